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
from golden_day import build

from adapters.archive.site.pages import Kind
from adapters.archive.site.site import Site
from bot.domain.edition import Edition
from bot.domain.nine import NINE

DAYS, PAPERS = 365, 40
FIRST = date(2024, 1, 1)
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


async def measured(folder: Path) -> list[tuple[str, float, float, str]]:
    """What was measured, its bar, and the unit."""
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
    return [
        ("all of it, CPU", whole, MOST_SECONDS, "s"),
        ("one edition more, CPU", one, MOST_SECONDS_ONE, "s"),
        ("all of it for one edition more, CPU", anew, 0, "s"),
        ("files", made.written, 0, ""),
        ("size", sum(file.stat().st_size for file in files) / 1e6, 0, "MB"),
        ("largest page of an edition", max(pages), MOST_PAGE, "bytes"),
        ("the first search, a month", search, MOST_SEARCH, "bytes"),
    ]


def main() -> int:
    """Print the table; 1 where a bar is missed."""
    with TemporaryDirectory() as folder:
        rows = asyncio.run(measured(Path(folder)))
    print(f"{DAYS} editions of {PAPERS} papers, two languages")
    for name, value, bar, unit in rows:
        limit = f"   bar {bar:,.0f}" if bar else ""
        print(f"{name:<40}{value:>14,.1f} {unit}{limit}")
    print(f"one edition more instead of all of it: {rows[2][1] / rows[1][1]:.1f} times cheaper")
    return int(any(bar and value > bar for _, value, bar, _ in rows))


if __name__ == "__main__":
    sys.exit(main())
