"""Where a venue's accepted papers are listed, and where a paper is found by its title."""

from dataclasses import dataclass
from typing import Protocol

from bot.domain.conference import Accepted
from bot.domain.paper import Entry, Paper
from bot.ports.progress import Progress, silent


class Venues(Protocol):
    """A service that lists what venues accepted (OpenReview)."""

    async def accepted(self, venue: str, progress: Progress = silent) -> tuple[Accepted, ...]:
        """All accepted papers of a venue (`NeurIPS.cc/2023/Conference`), by title; rejected, withdrawn and
        desk-rejected ones are left out. Raises UnknownVenue, Temporary or Permanent."""
        ...


class Titles(Protocol):
    """A service that finds papers by title (arXiv)."""

    async def titled(self, title: str) -> tuple[Entry, ...]:
        """Entries whose title may be this one, likeliest first; whether one is the paper is judged elsewhere
        (bot.reading.same_paper). Raises Temporary or Permanent; BadPayload where it may be this title only."""
        ...


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A picture as it was found; `kind` is the ending of its file (`png`, `jpg`, `webp`), by its own bytes.

    `source` is the page that shows it, `licence` the name of the licence that allows to keep it.
    """

    content: bytes
    kind: str
    caption: str
    source: str
    licence: str


class Figures(Protocol):
    """Where papers' figures are, with the licence that they are under."""

    async def first(self, paper: Paper) -> FoundFigure | None:
        """The paper's first figure; None where there is none or its licence does not allow to keep it. Raises
        Temporary or Permanent."""
        ...
