"""A paper, what one source says about it, and where and when it was seen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

PaperId = str
"""`arxiv:2407.10671` (never a version), `doi:10.…` or `title:<hash>`; made only by bot.domain.identity."""

Announce = Literal["new", "cross", "replace"]


def check_aware(moment: datetime) -> None:
    """Refuse a datetime without a zone where a value is made (ValueError)."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"{moment!r} has no time zone")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A source showing a paper: `day` is the batch (list date, announcement date), `votes` as read at `seen_at`.

    `votes_read` overrides when the votes were read (`2024-11`), for recordings made later than their day.
    """

    source: str
    day: date
    seen_at: datetime
    votes: int | None = None
    votes_read: str | None = None

    def __post_init__(self) -> None:
        check_aware(self.seen_at)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one source says about one paper, as it wrote it: nothing merged, no TeX converted.

    `reference` is the paper's address as given (an arXiv id with or without version, or any URL);
    `authors` are in the source's order and `authors_complete` says that the source publishes the whole list.
    """

    sighting: Sighting
    reference: str
    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    authors_complete: bool = False
    thumbnail: str | None = None
    doi: str | None = None
    comment: str | None = None
    published: datetime | None = None
    announce: Announce | None = None
    arxiv_categories: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One identity whatever the source. `title` and `abstract` are readable; the source's words stand beside them.

    `authors` are in published order where `authors_complete`, else as the source linked them.
    """

    id: PaperId
    title: str
    url: str
    sightings: tuple[Sighting, ...]
    abstract: str = ""
    source_title: str = ""
    source_abstract: str = ""
    authors: tuple[str, ...] = ()
    authors_complete: bool = False
    thumbnail: str | None = None
    votes: int | None = None
    withdrawn: bool = False
    doi: str | None = None
    comment: str | None = None
    published: datetime | None = None
    arxiv_categories: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def first_day(self) -> date:
        """The earliest batch that showed this paper: it decides the edition."""
        return min(sighting.day for sighting in self.sightings)
