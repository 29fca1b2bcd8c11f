"""How quickly a paper of 200 passages is searched, alone and among a thousand others; SQLite and PostgreSQL.

BENCH_PAPERS says another number than 1,000; PostgreSQL where JOGAN_TEST_DATABASE_URL names one. Its rival is one
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
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from figure import Bench, size
from own_schema import own_schema

from adapters.store.opening import open_store
from adapters.wiring.passages import passages
from bot.domain.answer import Passage
from bot.ports.passages import Passages

PAPERS = size("PAPERS", 1000)
BENCH = Bench(__file__, ("adapters/passages", "adapters/store", "bot/questions/passages.py"))
RIVAL = "one FTS5 table for all papers"
PASSAGES, LENGTH, ASKED = 200, 110, 200
WORDS = {"a question": 8, "an expanded one": 24}
BAR_MS = 5.0
"""The slowest of twenty questions, for the paper that is searched."""
NOW = datetime(2024, 7, 16, tzinfo=UTC)
VOCABULARY = [f"w{number:x}ing" for number in range(8_000)]
WEIGHTS = [1 / (rank + 1) for rank in range(len(VOCABULARY))]
"""As words of a language are: few are everywhere, most are rare."""
Search = Callable[[str, Sequence[str]], Awaitable[object]]


def a_paper(name: str, chance: random.Random) -> list[Passage]:
    """Passages of words by chance."""
    texts = [" ".join(chance.choices(VOCABULARY, WEIGHTS, k=LENGTH)) for _ in range(PASSAGES)]
    return [Passage(name, number, "1", text, 0) for number, text in enumerate(texts)]


async def filled(index: Passages, count: int, name: str) -> None:
    """So many papers, ten texts of them in turn, and what it takes to put one."""
    chance = random.Random(6)
    kinds = [[passage.text for passage in a_paper("", chance)] for _ in range(10)]
    figures = []
    for number in range(count):
        paper = f"arxiv:{number}"
        made = [Passage(paper, place, "1", text, 0) for place, text in enumerate(kinds[number % 10])]
        began = time.perf_counter()
        await index.put(paper, "v1", made, NOW)
        figures.append(1000 * (time.perf_counter() - began))
    data = f"{count:,} papers of {PASSAGES} passages"
    BENCH.figure(f"{name}: a paper put, among {count:,}", statistics.median(figures), "ms", data=data)


async def timed(search: Search, papers: int, words: int) -> tuple[float, float]:
    """Milliseconds of one question: the median, and what nineteen of twenty stay below."""
    chance, figures = random.Random(words), []
    for _ in range(ASKED):
        asked = chance.choices(VOCABULARY, WEIGHTS, k=words)
        began = time.perf_counter()
        await search(f"arxiv:{chance.randrange(papers)}", asked)
        figures.append(1000 * (time.perf_counter() - began))
    return statistics.median(figures), statistics.quantiles(figures, n=20)[-1]


async def measure(url: str, name: str, rivals: dict[str, float]) -> None:
    """One engine: among ten papers, then among all of them."""
    store = await open_store(url)
    index = passages(store)
    for papers in (10, PAPERS):
        await filled(index, papers, name)
        for what, words in WORDS.items():
            half, most = await timed(lambda paper, asked: index.ranked(paper, asked, 20), papers, words)
            data = f"{ASKED} of {words} words"
            beside = rivals if (papers, what) == (PAPERS, "a question") else {}
            told, note = f"{name}: {what} among {papers:,} papers, p95", f"median {half:.2f} ms"
            BENCH.figure(told, most, "ms", at_most=BAR_MS, rivals=beside, data=data, note=note)
    await store.close()


async def rival(path: Path) -> float:
    """Milliseconds (p95) of one FTS5 table for all papers: the same questions, rarity that of all papers together."""
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

        return (await timed(search, PAPERS, WORDS["a question"]))[1]


def main() -> int:
    """SQLite in a temporary folder, then PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "jogan.db"
        rivals = {RIVAL: asyncio.run(rival(Path(folder) / "rival.db"))}
        asyncio.run(measure(f"sqlite:///{path}", "sqlite", rivals))
        BENCH.figure("sqlite: the file", path.stat().st_size / 2**20, "MB", data=f"{PAPERS:,} papers")
    url = os.environ.get("JOGAN_TEST_DATABASE_URL")
    if url:
        with own_schema(url) as own:
            asyncio.run(measure(own, "postgres", rivals))
    else:
        told = f"postgres: a question among {PAPERS:,} papers, p95"
        BENCH.not_run("JOGAN_TEST_DATABASE_URL names no server", told)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
