"""What a chat has that asks for /export: an answer as it is kept, and what somebody reads in the file that comes."""

import json
from datetime import UTC, datetime
from typing import Any

from bot.domain.answer import Answer
from bot.domain.chat import Address, ChatKind
from bot.ports.store import KeptAnswer, Store

AT = datetime(2024, 7, 17, 2, tzinfo=UTC)
OWN, ELSEWHERE, ANOTHERS = "why so fast?", "asked in a group", "what somebody else asked"


def an_answer(person: str, question: str, address: Address, kind: ChatKind = "private") -> KeptAnswer:
    """To a question that somebody asked there."""
    answer = Answer(question, "en", ("arxiv:2407.10671",), "not_said", "passages")
    return KeptAnswer(0, address, kind, person, question, answer, AT)


async def asked(store: Store, person: str, chat: Address, group: Address) -> None:
    """A person asked here and in a group, somebody else in that group."""
    await store.answers.add(an_answer(person, OWN, chat))
    await store.answers.add(an_answer(person, ELSEWHERE, group, "group"))
    await store.answers.add(an_answer("somebody else", ANOTHERS, group, "group"))


def settings_in(content: bytes) -> list[tuple[str, str, list[str]]]:
    """Address, kind and categories of each chat in a file."""
    shown = [chat["settings"] for chat in json.loads(content)["chats"]]
    return [(each["address"]["id"], each["kind"], each["categories"]) for each in shown]


def questions_in(content: bytes) -> list[str]:
    """The questions whose answers are in a file."""
    whole: dict[str, Any] = json.loads(content)
    return [each["answer"]["question"] for each in whole["answers"]]
