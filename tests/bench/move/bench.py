"""`jogan db move` of 100,000 chats with their deliveries, half of them sent and some on the wire, to PostgreSQL.

BENCH_MOVE_CHATS says another number. Its rival copies the same rows in the same order and compares nothing: the rest
is what it costs to know that every row arrived.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from figure import Bench, size
from own_schema import own_schema
from sqlalchemy import text

from adapters.store.addresses import Postgres, SqliteFile, parsed
from adapters.store.connections import postgres_writer
from adapters.store.maintenance import status, upgrade
from adapters.store.opening import OURS, open_store
from adapters.store.tables import Row
from adapters.store.transfer.move import move
from adapters.store.transfer.source import held
from adapters.store.transfer.target import emptied

CHATS = size("MOVE_CHATS", 100_000)
BENCH = Bench(__file__, ("adapters/store",))
PARTS = 2
ON_WIRE = 10
SECONDS_BAR, MEMORY_BAR, RATIO_BAR = 30.0 * CHATS / 100_000, 150.0, 4.0
RIVAL = "the same rows copied, nothing compared"
MOMENT = "2024-07-16 23:30:00.000000"
EACH = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
FILL = (
    "INSERT INTO lanes VALUES ('telegram:1', 'dead', 1, 1, NULL, '')",
    f"""INSERT INTO chats (platform, address, kind, language, timezone, post_time, days, weekly, length, notices,
categories, everything, paused, cursor, next_due, last_read, last_report, muted, off, owner, from_file, lane) {EACH}
SELECT 'telegram', CAST(1000000000 + i AS TEXT), 'private', 'ko', 'Asia/Seoul', '09:00:00.000000', '[0,1,2,3,4,5,6]',
FALSE, 'brief', FALSE, '["LLM","Multimodal"]', FALSE, FALSE, '2024-07-16', '2024-07-17 23:30:00.000000', NULL, '',
FALSE, NULL, '', FALSE, 'telegram:1' FROM n""",
    f"""INSERT INTO deliveries (lane, chat, posting, part, day, bundle, since, state, attempts, unclean, again,
not_before, fence, message_id, reason, planned_at, claimed_at, settled_at) {EACH}
SELECT 'telegram:1', i, 'edition:2024-07-16', part, '2024-07-16', 1, '2024-07-15',
CASE WHEN i <= {CHATS // 2} THEN 'sent' WHEN i <= {CHATS // 2 + ON_WIRE // PARTS} THEN 'sending' ELSE 'ready' END,
1, 0, FALSE, NULL, 1, 'm' || i, '', '{MOMENT}', CASE WHEN i <= {CHATS // 2 + ON_WIRE // PARTS} THEN '{MOMENT}' END,
CASE WHEN i <= {CHATS // 2} THEN '{MOMENT}' END FROM n, (SELECT 1 AS part UNION ALL SELECT 2)""",
    f"""INSERT INTO messages (platform, address, message, kind, day, papers, older, about, part, parts, sent_at) {EACH}
SELECT 'telegram', CAST(1000000000 + i AS TEXT), CAST(i AS TEXT), 'private', '2024-07-16', ',1,2,', NULL,
'{{"day":"2024-07-16","papers":[1,2],"category":"","page":null,"older":[]}}', 1, 2, '{MOMENT}'
FROM n WHERE i <= {CHATS // 2}""",
)


async def fill(url: str) -> None:
    """A broadcast that stopped in its middle."""
    store = await open_store(url)
    for statement in FILL:
        values = (CHATS,) if "?" in statement else ()
        await store.connections.direct_write(lambda run, say=statement, values=values: run.run(say, *values))
    await store.close()


def in_a_process(work: Callable[[], object]) -> tuple[float, float, float]:
    """Seconds, seconds of CPU and most megabytes of a process that does this and nothing else."""
    started = time.perf_counter()
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    _, ended, used = os.wait4(child, 0)
    assert ended == 0
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def bare(source: str, target: str) -> None:
    """Copy only."""
    old, new = parsed(source), parsed(target)
    assert isinstance(old, SqliteFile)
    assert isinstance(new, Postgres)
    with held(old, OURS) as left, emptied(new, OURS) as filled:
        for table in Row.metadata.sorted_tables:
            filled.fill(table, left.rows(table))


def measure(source: str, server: str) -> None:
    """The rival first, then the move."""
    asyncio.run(fill(source))
    rows = sum(status(source).rows.values())
    BENCH.data = f"{CHATS:,} chats, {rows:,} rows"
    with own_schema(server) as target:
        upgrade(target)
        rival, _, _ = in_a_process(lambda: bare(source, target))
    with own_schema(server) as target:
        upgrade(target)
        seconds, cpu, memory = in_a_process(lambda: move(source, target, lambda *_: None))
        rivals, note = {RIVAL: rival}, f"{rows / seconds:,.0f} rows a second, {cpu:.1f} s CPU"
        BENCH.figure(
            "every row moved, read back and compared", seconds, "s", at_most=SECONDS_BAR, rivals=rivals, note=note
        )
        BENCH.figure("a move, of a copy that compares nothing", seconds / rival, "x", at_most=RATIO_BAR)
        BENCH.figure("most memory of its process", memory, "MB", at_most=MEMORY_BAR)
        assert sum(status(target).rows.values()) == rows
        BENCH.figure("on the wire before, unsure now", _unsure(target), f"of {ON_WIRE}", at_least=ON_WIRE)


def _unsure(url: str) -> int:
    address = parsed(url)
    assert isinstance(address, Postgres)
    engine = postgres_writer(address.url)
    with engine.connect() as connection:
        found: int = connection.execute(text("SELECT count(*) FROM deliveries WHERE state = 'unsure'")).scalar_one()
    engine.dispose()
    return found


def main() -> int:
    """From a file in a temporary folder."""
    server = os.environ.get("JOGAN_TEST_DATABASE_URL")
    if not server:
        BENCH.not_run("JOGAN_TEST_DATABASE_URL names no server")
        return BENCH.end()
    with tempfile.TemporaryDirectory() as folder:
        measure(f"sqlite:///{Path(folder) / 'jogan.db'}", server)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
