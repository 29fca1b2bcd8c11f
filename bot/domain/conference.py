"""A conference report: chosen papers of a venue in chapters, each with what its own text says, and nothing else."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Literal

from bot.domain.card import Because, TextFrom, Writer
from bot.domain.edition import Note
from bot.domain.evidence import Bullet, Dropped
from bot.domain.paper import Paper

Decision = Literal["oral", "spotlight", "poster", "accepted"]
"""How a venue took a paper; `accepted` where it does not say how."""
DECISIONS: Final[tuple[Decision, ...]] = ("oral", "spotlight", "poster", "accepted")
DetailPart = Literal["problem", "insight", "application", "method"]
DETAIL_PARTS: Final[tuple[DetailPart, ...]] = ("problem", "insight", "application", "method")
"""In the order of the report: existing problem, insight, application and outlook, concrete method."""
EARLIER = "earlier-work"
"""The slug of the chapter of earlier work; no chapter of papers has it."""
ALL_PAPERS = "all-papers"
"""The slug of a chapter without a title that is the report's only one."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A paper as a venue's list names it: nothing joined, no TeX converted.

    `venue` is as a reader writes it (`NeurIPS 2023`); `url` is the venue's page; `arxiv` an arXiv id where the list
    has one; `published` the day on which the venue showed it.
    """

    title: str
    url: str = ""
    venue: str = ""
    decision: Decision = "accepted"
    track: str = ""
    keywords: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    abstract: str = ""
    arxiv: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """The four folded parts; an empty one means that the paper's text does not say."""

    problem: tuple[Bullet, ...] = ()
    insight: tuple[Bullet, ...] = ()
    application: tuple[Bullet, ...] = ()
    method: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one paper in one language; the last three as on a Card.

    `tldr` says nothing again that stands in `details.insight`.
    """

    writer: Writer
    text_from: TextFrom
    tldr: Bullet
    details: Details = Details()
    dropped: tuple[Dropped, ...] = ()
    model: str | None = None
    prompt_version: str | None = None
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a paper, kept beside the report: `file` in its folder (empty for a page that goes alone), the paper's
    own caption, the page that has it, and the licence that allows it."""

    file: str
    caption: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A paper of the report under its number; no `texts`: it has no abstract, and nothing is told of it.

    `keywords` are the venue's. `reasons` say why it was chosen for the topic.
    """

    number: int
    paper: Paper
    venue: str = ""
    decision: Decision = "accepted"
    track: str = ""
    keywords: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    texts: dict[str, Told] = field(default_factory=dict)
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Intro:
    """A chapter's introduction in one language: sentences that name their paper by number; the last three as on a
    Card."""

    writer: Writer
    bullets: tuple[Bullet, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    model: str | None = None
    prompt_version: str | None = None
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Papers (by number) that belong together. `title` is made of their own words, so it is the same in every language;
    it is empty for those that belong to no other chapter, or where there is none, which each language names itself.
    `slug` is its anchor."""

    slug: str
    title: str
    papers: tuple[int, ...]
    intros: dict[str, Intro] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EarlierWork:
    """Work from before the venue that several papers of the report cite; `url` is empty where nobody knows it."""

    title: str
    cited_by: tuple[int, ...]
    url: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ConferenceReport:
    """The whole report. `slug` is its name in commands, folders and the ledger: `a-z0-9-`, at most 32 characters.

    `topic` is a category's key, None for all papers. `counts`: `listed` and `listed_oral` … for the whole list,
    `selected`, `oral` … for the report, `with_text`, `whole_text`; each is what it says, counted from `papers` and the
    list. `made_on` is for chats and stands in no file: the same input gives the same files. `series`: instalments.
    """

    slug: str
    title: str
    languages: tuple[str, ...]
    made_on: date
    topic: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    papers: tuple[Reported, ...] = ()
    earlier: tuple[EarlierWork, ...] = ()
    abbreviations: dict[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    licence: str = ""

    def without_pictures(self) -> "ConferenceReport":
        """The report for a page that goes without its folder; captions and sources of figures stay."""
        drawn = (
            each if each.figure is None else replace(each, figure=replace(each.figure, file="")) for each in self.papers
        )
        return replace(self, papers=tuple(drawn))

    def numbered(self, number: int) -> Reported | None:
        """The paper of a number."""
        return next((one for one in self.papers if one.number == number), None)

    def of_chapter(self, chapter: Chapter) -> tuple[Reported, ...]:
        """A chapter's papers, in its order."""
        by_number = {one.number: one for one in self.papers}
        return tuple(by_number[number] for number in chapter.papers if number in by_number)


@dataclass(frozen=True, slots=True)
class Series:
    """A report that is posted in instalments: the first goes with the editions of `first` on, one more each day.

    `chapters` has, for each instalment, the chapters' slugs. Chats with the report's topic among their categories get
    them, all chats with a subscription where it has no topic.
    """

    report: str
    first: date
    chapters: tuple[tuple[str, ...], ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The day of each instalment."""
        return tuple(self.first + timedelta(days=place) for place in range(len(self.chapters)))
