"""An in-memory twin of what the store keeps of failing sources."""

from collections.abc import Sequence
from dataclasses import replace

from fakes_alerts import as_kept
from fakes_checks import check_keys

from bot.domain.edition import FailingSource, SourceReport
from bot.domain.paper import check_aware


class FakeSourceHealth:
    """bot.ports.sources.SourceHealth in memory."""

    def __init__(self) -> None:
        self._failing: dict[str, FailingSource] = {}

    async def answered(self, reports: Sequence[SourceReport]) -> None:
        for report in reports:
            check_aware(report.asked_at)
            check_keys(report.name)
        for report in reports:
            known = self._failing.pop(report.name, None)
            if report.error is not None:
                new = FailingSource(report.name, report.asked_at, report.asked_at, as_kept(report.error))
                self._failing[report.name] = replace(new, since=known.since) if known else new

    async def failing(self) -> tuple[FailingSource, ...]:
        return tuple(sorted(self._failing.values(), key=lambda each: each.name))
