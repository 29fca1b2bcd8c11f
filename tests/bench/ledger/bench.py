"""The ledger among a million chats: plans, claims, settling, ticks with nothing to do; SQLite and PostgreSQL.

JOGAN_BENCH_CHATS says another number than 1,000,000; PostgreSQL where JOGAN_TEST_DATABASE_URL names one. Its rival is
the bar that stands beside each figure.
"""

import asyncio
import os
import resource
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from builders import DAY
from builders_ledger import LANE, NOW, a_recipe, sent, some_parts
from filled import chats

from adapters.store.opening import SqlStore, open_store
from bot.delivery.plan import CHUNK
from bot.domain.delivery import Waiting
from bot.ports.ledger import DueChat, Planned, Settled

CHATS = int(os.environ.get("JOGAN_BENCH_CHATS", "1000000"))
CLAIM_BAR = {"sqlite": 1.0, "postgres": 5.0}
CPU_BAR, TICK_BAR = 0.12, 2.0
COMMIT = "UPDATE lanes SET reason = reason || '.' WHERE lane = 'bare:1'"
PARTS = 2
missed: list[str] = []


def row(what: str, figure: float, unit: str, bar: float | None = None) -> None:
    """One line, with its bar."""
    if bar is not None and figure > bar:
        missed.append(what)
    print(f"  {what:<58} {figure:>12,.3f} {unit:<10} {f'(bar {bar:g})' if bar is not None else ''}", flush=True)


async def plan(store: SqlStore) -> None:
    """Bundles first, then chunk after chunk, as the planner does."""
    bundles: dict[object, tuple[int, str]] = {}

    def decide(due: Sequence[DueChat]) -> Sequence[Planned]:
        planned = []
        for each in due:
            number, name = bundles[each.wants]
            tomorrow = each.due + timedelta(days=1)
            planned.append(Planned(each.chat, DAY, tomorrow, name, DAY, number, PARTS, each.since))
        return planned

    started, cpu = time.perf_counter(), time.process_time()
    for each in await store.ledger.due(NOW, [LANE], 1000):
        if each.wants not in bundles:
            recipe = a_recipe(language=each.wants.language, chosen=each.wants.chosen)
            kept = await store.ledger.keep_bundle(recipe, some_parts(PARTS), NOW)
            bundles[each.wants] = kept.number, recipe.name
    rows = 0
    longest = 0.0
    while (chunk := time.perf_counter()) and (count := await store.ledger.plan(NOW, [LANE], CHUNK, decide)).looked_at:
        rows += count.rows
        longest = max(longest, time.perf_counter() - chunk)
    seconds = time.perf_counter() - started
    row(f"plan of {CHATS:,} chats, {rows:,} rows", seconds, "s")
    row("  rows a second", rows / seconds, "rows/s")
    row("  longest chunk (others wait for it)", longest, "s")
    row("  CPU of this process", time.process_time() - cpu, "s")


async def median(times: int, work: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds."""
    figures = []
    for _ in range(times):
        started = time.perf_counter()
        await work()
        figures.append((time.perf_counter() - started) * 1000)
    return statistics.median(figures)


async def commits(store: SqlStore) -> None:
    """Milliseconds of a commit that changes one row: what the disk takes of any."""
    await store.ledger.pause("bare:1", NOW, "")

    async def commit() -> None:
        await store.connections.direct_write(lambda run: run.run(COMMIT))

    row("a commit of one small row, for comparison", await median(100, commit), "ms")


async def claims(store: SqlStore, kind: str) -> None:
    """A claim of 1, 8 and 30 among all that is ready, each in a commit of its own, after what the smallest one takes:
    where the disk alone takes more than the bar, the bar is missed and the row before says why."""
    await commits(store)
    fence = await store.ledger.take(LANE, "bench")
    assert fence is not None
    for count in (1, 8, 30):
        rows = (each for each in await store.ledger.ready(LANE, NOW, 164 * count) if each.part == 1)

        async def once(rows: Iterator[Waiting] = rows, count: int = count) -> None:
            wanted = [next(rows).number for _ in range(count)]
            given = await store.ledger.exchange(LANE, fence, (), wanted, NOW)
            assert len(given.claimed) == count

        row(
            f"claim of {count} among {CHATS * PARTS:,} ready rows, committed",
            await median(40, once),
            "ms",
            CLAIM_BAR[kind],
        )


async def deliveries(store: SqlStore, batch: int, count: int, *, barred: bool) -> None:
    """Look ahead, settle what was sent, claim the next: CPU of this process for each delivery."""
    fence = await store.ledger.take(LANE, "bench")
    assert fence is not None
    settled: list[Settled] = []
    done, after, queue = 0, 0, []
    started, cpu = time.perf_counter(), time.process_time()
    while done < count:
        if len(queue) < batch:
            queue = list(await store.ledger.ready(LANE, NOW, 256, after=after))
            after = queue[-1].number
        claimed, queue = queue[:batch], queue[batch:]
        given = await store.ledger.exchange(LANE, fence, settled, [each.number for each in claimed], NOW)
        settled = [sent(each) for each in claimed if each.number in given.claimed]
        done += len(settled)
    await store.ledger.exchange(LANE, fence, settled, (), NOW)
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - started
    row(f"CPU for a delivery, exchanges of {batch}", cpu * 1000 / done, "ms", CPU_BAR if barred else None)
    row("  deliveries a second", done / seconds, "1/s")


async def ticks(store: SqlStore) -> None:
    """A tick with nothing due."""

    async def tick() -> None:
        assert await store.ledger.due(NOW, [LANE], 1000) == ()
        await store.ledger.owing(NOW)

    row("tick with nothing due: due() and owing()", await median(200, tick), "ms", TICK_BAR)


async def measure(url: str, kind: str) -> None:
    """Everything on one database."""
    print(f"\n{kind}")
    store = await open_store(url)
    started = time.perf_counter()
    await chats(store, CHATS)
    print(f"  ({CHATS:,} chats written in {time.perf_counter() - started:.0f} s)")
    await plan(store)
    row("  most memory of this process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")
    await ticks(store)
    await claims(store, kind)
    for batch, count in ((1, 400), (8, 4000), (30, 6000)):
        await deliveries(store, batch, count, barred=batch >= 8 and kind == "sqlite")
    await store.close()


async def on_postgres(url: str) -> None:
    """In a schema of its own."""
    from sqlalchemy import text

    from adapters.store.addresses import Postgres, parsed
    from adapters.store.connections import postgres_writer

    address = parsed(url)
    assert isinstance(address, Postgres)
    engine, name = postgres_writer(address.url), f"bench_{uuid.uuid4().hex}"
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    own = address.url.update_query_dict({"options": f"-csearch_path={name}"})
    try:
        await measure(own.render_as_string(hide_password=False), "postgres")
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()


def main() -> int:
    """SQLite in a temporary folder, then PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(f"sqlite:///{Path(folder) / 'jogan.db'}", "sqlite"))
    url = os.environ.get("JOGAN_TEST_DATABASE_URL")
    if url:
        asyncio.run(on_postgres(url))
    else:
        print("\npostgres: not run: JOGAN_TEST_DATABASE_URL names no server")
    print(f"missed: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
