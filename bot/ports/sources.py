"""Where papers come from: lists of a day, and the metadata of papers that others listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.edition import FailingSource, SourceReport
from bot.domain.paper import Entry


@dataclass(frozen=True, slots=True)
class Listing:
    """One source's answer for one day: its entries in its own order; empty is an answer, not a failure.

    `may_repeat`: whether the list before may come again word for word (a weekend), so that a store which remembers
    none asks for it. Not so for announcements, nor for one recorded file that answers for every day.
    `growing`: the list was read before it closed, so it is to be asked again.
    """

    source: str
    day: date
    asked_at: datetime
    entries: tuple[Entry, ...]
    may_repeat: bool = True
    growing: bool = False


class Source(Protocol):
    """A place that lists papers by day.

    `name` is the source's name in the settings; `recorded` says that it answers from files, so that
    nothing else is asked about its papers and the same input gives the same edition.
    """

    name: str
    recorded: bool

    async def listing(self, day: date) -> Listing:
        """What the source shows for `day`. Raises Temporary or Permanent where it could not be asked."""
        ...


class Metadata(Protocol):
    """A place that knows papers by id: full author lists, comments, categories."""

    name: str

    async def lookup(self, arxiv_ids: Sequence[str]) -> tuple[Entry, ...]:
        """Entries for those ids that it knows. Raises Temporary or Permanent where it could not be asked."""
        ...


class SourceHealth(Protocol):
    """Which sources fail, across processes and restarts."""

    async def answered(self, reports: Sequence[SourceReport]) -> None:
        """Keep how sources answered, in this order: a failure counts from the first one after its last good answer."""
        ...

    async def failing(self) -> tuple[FailingSource, ...]:
        """Sources whose last answer was a failure, by name."""
        ...
