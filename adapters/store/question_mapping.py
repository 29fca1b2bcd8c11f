"""Rows of what questions remember, from domain values and back; the same promises as adapters.store.mapping.

What moves or changes is in columns, and only there: no body says which chat it belongs to.
"""

from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError, from_json, to_json

from adapters.store.mapping import digest, key, read, written
from adapters.store.question_tables import AnswerRow, ConversationRow
from bot.domain.chat import Address
from bot.domain.conversation import Conversation
from bot.domain.paper import check_aware
from bot.errors import BadPayload
from bot.ports.store import KeptAnswer

NOWHERE = Address("", "")


@cache
def answer_json() -> TypeAdapter[KeptAnswer]:
    """How an answer is written; made once, when the first is."""
    return TypeAdapter(KeptAnswer)


@cache
def conversation_json() -> TypeAdapter[Conversation]:
    """How a conversation is written; made once, when the first is."""
    return TypeAdapter(Conversation)


def answer_row(kept: KeptAnswer) -> AnswerRow:
    """An answer; the database numbers it."""
    check_aware(kept.at)
    bare = replace(kept, number=0, address=NOWHERE, person="", message="", state="given", remark="")
    return AnswerRow(
        id=None,
        platform=key(kept.address.platform),
        address=key(kept.address.id),
        person=key(kept.person),
        message=key(kept.message),
        question=digest(kept.key),
        language=key(kept.answer.language),
        lasting=kept.lasting,
        state=kept.state,
        remark=remark_text(kept.remark),
        given_at=kept.at,
        body=written(answer_json(), bare, "an answer"),
    )


def answer_of(row: AnswerRow) -> KeptAnswer:
    """An answer again."""
    kept = read(answer_json(), row.body, f"answer {row.id}")
    changed = row.model_dump(include={"person", "message", "state"})
    place = Address(row.platform, row.address)
    return replace(kept, number=row.id or 0, address=place, remark=from_json(row.remark), **changed)


def remark_text(remark: str) -> str:
    """What a person wrote about an answer, so that a column takes every character."""
    try:
        return to_json(remark).decode()
    except PydanticSerializationError as error:
        raise BadPayload("a remark cannot be kept: it is no Unicode text") from error


def conversation_values(conversation: Conversation) -> tuple[str, str, str]:
    """Platform, address and body of a conversation."""
    for exchange in conversation.exchanges:
        check_aware(exchange.at)
    if conversation.asked_at is not None:
        check_aware(conversation.asked_at)
    body = written(conversation_json(), replace(conversation, address=NOWHERE), "a conversation")
    return key(conversation.address.platform), key(conversation.address.id), body


def conversation_of(row: ConversationRow) -> Conversation:
    """A conversation again."""
    read_back = read(conversation_json(), row.body, "a conversation")
    return replace(read_back, address=Address(row.platform, row.address))
