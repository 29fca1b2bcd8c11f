"""Transactions in the driver's own words: their errors are ours, and one that PostgreSQL ended is tried again."""

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from builders_ledger import LANE, NOW
from patience import COMES

from adapters.store.direct import Statements, worded
from adapters.store.opening import SqlStore, open_store
from bot.errors import Permanent, StoreUnusable


def test_a_statement_is_said_in_both_databases_words() -> None:
    question = "SELECT id FROM chats WHERE id {ids} AND lane = ? {locked}"
    assert worded(question, False) == "SELECT id FROM chats WHERE id IN (SELECT value FROM json_each(?)) AND lane = ? "
    assert worded(question, True).endswith("= ANY(%s::bigint[]) AND lane = %s FOR NO KEY UPDATE SKIP LOCKED")


async def test_values_come_back_as_they_were_said(database_url: str) -> None:
    store = await open_store(database_url)
    seoul = datetime(2024, 7, 17, 8, 30, 0, 5, tzinfo=timezone(timedelta(hours=9)))

    def there_and_back(run: Statements) -> object:
        run.run(
            "INSERT INTO lanes (lane, owner, fence, beat, reason, paused_until) VALUES (?, '', 0, 0, '', ?)",
            LANE,
            run.instant(seoul),
        )
        kept = run.one("SELECT paused_until FROM lanes WHERE lane {texts}", run.texts([LANE, "x"]))
        return (
            run.moment(kept[0]),
            run.day_of(run.day(date(2024, 2, 29))),
            run.moment(None),
            run.day(None),
            run.instant(None),
        )

    assert await store.connections.direct_write(there_and_back) == (seoul, date(2024, 2, 29), None, None, None)
    (lane,) = await store.ledger.lanes()
    assert (lane.paused_until, lane.paused_until and lane.paused_until.tzinfo) == (seoul, UTC)
    await store.close()


async def test_a_naive_instant_is_refused(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    with pytest.raises(ValueError, match="zone"):
        await store.ledger.due(NOW.replace(tzinfo=None), [LANE], 1)
    await store.close()


async def test_foreign_errors_are_ours_and_nothing_is_kept(database_url: str) -> None:
    store = await open_store(database_url)

    def broken(run: Statements) -> None:
        run.run("INSERT INTO lanes (lane, owner, fence, beat, reason) VALUES ('x', '', 1, 0, '')")
        run.run("INSERT INTO lanes (lane, owner, fence, beat, reason) VALUES ('x', '', 1, 0, '')")

    with pytest.raises(Permanent, match=r"(?i)unique"):
        await store.connections.direct_write(broken)
    assert await store.ledger.lanes() == ()
    await store.close()


async def test_a_reader_cannot_write(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    with pytest.raises(StoreUnusable, match="only be read"):
        await store.connections.direct_read(lambda run: run.run("DELETE FROM chats"))
    await store.close()


async def test_two_that_wait_for_each_other_both_end_well(postgres_url: str) -> None:
    """PostgreSQL ends one of them after a second; it is carried out again."""
    one, other = await open_store(postgres_url), await open_store(postgres_url)
    for lane in "ab":
        await one.ledger.take(lane, "me")
    barrier = threading.Barrier(2)
    tries: list[str] = []

    def work(first: str, then: str) -> Callable[[Statements], int]:
        def done(run: Statements) -> int:
            tries.append(first)
            count = run.run("UPDATE lanes SET beat = beat + 1 WHERE lane = ?", first)
            if len(tries) <= 2:
                barrier.wait(COMES)
            return count + run.run("UPDATE lanes SET beat = beat + 1 WHERE lane = ?", then)

        return done

    async def run(store: SqlStore, first: str, then: str) -> int:
        return await store.connections.direct_write(work(first, then))

    assert await asyncio.gather(run(one, "a", "b"), run(other, "b", "a")) == [2, 2]
    assert len(tries) == 3
    seen = [await one.ledger.seen(lane) for lane in "ab"]
    assert [each and each.beat for each in seen] == [3, 3]
    await one.close()
    await other.close()
