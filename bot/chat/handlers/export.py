"""/export: what is kept about this chat and its topics, as a JSON file. Of a group or channel nothing says who asked
what, or who its people are. It changes nothing."""

from dataclasses import replace
from typing import Any

from pydantic_core import to_json, to_jsonable_python

from bot.chat.message import File, Saying
from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.domain.chat import Chat
from bot.ports.payments import payer_of

MOST = 100_000
"""Rows of one kind: more than a chat gets in the days for which they are kept."""


async def export(turn: Turn) -> Saying:
    """One file, in the shape of the values themselves; `schema` is its own number."""
    words, incoming = turn.words.changes, turn.incoming
    if not turn.known:
        yield turn.reply(line(words.nothing_kept), ephemeral=True)
        return
    private = incoming.kind == "private" and turn.place is None
    chats = await turn.house.store.chats.within(turn.chat.address)
    whole = {
        "schema": 1,
        "exported_at": turn.now,
        "chats": [await _chat(turn, chat, private=private) for chat in chats],
        **(await _talk(turn) if private else {}),
    }
    file = File(f"jogan-{turn.now:%Y-%m-%d}.json", "", to_json(whole, indent=2))
    said = words.export if private else words.export_of_place
    yield replace(turn.reply(line(said), ephemeral=True), file=file)


async def _chat(turn: Turn, chat: Chat, *, private: bool) -> dict[str, Any]:
    """One chat with what it got and who changed it; a place's people are left out."""
    store, address = turn.house.store, chat.address
    changes = await store.changes.last(address, MOST)
    spent = await store.payments.spent_by(payer_of(address))
    shown = chat if private else replace(chat, owner="")
    return {
        "settings": to_jsonable_python(shown),
        "changes": [each if private else replace(each, person="") for each in changes],
        "deliveries": await store.ledger.entries(address=address, most=MOST),
        "messages": await store.messages.of(address),
        "spendings": [{"day": day, "calls": day_of.calls, "tokens": day_of.total} for day, day_of in spent],
    }


async def _talk(turn: Turn) -> dict[str, Any]:
    """What the person of a private chat asked, here and in groups, and what was talked about here."""
    store, address = turn.house.store, turn.chat.address
    return {
        "conversation": await store.conversations.get(address),
        "answers": await store.answers.asked(address, turn.incoming.sender),
    }
