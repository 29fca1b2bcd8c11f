"""Erases what is kept about a chat, and about the person whose private chat it is; counts the rows by kind."""

from collections.abc import Collection

from adapters.store.direct import Statements
from adapters.store.payers import hand_over
from bot.domain.chat import Address
from bot.ports.payments import FORGOTTEN, payer_of
from bot.ports.store import Forgotten

CHAT = "SELECT id, kind, owner FROM chats WHERE platform = ? AND address = ? {kept}"
DISOWN = "UPDATE chats SET owner = '' WHERE platform = ? AND owner {texts}"
DELIVERIES = "DELETE FROM deliveries WHERE chat = ?"
ROWS = {"chats": "DELETE FROM chats WHERE platform = ? AND address = ?",
        "messages": "DELETE FROM messages WHERE platform = ? AND address = ?"}  # fmt: skip
ASKED = "SELECT DISTINCT address FROM answers WHERE platform = ? AND person {texts}"
CONVERSATIONS = "DELETE FROM conversations WHERE platform = ? AND address {texts}"
ANSWERS = "DELETE FROM answers WHERE platform = ? AND address = ?"
PERSONS_ANSWERS = "DELETE FROM answers WHERE platform = ? AND person {texts}"
REPLIES = "DELETE FROM replies WHERE payer = ?"


def forget(run: Statements, address: Address) -> Forgotten:
    """All that names the chat, and all that was asked in it or by its person."""
    place = address.platform, address.id
    number, kind, owner = run.one(CHAT, *place) or (None, None, "")
    persons = {address.id, owner if kind == "private" else ""} - {""}
    run.run(DISOWN, address.platform, run.texts(persons))
    counts = {kind: run.run(rows, *place) for kind, rows in ROWS.items()}
    counts["deliveries"] = run.run(DELIVERIES, number)
    counts |= _asked(run, address, persons)
    payer = payer_of(address)
    counts["replies"] = run.run(REPLIES, payer)
    counts["spendings"] = hand_over(run, payer, FORGOTTEN)
    return Forgotten(counts)


def _asked(run: Statements, address: Address, persons: Collection[str]) -> dict[str, int]:
    """A conversation does not say who asked what in it: where the person asked, all of it goes."""
    theirs = run.texts(persons)
    talked = {address.id, *(where for (where,) in run.all(ASKED, address.platform, theirs))}
    conversations = run.run(CONVERSATIONS, address.platform, run.texts(talked))
    answers = run.run(ANSWERS, address.platform, address.id)
    answers += run.run(PERSONS_ANSWERS, address.platform, theirs)
    return {"conversations": conversations, "answers": answers}
