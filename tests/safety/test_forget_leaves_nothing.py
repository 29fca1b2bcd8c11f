"""After /forget: a search of every byte of the database's files, and of every row, for all that was the chat's.

Every text that a forgotten chat brought bears its canary; so does no other. What stays, stays readable.
"""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from builders import DAY, a_chat, a_message, an_address, at
from builders_ledger import claim, planned, sent, settle, taken, waiting
from full_database import rows_of
from sqlalchemy import text

from adapters.store.connections import BUSY_SECONDS
from adapters.store.opening import SqlStore, open_store
from bot.domain.alert import Alert
from bot.domain.answer import Answer, Passage, Ranked
from bot.domain.change import Change
from bot.domain.chat import Address
from bot.domain.conversation import Conversation, Exchange
from bot.domain.evidence import Bullet
from bot.ports.changes import By
from bot.ports.llm import Usage
from bot.ports.payments import KeptReply, Limits, payer_of
from bot.ports.store import KeptAnswer

GOES, STAYS = "canary-gone", "canary-kept"
GROUP = an_address("-100777", "telegram")


def canary(kind: str, number: int) -> str:
    return f"{kind}-{number:04d}"


async def lives(store: SqlStore, word: str, place: Address | None = None) -> Address:
    """A chat of a person whose every text bears the word, with rows of every kind; the person asked in a group too."""
    address = place or an_address(word, "telegram")
    person = f"{word}-person"
    chat = a_chat(address.id, "telegram", owner=person, categories=(f"{word}-category",), last_report=f"{word}-report")
    before = replace(chat, categories=(f"{word}-former",), timezone=f"{word}/Zone")
    await store.chats.put(chat, By(person, at(), before))
    await store.messages.add([a_message(f"{word}-message", address=address)])
    for where in (address, GROUP):
        await store.answers.add(_answer(word, person, where))
    exchange = Exchange((f"arxiv:{word}",), f"{word} question", f"{word} answer", at())
    await store.conversations.put(Conversation(address, (exchange,), f"{word} gist"), at())
    await _paid(store, word, address)
    assert await store.alerts.claim(Alert("dead", f"telegram:{address.id}", DAY, f"{word} reason"), at())
    group = await store.chats.get(GROUP) or a_chat(GROUP.id, "telegram", kind="group")
    await store.chats.put(replace(group, weekly=not group.weekly), By(person, at(), group))
    return address


def _answer(word: str, person: str, where: Address) -> KeptAnswer:
    passage = Ranked(Passage(f"arxiv:{word}", 0, "abstract", f"{word} passage", 0), 1.0)
    said = (Bullet(f"{word} said", ()),)
    answer = Answer(f"{word} question", "en", (f"arxiv:{word}",), "answered", "model", said, (passage,), model="m")
    return KeptAnswer(
        0, where, "private", person, f"{word} key", answer, at(), f"{word}-message", "reported", f"{word} no"
    )


async def _paid(store: SqlStore, word: str, address: Address) -> None:
    number = await store.payments.reserve(DAY, payer_of(address), 10, Limits(10**9))
    assert number is not None
    reply = KeptReply(f"{word}-reply", "m", f'{{"{word}": 1}}', Usage(1, 1))
    await store.payments.settle(number, Usage(1, 1), reply, at())


def bytes_of(url: str) -> bytes:
    """Every byte of the file, its log and its index of the log."""
    path = Path(url.removeprefix("sqlite:///"))
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(path.name + "*")))


@pytest.mark.parametrize("others", [0, 60])
async def test_no_byte_of_the_files_has_anything_of_the_chat(sqlite_url: str, others: int) -> None:
    """Also where pages are rewritten, split and joined because others live beside."""
    store = await open_store(sqlite_url)
    places = []
    for number in range(others + 1):
        places.append(await lives(store, canary(GOES, number)))
        if number % 2:
            await lives(store, canary(STAYS, number))
    assert bytes_of(sqlite_url).count(GOES.encode()) >= 20 * (others + 1)  # it looks in the right place
    for place in places:
        assert (await store.chats.forget(place)).counts["answers"] == 2
    left = bytes_of(sqlite_url)
    await store.close()
    assert GOES.encode() not in left
    assert GOES.encode() not in bytes_of(sqlite_url)
    assert left.count(STAYS.encode()) >= 20 * (others // 2)


async def test_who_reads_the_log_keeps_it_but_holds_up_no_other_write(sqlite_url: str) -> None:
    """A copy being made, somebody's own look: a lane's beat may not wait for it, and the log is emptied after it."""
    store, path = await open_store(sqlite_url), sqlite_url.removeprefix("sqlite:///")
    place = await lives(store, canary(GOES, 1))
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM chats").fetchone() == (2,)
        forgetting = asyncio.create_task(store.chats.forget(place))
        async with asyncio.timeout(BUSY_SECONDS / 2):
            while await store.chats.get(place):  # noqa: ASYNC110 - what is waited for tells nobody
                await asyncio.sleep(0.01)
            await store.chats.put(a_chat("5", "telegram"))
    await forgetting
    left = bytes_of(sqlite_url)
    found = await store.connections.write(lambda session: session.connection().execute(text("PRAGMA busy_timeout")))
    assert found.scalar() == BUSY_SECONDS * 1_000
    await store.close()
    assert GOES.encode() not in left


async def test_a_log_that_stays_is_told(sqlite_url: str, caplog: pytest.LogCaptureFixture) -> None:
    store, path = await open_store(sqlite_url), sqlite_url.removeprefix("sqlite:///")
    place = await lives(store, canary(GOES, 1))
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM chats").fetchone()
        assert (await store.chats.forget(place)).counts["chats"] == 1
    await store.close()
    assert any("what was erased stays in it" in message for message in caplog.messages)


async def test_no_row_of_any_table_has_anything_of_the_chat(database_url: str) -> None:
    store = await open_store(database_url)
    place, other = await lives(store, canary(GOES, 1)), await lives(store, canary(STAYS, 2))
    assert GOES in repr(rows_of(database_url))
    await store.chats.forget(place)
    rows = rows_of(database_url)
    kept: tuple[Change, ...] = await store.changes.last(GROUP, 9)
    await store.close()
    assert GOES not in repr(rows)
    with_other = {table for table, found in rows.items() if STAYS in repr(found)}
    assert with_other >= {"chats", "messages", "answers", "conversations", "changes", "alerts", "replies", "spendings"}
    assert [one.person for one in kept] == [f"{other.id}-person", ""]


async def test_deliveries_and_topics_go_too(database_url: str) -> None:
    store = await open_store(database_url)
    word = canary(GOES, 3)
    await planned(store, word)
    fence = await taken(store)
    (first, *_) = await waiting(store)
    await claim(store, fence, first)
    await settle(store, fence, sent(first, f"{word}-sent"))
    place = first.address
    topic = Address(place.platform, f"{place.id}/7")
    thread = a_chat(topic.id, topic.platform, kind="thread")
    await store.chats.put(replace(thread, weekly=True), By("", at(), thread))
    await store.messages.add([a_message("1", address=topic)])
    await store.conversations.put(Conversation(topic, gist=f"{word} gist"), at())
    assert GOES in repr(rows_of(database_url)["deliveries"])
    counts = (await store.chats.forget(place)).counts
    assert counts["deliveries"] >= 1
    assert await store.chats.get(topic) is None
    rows = rows_of(database_url)
    await store.close()
    assert GOES not in repr(rows)


async def test_what_is_read_meanwhile_keeps_nothing_in_the_log(sqlite_url: str) -> None:
    """A question that is being read when /forget is said ends first; then the log is emptied."""
    store = await open_store(sqlite_url)
    place = await lives(store, canary(GOES, 5))
    reads = [store.changes.last(GROUP, 9) for _ in range(8)]
    await asyncio.gather(store.chats.forget(place), *reads)
    left = bytes_of(sqlite_url)
    await store.close()
    assert GOES.encode() not in left
