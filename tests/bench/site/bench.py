"""A year as a site: 365 editions of 40 papers in two languages, made at once, again, and with one edition more.

The rival in the same run is making all of it anew for each new edition, as a generator without a memory does.
"""

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from fakes import FakeStore
from figure import Bench
from golden_day import build

from adapters.archive.site.pages import Kind
from adapters.archive.site.site import Site
from bot.domain.edition import Edition
from bot.domain.nine import NINE

DAYS, PAPERS = 365, 40
FIRST = date(2024, 1, 1)
BENCH = Bench(__file__, ("adapters/archive/site", "bot/document"), f"{DAYS} editions of {PAPERS} papers, two languages")
MOST_SECONDS = 120.0
MOST_SECONDS_ONE = 5.0
MOST_PAGE = 400_000
MOST_SEARCH = 1_000_000
"""Bytes, before any compression, that a reader's first search may cost: a month."""


def year(shipped: Edition) -> Iterator[Edition]:
    """So many days of the shipped day's papers, each paper of each day another."""
    reports = tuple(replace(report, papers=()) for report in shipped.reports)
    for place in range(DAYS + 1):
        day = FIRST + timedelta(days=place)
        papers = tuple(
            replace(listed, number=at, paper=replace(listed.paper, id=f"title:{place:04}{at:02}", thumbnail=None))
            for at, listed in zip(range(1, PAPERS + 1), cycle(shipped.papers), strict=False)
        )
        counts: dict[str, int] = {}
        for listed in papers:
            counts[listed.category] = counts.get(listed.category, 0) + 1
        cut = datetime(day.year, day.month, day.day, 23, tzinfo=UTC)
        yield replace(shipped, day=day, cut_at=cut, papers=papers, reports=reports, counts=counts)


async def measured(folder: Path) -> None:
    """Made whole, with one edition more, and whole again."""
    editions = list(year((await build(folder / "shipped")).edition))
    store = FakeStore()
    for edition in editions[:-1]:
        assert await store.editions.publish(edition)
    root = folder / "site"
    site = Site(root, Kind(("ko", "en"), NINE, folder, "https://papers.example.org"), store.editions, store.reports)
    start = process_time()
    made = await site.whole()
    whole = process_time() - start
    assert await store.editions.publish(editions[-1])
    start = process_time()
    await site.refresh(editions[-1].day)
    one = process_time() - start
    start = process_time()
    again = await site.whole()
    anew = process_time() - start
    assert again.written == 0, "what was added day by day is what is made at once"
    files = [file for file in root.rglob("*") if file.is_file()]
    pages = [file.stat().st_size for file in root.glob("??/????-??-??.html")]
    search = sum((root / "search/en" / name).stat().st_size for name in ("months.js", "2024-07.js"))
    size, told = sum(file.stat().st_size for file in files) / 1e6, f"{made.written:,} files"
    BENCH.figure("CPU of all of it", whole, "s", at_most=MOST_SECONDS, note=f"{told}, {size:.0f} MB")
    rivals = {"all of it anew": anew}
    BENCH.figure("CPU of one edition more", one, "s", at_most=MOST_SECONDS_ONE, rivals=rivals)
    BENCH.figure("largest page of an edition", max(pages), "bytes", at_most=MOST_PAGE)
    BENCH.figure("the first search, a month", search, "bytes", at_most=MOST_SEARCH)


def main() -> int:
    """In a temporary folder."""
    with TemporaryDirectory() as folder:
        asyncio.run(measured(Path(folder)))
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
