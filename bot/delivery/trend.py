"""The picture of a week: papers by category against the weeks before. Draws from what is kept, and keeps the file."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.document.merged import trend_place
from bot.domain.category import Categories
from bot.ports.archive import Archive
from bot.ports.charts import Charts, bars
from bot.ports.store import Editions

WEEKS = 4
"""Weeks before that a week is compared with."""
WEEK = timedelta(days=7)
WITHOUT = timedelta(days=3)
"""A weekend with a holiday: a week may begin with so many days without an edition."""
Counts = tuple[tuple[date, Mapping[str, int]], ...]
"""Papers by category of published editions, newest first."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Draws and keeps the pictures of weeks."""

    editions: Editions
    charts: Charts
    archive: Archive
    categories: Categories

    async def keep(self, days: Sequence[date]) -> None:
        """The picture of the editions of these days, newest first. Raises Permanent where it cannot be written."""
        newest, oldest = days[0], days[-1]
        span = max(newest - oldest + timedelta(days=1), WEEK)
        most = span.days * (WEEKS + 1)
        kept = await self.editions.counts(before=newest + timedelta(days=1), most=most)
        now = summed([counts for day, counts in kept if day >= oldest])
        labels = {category.key: category.name("en") for category in self.categories}
        rows = bars(labels, now, earlier(kept, newest, span))
        picture = await asyncio.to_thread(self.charts.week, newest, rows)
        await self.archive.keep_picture(trend_place(oldest, newest), picture)


def earlier(kept: Counts, newest: date, span: timedelta) -> list[Mapping[str, int]]:
    """The weeks before, newest first, as far back as there are editions; one amid them without any is a week of none.

    A posting of more than seven days is compared with as many. Where editions begin amid a week, that week is left
    out: all of this one against a part of that one would show a rise that is none.
    """
    weeks = [
        [counts for day, counts in kept if newest - span * (back + 1) < day <= newest - span * back]
        for back in range(1, WEEKS + 1)
    ]
    while weeks and not weeks[-1]:
        weeks.pop()
    begins = newest - span * (len(weeks) + 1) + timedelta(days=1)
    if weeks and min(day for day, _ in kept if day >= begins) - begins > WITHOUT:
        weeks.pop()
    return [summed(week) for week in weeks]


def summed(counts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Papers by category over several editions."""
    keys = dict.fromkeys(key for each in counts for key in each)
    return {key: sum(each.get(key, 0) for each in counts) for key in keys}
