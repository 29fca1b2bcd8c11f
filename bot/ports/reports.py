"""Conference reports that are kept, what was found out for them by title, and the series that are posted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.conference import ConferenceReport, Series
from bot.domain.paper import Entry


@dataclass(frozen=True, slots=True)
class Joined:
    """What a title was found to be at a moment; `entry` None: nothing that is surely this paper."""

    entry: Entry | None
    at: datetime


class Reports(Protocol):
    """Every method is one transaction."""

    async def put(self, report: ConferenceReport) -> None:
        """Keep a report whole, with its papers among the kept papers (without a sighting: no edition waits for them);
        one of the same slug is replaced."""
        ...

    async def get(self, slug: str) -> ConferenceReport | None:
        """The report of a slug."""
        ...

    async def slugs(self) -> tuple[str, ...]:
        """The slugs of all reports, that put last first."""
        ...

    async def join(self, found: Mapping[str, Joined]) -> None:
        """Remember what was found for titles, by key (bot.conference.enrich makes it)."""
        ...

    async def joined(self, keys: Collection[str]) -> dict[str, Joined]:
        """What was found for those of the keys that were looked for."""
        ...

    async def begin(self, series: Series) -> bool:
        """Post a report in instalments. False, and nothing changes, where the report has a series already, or where an
        edition of `first` or of a later day is published: chats that had it would miss an instalment.

        Nothing is published meanwhile, so whoever reads editions first and series then knows of the series with every
        edition that its instalments may go with.
        """
        ...

    async def series(self, after: date, until: date) -> Sequence[Series]:
        """Series with an instalment on a day after `after` and up to `until`, in the order in which they began."""
        ...

    async def begun(self, slug: str) -> Series | None:
        """The series of a report."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget what was found for titles before a moment; how many. Reports and series stay."""
        ...
