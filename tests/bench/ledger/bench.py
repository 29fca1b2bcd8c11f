"""The ledger among a million chats: plans, claims, settling, ticks with nothing to do; SQLite and PostgreSQL.

BENCH_LEDGER_CHATS says another number than 1,000,000; PostgreSQL where JOGAN_TEST_DATABASE_URL names one. Its rival is
the bar that stands beside each figure.
"""

import asyncio
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from builders import DAY
from builders_ledger import LANE, NOW, a_recipe, sent, some_parts
from figure import Bench, size
from filled import chats
from own_schema import own_schema
from sqlalchemy import text

from adapters.store.addresses import Postgres, parsed
from adapters.store.connections import postgres_writer
from adapters.store.opening import SqlStore, open_store
from bot.delivery.plan import CHUNK
from bot.domain.delivery import Waiting
from bot.ports.ledger import DueChat, Planned, Settled

CHATS = size("LEDGER_CHATS", 1_000_000)
CLAIM_BAR = {"sqlite": 1.0, "postgres": 5.0}
CPU_BAR, TICK_BAR = 0.12, 2.0
COMMIT = "UPDATE lanes SET reason = reason || '.' WHERE lane = 'bare:1'"
PARTS = 2
BENCH = Bench(__file__, ("adapters/store", "bot/delivery/plan.py", "bot/ports/ledger.py"), f"{CHATS:,} chats")


async def plan(store: SqlStore, kind: str) -> None:
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
    note = f"{rows:,} rows, {rows / seconds:,.0f} a second, {time.process_time() - cpu:.1f} s CPU of this process"
    BENCH.figure(f"{kind}: plan of all chats", seconds, "s", note=note)
    BENCH.figure(f"{kind}: longest chunk of a plan, for which others wait", longest, "s")


async def median(times: int, work: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds."""
    figures = []
    for _ in range(times):
        started = time.perf_counter()
        await work()
        figures.append((time.perf_counter() - started) * 1000)
    return statistics.median(figures)


async def commits(store: SqlStore, kind: str) -> None:
    """Milliseconds of a commit that changes one row: what the disk takes of any."""
    await store.ledger.pause("bare:1", NOW, "")

    async def commit() -> None:
        await store.connections.direct_write(lambda run: run.run(COMMIT))

    BENCH.figure(f"{kind}: a commit of one small row, for comparison", await median(100, commit), "ms")


async def claims(store: SqlStore, kind: str) -> None:
    """A claim of 1, 8 and 30 among all that is ready, each in a commit of its own, after what the smallest one takes:
    where the disk alone takes more than the bar, the bar is missed and the row before says why."""
    await commits(store, kind)
    fence = await store.ledger.take(LANE, "bench")
    assert fence is not None
    for count in (1, 8, 30):
        rows = (each for each in await store.ledger.ready(LANE, NOW, 164 * count) if each.part == 1)

        async def once(rows: Iterator[Waiting] = rows, count: int = count) -> None:
            wanted = [next(rows).number for _ in range(count)]
            given = await store.ledger.exchange(LANE, fence, (), wanted, NOW)
            assert len(given.claimed) == count

        data = f"{CHATS * PARTS:,} ready rows"
        name = f"{kind}: claim of {count}, committed"
        BENCH.figure(name, await median(40, once), "ms", at_most=CLAIM_BAR[kind], data=data)


async def deliveries(store: SqlStore, kind: str, batch: int, count: int) -> None:
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
    note, limit = f"{done / seconds:,.0f} a second", CPU_BAR if batch >= 8 and kind == "sqlite" else None
    name = f"{kind}: CPU for a delivery, exchanges of {batch}"
    BENCH.figure(name, cpu * 1000 / done, "ms", at_most=limit, note=note)


async def ticks(store: SqlStore, kind: str, url: str) -> None:
    """A tick with nothing due. PostgreSQL leaves a million old entries in the index that it reads until its autovacuum
    comes, a minute or two after a plan of this size: before that without a bar, after that with it."""

    async def tick() -> None:
        assert await store.ledger.due(NOW, [LANE], 1000) == ()
        await store.ledger.owing(NOW)

    name = f"{kind}: a tick with nothing due"
    if kind == "postgres":
        BENCH.figure(f"{name}, before the autovacuum", await median(200, tick), "ms")
        _vacuum(url)
    BENCH.figure(name, await median(200, tick), "ms", at_most=TICK_BAR)


def _vacuum(url: str) -> None:
    address = parsed(url)
    assert isinstance(address, Postgres)
    engine = postgres_writer(address.url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM chats"))
    engine.dispose()


async def measure(url: str, kind: str) -> None:
    """Everything on one database."""
    print(f"\n{kind}")
    store = await open_store(url)
    started = time.perf_counter()
    await chats(store, CHATS)
    print(f"  ({CHATS:,} chats written in {time.perf_counter() - started:.0f} s)")
    await plan(store, kind)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    BENCH.figure(f"{kind}: most memory of this process", memory, "MB")
    await ticks(store, kind, url)
    await claims(store, kind)
    for batch, count in ((1, 400), (8, 4000), (30, 6000)):
        await deliveries(store, kind, batch, count)
    await store.close()


def main() -> int:
    """SQLite in a temporary folder, then PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(f"sqlite:///{Path(folder) / 'jogan.db'}", "sqlite"))
    url = os.environ.get("JOGAN_TEST_DATABASE_URL")
    if url:
        with own_schema(url) as own:
            asyncio.run(measure(own, "postgres"))
    else:
        BENCH.not_run("JOGAN_TEST_DATABASE_URL names no server", "postgres: plan of all chats")
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
