"""A paper's card: What's New, Technical Details, Performance Highlights, each sentence with its quotes."""

from dataclasses import dataclass, field
from typing import Literal

from bot.domain.evidence import Bullet, Dropped

Writer = Literal["extractive", "model"]
TextFrom = Literal["abstract", "full_text"]
Because = Literal["outage", "budget", "gate"]
"""Why a text was written without the model that is set: it could not be asked (or its key or address is wrong), the
day's budget is at its end, or too little of what it wrote was carried by the paper (or was no text at all)."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The three parts of a card; an empty one means that the paper's text does not say."""

    whats_new: tuple[Bullet, ...] = ()
    technical_details: tuple[Bullet, ...] = ()
    performance_highlights: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One paper's card in one language; `model` and `prompt_version` are None for the extractive writer.

    `because` is None for a model's card, and where no model was set.
    """

    writer: Writer
    text_from: TextFrom
    tldr: Bullet
    sections: Sections
    dropped: tuple[Dropped, ...] = ()
    model: str | None = None
    prompt_version: str | None = None
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The five named parts of a category's report; an empty one means that the papers do not say."""

    themes: tuple[Bullet, ...] = ()
    common_threads: tuple[Bullet, ...] = ()
    key_facts: tuple[Bullet, ...] = ()
    impact: tuple[Bullet, ...] = ()
    outlook: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report in one language; the last three as on a Card."""

    writer: Writer
    parts: Parts
    dropped: tuple[Dropped, ...] = ()
    model: str | None = None
    prompt_version: str | None = None
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A category's synthesis, only where it has two papers or more; `papers` are numbers in the edition."""

    category: str
    papers: tuple[int, ...]
    texts: dict[str, ReportText] = field(default_factory=dict)
