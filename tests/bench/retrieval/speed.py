"""Milliseconds of a question to a paper of 200 passages, in every engine that is there."""

import os
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from sets import own
from sqlalchemy import text

from adapters.clock import SystemClock
from adapters.store.addresses import Postgres, parsed
from adapters.store.connections import postgres_writer
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
    long = tuple(Passage(PAPER, number, section, words, 0) for number, (section, words) in enumerate(texts))
    cases = own("korean.txt", papers) + own("english.txt", papers)
    queries = [Query(case.question, "ko" if case.is_korean else "en", (), case.terms) for case in cases]
    with tempfile.TemporaryDirectory() as folder:
        held = await _engine(f"sqlite:///{Path(folder) / 'speed.db'}", "sqlite", long, queries)
    server = os.environ.get("JOGAN_TEST_DATABASE_URL")
    if not server:
        sys.stdout.write("Speed, postgres: not run, JOGAN_TEST_DATABASE_URL names no server\n")
        return held
    with _own_schema(server) as url:
        return await _engine(url, "postgres", long, queries) and held


@contextmanager
def _own_schema(server: str) -> Iterator[str]:
    """The address of an empty schema of the bench's own."""
    address = parsed(server)
    assert isinstance(address, Postgres)
    engine, name = postgres_writer(address.url), f"bench_{uuid.uuid4().hex}"
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    own_address = address.url.update_query_dict({"options": f"-csearch_path={name}"})
    try:
        yield own_address.render_as_string(hide_password=False)
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()


async def _engine(url: str, name: str, long: tuple[Passage, ...], queries: list[Query]) -> bool:
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
    sys.stdout.write(
        f"Speed, {name}, {len(long)} passages, {len(took)} questions: median {median(took):.1f} ms,"
        f" p95 {late:.1f} ms ({worked:.1f} ms of our processor's time); the first one of a paper {first:.0f} ms\n"
    )
    return late < BAR


async def _milliseconds(search: Retrieval, query: Query) -> tuple[float, float]:
    """By the clock, and of this process alone: on a busy machine the first is not ours."""
    began, worked = time.perf_counter(), time.process_time()
    await search.nearest(PAPER, query)
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)
