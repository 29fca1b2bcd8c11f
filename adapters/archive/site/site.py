"""The archive as a site: all of it made anew, or what an edition or a report changes in it. Reads what is kept."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from adapters.archive.site import places
from adapters.archive.site.files import Files
from adapters.archive.site.lists import LISTED, Overview, month_of
from adapters.archive.site.pages import Kind, put_month, put_overview, put_reports
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition
from bot.ports.reports import Reports
from bot.ports.store import Editions

FOLDER = "site"
"""The site's folder in the archive's."""
EVERY = 100_000
"""Editions: more than there are days to remember."""
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What making the site came to: files written and files that were so before."""

    folder: Path
    editions: int
    written: int
    kept: int


class Site:
    """The site in a folder."""

    def __init__(self, folder: Path, kind: Kind, editions: Editions, reports: Reports) -> None:
        self.folder, self._kind, self._editions, self._reports = folder, kind, editions, reports

    async def whole(self, progress: Progress = lambda stage, done, of: None) -> Written:
        """Make all of it anew; raises Permanent where it cannot be written."""
        files, overview = Files(self.folder), await self._overview()
        months = list(dict.fromkeys(month_of(day) for day, _ in overview.days))
        for done, month in enumerate(months, start=1):
            await self._month(files, overview, month)
            progress("site", done, len(months))
        await asyncio.to_thread(put_overview, files, self._kind, overview)
        await self._put_reports(files)
        return Written(self.folder, len(overview.days), files.written, files.kept)

    def has(self, day: date) -> bool:
        """Whether the edition of a day has its page in each language."""
        return all((self.folder / places.edition(language, day)).is_file() for language in self._kind.languages)

    async def refresh(self, day: date) -> None:
        """Write what a new or corrected edition of a day changes: its month, its neighbours', the overview."""
        files, overview = Files(self.folder), await self._overview()
        for month in dict.fromkeys(map(month_of, _around(day, [each for each, _ in overview.days]))):
            await self._month(files, overview, month)
        await asyncio.to_thread(put_overview, files, self._kind, overview)
        if not (self.folder / places.reports(self._kind.languages[0])).is_file():
            await self._put_reports(files)

    async def refresh_reports(self) -> None:
        """Write the reports; raises Permanent where they cannot be."""
        await self._put_reports(Files(self.folder))

    async def _overview(self) -> Overview:
        days = await self._editions.counts(before=date.max, most=EVERY)
        recent = await self._read(day for day, _ in days[:LISTED])
        return Overview(days, recent, self._kind.categories)

    async def _month(self, files: Files, overview: Overview, month: str) -> None:
        days = [day for day, _ in overview.days]
        editions = await self._read(day for day in days if month_of(day) == month)
        await asyncio.to_thread(put_month, files, self._kind, month, editions, days)

    async def _read(self, days: Iterable[date]) -> list[Edition]:
        found = [await self._editions.on(day) for day in days]
        return [edition for edition in found if edition is not None]

    async def _put_reports(self, files: Files) -> None:
        slugs = await self._reports.slugs()
        found: list[ConferenceReport | None] = [await self._reports.get(slug) for slug in slugs]
        await asyncio.to_thread(put_reports, files, self._kind, [report for report in found if report])


def _around(day: date, days: list[date]) -> list[date]:
    """The day and the days of the editions before and after it."""
    if day not in days:
        return []
    at = days.index(day)
    return days[max(0, at - 1) : at + 2]
