"""Milliseconds of a question to a paper of 200 passages, in every engine that is there."""

import os
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from figure import Bench
from own_schema import own_schema
from sets import own

from adapters.clock import SystemClock
from adapters.store.opening import open_store
from adapters.wiring.passages import passages as index_of
from bot.domain.answer import Passage
from bot.questions.retrieve import Query, Retrieval

PASSAGES = 200
BAR = 5.0
"""Milliseconds that 95 of 100 questions stay under, each the least of a few rounds: other work here is not its own."""
PAPER = "hash:speed"
ROUNDS = 7


async def speed(papers: dict[str, tuple[Passage, ...]], bench: Bench) -> None:
    """The 95th of 100 for each engine."""
    texts = [(each.section, each.text) for name in sorted(papers) for each in papers[name]][:PASSAGES]
    long = tuple(Passage(PAPER, number, section, words, 0) for number, (section, words) in enumerate(texts))
    cases = own("korean.txt", papers) + own("english.txt", papers)
    queries = [Query(case.question, "ko" if case.is_korean else "en", (), case.terms) for case in cases]
    with tempfile.TemporaryDirectory() as folder:
        await _engine(f"sqlite:///{Path(folder) / 'speed.db'}", "sqlite", long, queries, bench)
    server = os.environ.get("JOGAN_TEST_DATABASE_URL")
    if not server:
        bench.not_run("JOGAN_TEST_DATABASE_URL names no server", "a question to a paper, postgres, p95")
        return
    with own_schema(server) as url:
        await _engine(url, "postgres", long, queries, bench)


async def _engine(url: str, name: str, long: tuple[Passage, ...], queries: list[Query], bench: Bench) -> None:
    store = await open_store(url)
    try:
        index = index_of(store)
        await index.put(PAPER, "1", long, SystemClock().now())
        search = Retrieval(index, SystemClock())
        first, _ = await _milliseconds(search, queries[0])
        rounds = [[await _milliseconds(search, query) for _ in range(ROUNDS)] for query in queries]
    finally:
        await store.close()
    took = [min(wall for wall, _ in each) for each in rounds]
    late = quantiles(took, n=20)[-1]
    worked = quantiles([min(processor for _, processor in each) for each in rounds], n=20)[-1]
    data = f"{len(long)} passages, {len(took)} questions, the least of {ROUNDS} rounds"
    note = f"median {median(took):.1f} ms, {worked:.1f} ms of it CPU; the first one of a paper {first:.0f} ms"
    bench.figure(f"a question to a paper, {name}, p95", late, "ms", at_most=BAR, data=data, note=note)


async def _milliseconds(search: Retrieval, query: Query) -> tuple[float, float]:
    """By the clock, and of this process alone: on a busy machine the first is not ours."""
    began, worked = time.perf_counter(), time.process_time()
    await search.nearest(PAPER, query)
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)
