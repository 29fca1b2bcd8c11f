"""A hundred days: every table's oldest row is within its promise, and the database stops growing.

Each table is named here with what is promised of it; one without a promise fails.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from builders import DAY, a_chat, a_message, an_address, at
from fakes import FakeClock
from full_database import one
from ledger_rows import settle, write_posting

from adapters.passages.index import IndexedPassages
from adapters.passages.sqlite import SqliteStemmer
from adapters.store.http_cache import SqlHttpCache
from adapters.store.opening import SqlStore, open_store
from adapters.store.tables import Row
from bot.delivery.retention import tidy
from bot.domain.alert import Alert
from bot.domain.answer import Answer, Passage
from bot.domain.conversation import Conversation
from bot.domain.text import PaperText, TextSection
from bot.ports.changes import By
from bot.ports.ledger import Settled
from bot.ports.llm import Usage
from bot.ports.payments import KeptReply, Limits
from bot.ports.reports import Joined
from bot.ports.store import KeptAnswer

DAYS = 100
PAGES = 30
"""Answers over HTTP that are kept in this test."""
PROMISED: dict[str, tuple[str, int]] = {
    "heard": ("noted_at", 3),
    "messages": ("sent_at", 90),
    "deliveries": ("planned_at", 30),
    "bundles": ("made_at", 31),
    "texts": ("put_at", 30),
    "passages": ("put_at", 30),
    "answers": ("given_at", 90),
    "conversations": ("put_at", 30),
    "replies": ("kept_at", 30),
    "spendings": ("day", 30),
    "reservations": ("day", 30),
    "joins": ("found_at", 90),
    "alerts": ("claimed_at", 90),
    "outages": ("again_at", 30),
    "changes": ("at", 90),
}
"""The column that says how old a row is, and the days that are promised."""
WITH_ANOTHER = {"bundle_parts": "bundles", "passage_words": "passages"}
"""Rows that go with those of another table."""
COUNTED = {"http_cache": PAGES}
"""So many rows, however old."""
ONE_EACH = {"chats", "lanes", "failing_sources"}
"""One for each place, bot or source: of a chat until /forget."""
PUBLIC = {"papers", "sightings", "lists", "editions", "edition_papers", "reports", "series"}
"""What was published, for good; nothing of it is about a reader."""


def test_every_table_has_its_promise() -> None:
    promised = [*PROMISED, *WITH_ANOTHER, *COUNTED, *ONE_EACH, *PUBLIC]
    assert sorted(promised) == sorted(table.name for table in Row.metadata.sorted_tables)


async def lived(store: SqlStore, passages: IndexedPassages, number: int, now: datetime) -> None:
    """One day with rows in every table that forgets."""
    name, day = f"day-{number:03d}", now.date()
    chat = a_chat("reader", everything=True, weekly=bool(number % 2))
    await store.chats.put(chat, By("7", now, replace(chat, weekly=not chat.weekly)))
    await store.heard.first("telegram:1", name, now)
    await store.messages.add([a_message(name, sent_at=now)])
    rows = await write_posting(store, chat, DAY + timedelta(days=number), 2, now)
    await settle(store, rows, [Settled(0, "sent", message_id=name), Settled(1, "sent", message_id=name)], now)
    await store.conversations.put(Conversation(an_address(name), gist="x" * 500), now)
    for state in ("given", "reported"):
        said = Answer("why?", "en", (f"arxiv:{name}",), "not_said", "passages")
        await store.answers.add(KeptAnswer(0, chat.address, "private", "7", name, said, now, "", state))
    await paid(store, name, day, now)
    await store.texts.put(PaperText(name, "Title", "Abstract.", "html", (TextSection("1", "Models grow. " * 80),)), now)
    await passages.put(name, "1", [Passage(name, 0, "1", "Models grow larger every year.", 0)], now)
    await store.reports.join({name: Joined(None, now)})
    assert await store.alerts.claim(Alert("dead", name, day, "gone"), now)
    await cut_off(store, name, now)
    await SqlHttpCache(store.connections, most=PAGES).put(f"https://arxiv.org/{name}", None, None, b"x" * 5_000)


async def cut_off(store: SqlStore, process: str, now: datetime) -> None:
    """A process that never reached its platform, and ended."""
    fence = await store.ledger.take("telegram:9", process)
    assert fence is not None
    await store.ledger.unreached("telegram:9", fence, now, now, "no route to host")
    await store.ledger.release("telegram:9", fence)


async def paid(store: SqlStore, name: str, day: date, now: datetime) -> None:
    """A call that was answered and one that never came back."""
    for answered in (True, False):
        number = await store.payments.reserve(day, "terminal:reader", 10, Limits(1_000))
        assert number is not None
        if answered:
            reply = KeptReply(name, "m", '{"x": "' + "x" * 500 + '"}', Usage(5, 5))
            await store.payments.settle(number, Usage(5, 5), reply, now)


def oldest(url: str, table: str, column: str) -> datetime:
    """When the oldest row of a table was written."""
    (found,) = one(url, f"SELECT min({column}) FROM {table}")
    assert found is not None, f"{table} is empty: nothing was shown of it"
    moment = datetime.fromisoformat(str(found))
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def size_of(url: str) -> int:
    """Bytes of the file."""
    return Path(url.removeprefix("sqlite:///")).stat().st_size


@pytest.mark.slow
async def test_after_a_hundred_days_nothing_is_older_than_promised(sqlite_url: str) -> None:
    store, clock = await open_store(sqlite_url), FakeClock(at())
    passages = IndexedPassages(store.connections, SqliteStemmer())
    sizes = []
    for number in range(DAYS):
        await lived(store, passages, number, clock.now())
        clock.advance(timedelta(days=1))
        await tidy(store, clock, passages)
        await store.connections.fold()
        sizes.append(size_of(sqlite_url))
    await store.close()
    for table, (column, days) in PROMISED.items():
        assert clock.now() - oldest(sqlite_url, table, column) <= timedelta(days=days + 1), table
    for table, most in COUNTED.items():
        assert one(sqlite_url, f"SELECT count(*) FROM {table}")[0] <= most, table
    for table, of in WITH_ANOTHER.items():
        key = "paper" if of == "passages" else "id"
        mine = "paper" if of == "passages" else "bundle"
        lost = one(sqlite_url, f"SELECT count(*) FROM {table} WHERE {mine} NOT IN (SELECT {key} FROM {of})")
        assert lost == (0,), table
    assert sizes[-1] <= sizes[93] * 1.02, sizes
