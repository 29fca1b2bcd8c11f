"""An edition: one day's paper, the same for everybody, and the rule for when a day is closed."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from bot.domain.card import Card, Report
from bot.domain.paper import Paper

State = Literal["published", "none"]
Reason = Literal["no_papers", "repeated_list", "all_seen", "late_only", "sources_failed"]
Summary = Literal["card", "no_text", "withdrawn", "listed_only"]
NOON = time(12)


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What asking one source gave: `found` papers, or an `error` in words. `growing`: its list could still grow."""

    name: str
    asked_at: datetime
    found: int
    error: str | None = None
    growing: bool = False


@dataclass(frozen=True, slots=True)
class FailingSource:
    """A source that could not be asked the last time, at `asked_at`, nor before since `since`."""

    name: str
    since: datetime
    asked_at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line that readers must know (`source_failed`, `late`, `excerpts`, …), in every language of the edition."""

    kind: str
    text: dict[str, str]


@dataclass(frozen=True, slots=True)
class EditionPaper:
    """A paper as this edition lists it: its number, its category and why, its cards by language."""

    number: int
    paper: Paper
    category: str
    category_confidence: float
    category_reasons: tuple[str, ...]
    category_by: str
    summary: Summary
    late: bool = False
    cards: dict[str, Card] = field(default_factory=dict)
    corrected: date | None = None
    """The day on which its card was found wrong, and written anew or taken back."""


@dataclass(frozen=True, slots=True)
class Edition:
    """`state` none means a day without an edition, and `reason` says why; then there are no papers."""

    day: date
    cut_at: datetime
    state: State
    languages: tuple[str, ...]
    reason: Reason | None = None
    papers: tuple[EditionPaper, ...] = ()
    reports: tuple[Report, ...] = ()
    sources: tuple[SourceReport, ...] = ()
    notes: tuple[Note, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    """Papers by category key, in the categories' order, only those that have papers."""

    def of_category(self, key: str) -> tuple[EditionPaper, ...]:
        """This edition's papers of one category, by number."""
        return tuple(listed for listed in self.papers if listed.category == key)

    def numbered(self, number: int) -> EditionPaper | None:
        """The paper that this edition lists under a number."""
        return next((listed for listed in self.papers if listed.number == number), None)


def cut_at(day: date, cut: time) -> datetime:
    """When the edition of `day` is closed (UTC): a cut before noon belongs to the day after (DESIGN: the cut)."""
    closing = day if cut >= NOON else day + timedelta(days=1)
    return datetime.combine(closing, cut, UTC)


def last_closed(now: datetime, cut: time) -> date:
    """The newest day whose cut has passed at `now` (aware)."""
    day = now.astimezone(UTC).date()
    while cut_at(day, cut) > now:
        day -= timedelta(days=1)
    return day
