"""Erases what is kept about a chat and its topics, and about the person whose private chat it is; counts the rows."""

from collections import Counter
from collections.abc import Collection

from adapters.store.direct import Statements
from adapters.store.moving import AFTER, BELOW
from adapters.store.payers import hand_over
from bot.domain.chat import Address
from bot.ports.payments import FORGOTTEN, payer_of
from bot.ports.store import Forgotten

CHAT = "SELECT id, kind, owner FROM chats WHERE platform = ? AND address = ? {kept}"
DISOWN = "UPDATE chats SET owner = '' WHERE platform = ? AND owner {texts}"
DELIVERIES = "DELETE FROM deliveries WHERE chat = ?"
ROWS = {"chats": "DELETE FROM chats WHERE platform = ? AND address = ?",
        "messages": "DELETE FROM messages WHERE platform = ? AND address = ?",
        "changes": "DELETE FROM changes WHERE platform = ? AND address = ?"}  # fmt: skip
NOBODYS = "UPDATE changes SET person = '' WHERE platform = ? AND person {texts}"
TOLD = "DELETE FROM alerts WHERE subject = ?"
ASKED = "SELECT DISTINCT address FROM answers WHERE platform = ? AND person {texts}"
CONVERSATIONS = "DELETE FROM conversations WHERE platform = ? AND address {texts}"
ANSWERS = "DELETE FROM answers WHERE platform = ? AND address = ?"
PERSONS_ANSWERS = "DELETE FROM answers WHERE platform = ? AND person {texts}"
KEPT_BY_ADDRESS = ("chats", "messages", "conversations", "answers", "changes")
BELOW_IT = "SELECT address FROM {table} WHERE platform = ? AND address >= ? AND address < ?"
TOPICS = " UNION ".join(BELOW_IT.replace("{table}", table) for table in KEPT_BY_ADDRESS) + " ORDER BY 1"
THREADS = (
    "SELECT DISTINCT own.address FROM messages AS own JOIN messages AS began"
    " ON began.platform = own.platform AND began.message = own.address"
    " WHERE began.platform = ? AND began.address = ?"
    " AND own.kind = 'thread' AND own.address <> began.address ORDER BY 1"
)
"""Threads that hang on a message of ours bear its name, and are addresses of their own."""
REPLIES = "DELETE FROM replies WHERE payer = ?"


def forget(run: Statements, place: Address) -> Forgotten:
    """All that is kept of a place, of its topics, and of the threads of its messages."""
    threads = [Address(place.platform, thread) for (thread,) in run.all(THREADS, place.platform, place.id)]
    counts = Counter(_forget(run, place))
    counts["topics"] = 0
    for topic in (*_topics(run, place), *threads):
        gone = _forget(run, topic)
        counts["topics"] += gone.pop("chats")
        counts.update(gone)
    return Forgotten(counts)


def _topics(run: Statements, place: Address) -> list[Address]:
    """The addresses below a place of which anything is kept, also where their chat is not."""
    within = place.platform, place.id + BELOW, place.id + AFTER
    return [Address(place.platform, topic) for (topic,) in run.all(TOPICS, *within * len(KEPT_BY_ADDRESS))]


def _forget(run: Statements, address: Address) -> dict[str, int]:
    """All that names the chat, and all that was asked in it or by its person."""
    place = address.platform, address.id
    number, kind, owner = run.one(CHAT, *place) or (None, None, "")
    persons = {address.id, owner if kind == "private" else ""} - {""}
    for theirs in (DISOWN, NOBODYS):
        run.run(theirs, address.platform, run.texts(persons))
    run.run(TOLD, f"{address.platform}:{address.id}")
    counts = {kind: run.run(rows, *place) for kind, rows in ROWS.items()}
    counts["deliveries"] = run.run(DELIVERIES, number)
    counts |= _asked(run, address, persons)
    payer = payer_of(address)
    counts["replies"] = run.run(REPLIES, payer)
    counts["spendings"] = hand_over(run, payer, FORGOTTEN)
    return counts


def _asked(run: Statements, address: Address, persons: Collection[str]) -> dict[str, int]:
    """A conversation does not say who asked what in it: where the person asked, all of it goes."""
    theirs = run.texts(persons)
    talked = {address.id, *(where for (where,) in run.all(ASKED, address.platform, theirs))}
    conversations = run.run(CONVERSATIONS, address.platform, run.texts(talked))
    answers = run.run(ANSWERS, address.platform, address.id)
    answers += run.run(PERSONS_ANSWERS, address.platform, theirs)
    return {"conversations": conversations, "answers": answers}
