"""An in-memory twin of what the store keeps of conference reports: reports, what titles were found to be, series."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from fakes_checks import check_keys, check_paper, check_text

from bot.domain.conference import ConferenceReport, Series
from bot.domain.edition import Edition
from bot.domain.paper import Paper, PaperId, check_aware
from bot.ports.reports import Joined


@dataclass
class FakeReports:
    """bot.ports.reports.Reports in memory, beside a store's papers and editions."""

    papers: dict[PaperId, Paper] = field(default_factory=dict)
    editions: dict[date, Edition] = field(default_factory=dict)
    _reports: dict[str, ConferenceReport] = field(default_factory=dict)
    _joined: dict[str, Joined] = field(default_factory=dict)
    _series: dict[str, Series] = field(default_factory=dict)

    async def put(self, report: ConferenceReport) -> None:
        check_text(report)
        check_keys(report.slug)
        for listed in report.papers:
            check_paper(listed.paper)
        self._reports.pop(report.slug, None)
        self._reports[report.slug] = report
        listed_ids = {each.paper.id for edition in self.editions.values() for each in edition.papers}
        for listed in report.papers:
            known = self.papers.get(listed.paper.id)
            if known is None or not (known.sightings or known.id in listed_ids):
                self.papers[listed.paper.id] = replace(listed.paper, sightings=())

    async def get(self, slug: str) -> ConferenceReport | None:
        return self._reports.get(slug)

    async def slugs(self) -> tuple[str, ...]:
        return tuple(reversed(self._reports))

    async def join(self, found: Mapping[str, Joined]) -> None:
        for joined in found.values():
            check_aware(joined.at)
            if joined.entry is not None:
                check_text(joined.entry)
        self._joined.update(found)

    async def joined(self, keys: Collection[str]) -> dict[str, Joined]:
        return {key: self._joined[key] for key in keys if key in self._joined}

    async def begin(self, series: Series) -> bool:
        if not series.chapters:
            raise ValueError(f"{series.report}: a series has an instalment")
        check_keys(series.report)
        published = [each.day for each in self.editions.values() if each.state == "published"]
        if series.report in self._series or any(day >= series.first for day in published):
            return False
        self._series[series.report] = series
        return True

    async def series(self, after: date, until: date) -> Sequence[Series]:
        return tuple(each for each in self._series.values() if each.days[-1] > after and each.first <= until)

    async def begun(self, slug: str) -> Series | None:
        return self._series.get(slug)

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [key for key, joined in self._joined.items() if joined.at < before]
        for key in old:
            del self._joined[key]
        return len(old)
