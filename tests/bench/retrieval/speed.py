"""Milliseconds of a question to a paper of 200 passages, in every engine that is there."""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

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


async def speed(papers: dict[str, tuple[Passage, ...]]) -> bool:
    """Print the median and the 95th of 100 for each engine; whether all are under the bar."""
    texts = [(each.section, each.text) for name in sorted(papers) for each in papers[name]][:PASSAGES]
    long = tuple(Passage(PAPER, number, section, text, 0) for number, (section, text) in enumerate(texts))
    cases = own("korean.txt", papers) + own("english.txt", papers)
    queries = [Query(case.question, "ko" if case.is_korean else "en", (), case.terms) for case in cases]
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{Path(folder) / 'speed.db'}", os.environ.get("JOGAN_TEST_DATABASE_URL", "")]
        held = [await _engine(url, long, queries) for url in urls if url]
    if len(held) == 1:
        sys.stdout.write("Speed, PostgreSQL: not run, JOGAN_TEST_DATABASE_URL names none\n")
    return all(held)


async def _engine(url: str, long: tuple[Passage, ...], queries: list[Query]) -> bool:
    store = await open_store(url)
    try:
        index = index_of(store)
        await index.put(PAPER, "1", long, SystemClock().now())
        search = Retrieval(index, SystemClock())
        began = time.perf_counter()
        await search.nearest(PAPER, queries[0])
        first = 1000 * (time.perf_counter() - began)
        worked = time.process_time()
        took = [min([await _milliseconds(search, query) for _ in range(ROUNDS)]) for query in queries]
        worked = 1000 * (time.process_time() - worked) / (ROUNDS * len(queries))
        await index.drop(SystemClock().now())
    finally:
        await store.close()
    late = quantiles(took, n=20)[-1]
    engine = url.split(":", 1)[0].split("+", 1)[0]
    sys.stdout.write(
        f"Speed, {engine}, {len(long)} passages, {len(took)} questions: median {median(took):.1f} ms,"
        f" p95 {late:.1f} ms, our processor's time {worked:.1f} ms; the first one of a paper {first:.0f} ms\n"
    )
    return late < BAR


async def _milliseconds(search: Retrieval, query: Query) -> float:
    began = time.perf_counter()
    await search.nearest(PAPER, query)
    await asyncio.sleep(0)
    return 1000 * (time.perf_counter() - began)
