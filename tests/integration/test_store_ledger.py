"""The ledger on real databases: several processes at once, kills, full disks, a backup (FAULTS 11, 61, 62, 63)."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from builders import an_address
from builders_ledger import (
    LANE,
    NEXT,
    NOW,
    TOMORROW,
    a_bundle,
    a_recipe,
    claim,
    decided,
    planned,
    sent,
    settle,
    states,
    taken,
    waiting,
)

from adapters.store.backup import damage
from adapters.store.direct import Statements
from adapters.store.maintenance import backup
from adapters.store.opening import SqlStore, open_store
from bot.errors import StoreUnusable

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("ledger_process.py")


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def start(url: str, command: str, name: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests", PROGRAM.parent)))}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen([sys.executable, str(PROGRAM), url, command, name], text=True, env=environment, **pipes)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def let_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


# --- 61


@pytest.mark.slow  # four interpreters start and write at once
async def test_planner_worker_bot_and_reader_at_once_and_none_is_locked_out(database_url: str) -> None:
    """FAULTS 61."""
    store = await open_store(database_url)
    await planned(store, "first")
    processes = [start(database_url, "storm", f"p{number}") for number in range(4)]
    for process in processes:
        let_go(process)
    assert [process.communicate(timeout=60)[1] for process in processes] == [""] * 4
    entries = await store.ledger.entries(most=10_000)
    again = Counter((entry.address, entry.posting, entry.part) for entry in entries)
    assert max(again.values()) == 1
    assert {entry.state for entry in entries} <= {"ready", "sent", "expired"}
    assert await store.ledger.due(NOW, [LANE], 1000) is not None
    await store.close()


async def test_who_begins_by_reading_lets_nobody_write_between(sqlite_url: str) -> None:
    """FAULTS 61: a reader that becomes a writer is refused where another wrote meanwhile, and waits in vain."""
    store = await open_store(sqlite_url)

    def reads(run: Statements) -> None:
        run.one("SELECT count(*) FROM lanes")
        other = sqlite3.connect(path_of(sqlite_url), timeout=0, isolation_level=None)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    await store.connections.direct_write(reads)
    await store.close()


# --- 62


def limit(store: SqlStore, fault: str | None) -> None:
    """Break the writing connection in one way, or mend it."""
    connection = store.connections.writer.raw_connection()
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA query_only={'ON' if fault == 'readonly' else 'OFF'}")
    (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    allowed = pages + int(fault) if fault and fault.isdigit() else 2**30
    cursor.execute(f"PRAGMA max_page_count={allowed}").fetchall()
    connection.close()


@pytest.mark.parametrize("fault", [*map(str, range(8)), "readonly"])
async def test_a_disk_that_takes_no_more_leaves_no_claim_in_the_air(sqlite_url: str, fault: str) -> None:
    """FAULTS 62: no send without a durable claim; it is told, and goes on where there is room again."""
    store = await open_store(sqlite_url)
    bundle = await planned(store, *map(str, range(60)), parts=1)
    fence, rows = await taken(store), await waiting(store)
    limit(store, fault)
    begun: set[int] = set()
    told: list[str] = []
    for row in rows:
        try:
            begun |= (await claim(store, fence, row)).claimed
            await settle(store, fence, sent(row, f"{row.number}".rjust(200)))
        except StoreUnusable as error:
            told.append(str(error))
            with closing(sqlite3.connect(path_of(sqlite_url))) as other:
                kept = other.execute("SELECT id FROM deliveries WHERE state IN ('sending', 'sent')").fetchall()
            assert {number for (number,) in kept} == begun
    assert told
    assert all("full" in words or "only be read" in words for words in told)
    limit(store, None)
    for row in rows:
        await claim(store, fence, row)
        await settle(store, fence, sent(row))
    assert await states(store) == ["sent"] * len(rows)
    assert (await store.ledger.plan(TOMORROW, [LANE], 100, decided(bundle))).rows == 0
    await store.close()
    with closing(sqlite3.connect(path_of(sqlite_url))) as connection:
        assert damage(connection) is None


@pytest.mark.parametrize("fault", [str(room) for room in range(0, 12, 3)])
async def test_a_plan_that_does_not_fit_is_not_there_at_all(sqlite_url: str, fault: str) -> None:
    """FAULTS 2, 62: rows, cursors and next_due together."""
    store = await open_store(sqlite_url)
    await planned(store, *map(str, range(80)))
    bundle = await a_bundle(store, 3, a_recipe(NEXT))
    before = await states(store), await store.chats.get(an_address("7"))
    limit(store, fault)
    for _ in range(16):
        try:
            await store.ledger.plan(TOMORROW, [LANE], 5, decided(bundle, next_due=TOMORROW + timedelta(days=1)))
        except StoreUnusable:
            break
        before = await states(store), await store.chats.get(an_address("7"))
    else:
        pytest.fail("the disk was never full")
    assert (await states(store), await store.chats.get(an_address("7"))) == before
    await store.close()


@pytest.mark.slow  # an interpreter, sixty claims
async def test_a_write_that_fails_anywhere_in_the_log_claims_nothing(sqlite_url: str) -> None:
    """FAULTS 62: an error at every page of the log."""
    store = await open_store(sqlite_url)
    await planned(store, *map(str, range(60)), parts=1)
    await store.close()
    process = start(sqlite_url, "full", "x")
    let_go(process)
    said, errors = process.communicate(timeout=60)
    assert errors == ""
    assert int(said.split()[-1]) >= 10
    with closing(sqlite3.connect(path_of(sqlite_url))) as connection:
        assert damage(connection) is None
        assert connection.execute("SELECT DISTINCT state FROM deliveries").fetchall() == [("sent",)]


# --- 63


async def killed(url: str, after: int) -> list[int]:
    """What a worker told before it was killed: numbers that were claimed, negative where they were settled."""
    store = await open_store(url)
    await planned(store, *map(str, range(80)), parts=1)
    await store.close()
    process = start(url, "claims", "x")
    assert process.stdout is not None
    let_go(process)
    said = [process.stdout.readline() for _ in range(after)]
    process.kill()
    rest, _ = process.communicate()
    return [int(number) for number in ("".join(said) + rest).split()]


@pytest.mark.slow  # an interpreter that is killed
@pytest.mark.parametrize("after", [1, 2, 31])
async def test_what_was_claimed_before_a_kill_is_found_unsure_and_nothing_else(database_url: str, after: int) -> None:
    """FAULTS 1, 63: a claim that was told is on the disk."""
    told = await killed(database_url, after)
    assert len(told) >= after
    store = await open_store(database_url)
    fence = await store.ledger.take(LANE, "next", await store.ledger.seen(LANE))
    assert fence is not None
    unsure = {row.number for row in await store.ledger.unsure(LANE, TOMORROW, 1000)}
    settled = {entry.number for entry in await store.ledger.entries(states=["sent"], most=1000)}
    await store.close()
    claimed, over = {number for number in told if number > 0}, {-number for number in told if number < 0}
    assert over <= settled
    assert claimed <= settled | unsure
    assert len(unsure) <= 1
    assert len(unsure | settled) <= len(claimed) + 1


@pytest.mark.slow  # an interpreter that is killed
@pytest.mark.parametrize("share", [0.0, 0.31, 0.77, 0.999])
async def test_a_log_without_its_end_leaves_a_sound_ledger(sqlite_url: str, share: float) -> None:
    """FAULTS 63: power loss on a disk that lied: what is lost is sent again under the same key, never half."""
    await killed(sqlite_url, 60)
    path = path_of(sqlite_url)
    log = path.with_name(path.name + "-wal")
    os.truncate(log, int(log.stat().st_size * share))
    store = await open_store(sqlite_url)
    messages = len(await store.messages.showing(NOW.date(), 1))
    found = Counter(entry.state for entry in await store.ledger.entries(most=1000))
    await store.close()
    assert messages == found["sent"]
    assert found["sending"] <= 1
    assert found["ready"] + found["sending"] + found["sent"] in (0, 80)
    with closing(sqlite3.connect(path)) as connection:
        assert damage(connection) is None


# --- 11


async def test_after_an_older_backup_a_chat_gets_one_posting_under_the_same_keys(sqlite_url: str) -> None:
    """FAULTS 11: what was sent after the backup has the same keys again, and one posting carries all that is new."""
    store = await open_store(sqlite_url)
    await planned(store, "1", "2")
    copy = backup(sqlite_url, path_of(sqlite_url).with_name("copy.db"))
    fence, rows = await taken(store), await waiting(store)
    for row in rows:
        await claim(store, fence, row)
        await settle(store, fence, sent(row))
    await store.ledger.plan(TOMORROW, [LANE], 10, decided(await a_bundle(store, 2, a_recipe(NEXT))))
    await store.close()
    for ending in ("", "-wal", "-shm"):
        path_of(sqlite_url + ending).unlink(missing_ok=True)
    shutil.move(copy, path_of(sqlite_url))
    store = await open_store(sqlite_url)
    assert [row.key for row in await waiting(store)] == [row.key for row in rows]
    due = await store.ledger.due(TOMORROW, [LANE], 10)
    assert [each.since for each in due] == [None, None]
    count = await store.ledger.plan(TOMORROW, [LANE], 10, decided(await a_bundle(store, 2, a_recipe(NEXT))))
    assert count.rows == 4
    per_chat = Counter((row.address, row.posting) for row in await waiting(store))
    assert sorted(per_chat.values()) == [2, 2]
    await store.close()
