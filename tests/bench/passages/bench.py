"""How quickly a paper of 200 passages is searched, alone and among a thousand others; SQLite and PostgreSQL.

JOGAN_BENCH_PAPERS says another number than 1,000; PostgreSQL where JOGAN_TEST_DATABASE_URL names one. Its rival is one
FTS5 table for all papers, searched within the rows of one. Exit 1 where the bar is missed.
"""

import asyncio
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from adapters.store.opening import open_store  # noqa: E402 -- run as a program: the path comes first
from adapters.wiring.passages import passages  # noqa: E402 -- the same
from bot.domain.answer import Passage  # noqa: E402 -- the same
from bot.ports.passages import Passages  # noqa: E402 -- the same

PAPERS = int(os.environ.get("JOGAN_BENCH_PAPERS", "1000"))
PASSAGES, LENGTH, ASKED = 200, 110, 200
WORDS = {"a question": 8, "an expanded one": 24}
BAR_MS = 5.0
"""The slowest of twenty questions, for the paper that is searched."""
NOW = datetime(2024, 7, 16, tzinfo=UTC)
VOCABULARY = [f"w{number:x}ing" for number in range(8_000)]
WEIGHTS = [1 / (rank + 1) for rank in range(len(VOCABULARY))]
"""As words of a language are: few are everywhere, most are rare."""
Search = Callable[[str, Sequence[str]], Awaitable[object]]
say = sys.stdout.write


def a_paper(name: str, chance: random.Random) -> list[Passage]:
    """Passages of words by chance."""
    texts = [" ".join(chance.choices(VOCABULARY, WEIGHTS, k=LENGTH)) for _ in range(PASSAGES)]
    return [Passage(name, number, "1", text, 0) for number, text in enumerate(texts)]


async def filled(index: Passages, count: int) -> None:
    """So many papers, ten texts of them in turn, and what it takes to put one."""
    chance = random.Random(6)
    kinds = [[passage.text for passage in a_paper("", chance)] for _ in range(10)]
    figures = []
    for number in range(count):
        name = f"arxiv:{number}"
        made = [Passage(name, place, "1", text, 0) for place, text in enumerate(kinds[number % 10])]
        began = time.perf_counter()
        await index.put(name, "v1", made, NOW)
        figures.append(1000 * (time.perf_counter() - began))
    say(f"  a paper put ({PASSAGES} passages): {statistics.median(figures):.1f} ms\n")


async def timed(search: Search, papers: int, words: int) -> tuple[float, float]:
    """Milliseconds of one question: the median, and what nineteen of twenty stay below."""
    chance, figures = random.Random(words), []
    for _ in range(ASKED):
        asked = chance.choices(VOCABULARY, WEIGHTS, k=words)
        began = time.perf_counter()
        await search(f"arxiv:{chance.randrange(papers)}", asked)
        figures.append(1000 * (time.perf_counter() - began))
    return statistics.median(figures), statistics.quantiles(figures, n=20)[-1]


async def measure(url: str, name: str) -> bool:
    """One engine: among ten papers, then among all of them."""
    say(f"\n{name}\n")
    store = await open_store(url)
    index, kept = passages(store), True
    for papers in (10, PAPERS):
        await filled(index, papers)
        for what, words in WORDS.items():
            half, most = await timed(lambda paper, asked: index.ranked(paper, asked, 20), papers, words)
            say(f"  {what} of {words} words among {papers:,} papers: median {half:.2f} ms, p95 {most:.2f} ms\n")
            kept &= most < BAR_MS
    await store.close()
    return kept


async def rival(path: Path) -> None:
    """One FTS5 table for all papers: the same questions, its rarity that of all papers together."""
    chance = random.Random(6)
    kinds = [[passage.text for passage in a_paper("", chance)] for _ in range(10)]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='porter unicode61')")
        for number in range(PAPERS):
            rows = ((number * 1000 + place, text) for place, text in enumerate(kinds[number % 10]))
            connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", rows)
        connection.commit()

        async def search(paper: str, asked: Sequence[str]) -> object:
            first = int(paper.partition(":")[2]) * 1000
            words = " OR ".join(f'"{word}"' for word in asked)
            found = "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rank LIMIT 20"
            return connection.execute(found, (words, first, first + PASSAGES)).fetchall()

        half, most = await timed(search, PAPERS, WORDS["a question"])
    say(f"  rival, one table for all {PAPERS:,} papers: median {half:.2f} ms, p95 {most:.2f} ms\n")


async def on_postgres(url: str) -> bool:
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
        return await measure(own.render_as_string(hide_password=False), "postgres")
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()


def main() -> int:
    """SQLite in a temporary folder, then PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "jogan.db"
        kept = asyncio.run(measure(f"sqlite:///{path}", "sqlite"))
        say(f"  {PAPERS:,} papers in the file: {path.stat().st_size / 2**20:,.0f} MB\n")
        asyncio.run(rival(Path(folder) / "rival.db"))
    url = os.environ.get("JOGAN_TEST_DATABASE_URL")
    if url:
        kept &= asyncio.run(on_postgres(url))
    else:
        say("\npostgres: not run: JOGAN_TEST_DATABASE_URL names no server\n")
    say(f"p95 below {BAR_MS:g} ms: {'kept' if kept else 'missed'}\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
