"""What a model may answer: one shape a purpose. Says nothing about truth; whatever else a reply brings is ignored.

Lists stay lists: one that is too long is cut, a single value where a list belongs becomes a list of one.
"""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

LONGEST_TEXT = 1000
"""Characters of a sentence or a quote; the rest is cut. The gate is stricter: this bounds what is looked at."""
MOST_BULLETS = 8
"""Sentences of one part that are looked at; more is padding."""
MOST_QUOTES = 3
MOST_ROWS = 200
"""Papers, votes and mended sentences in one reply."""


def _listed(value: object) -> object:
    """A list of one where there is a single value; none for null."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def cut_to(most: int) -> BeforeValidator:
    """A list of at most so many, whatever is given."""

    def cut(value: object) -> object:
        listed = _listed(value)
        return listed[:most] if isinstance(listed, list) else listed

    return BeforeValidator(cut)


def _text(value: object) -> object:
    """Null is no text: the sentence is then empty, and the gate says so."""
    return "" if value is None else value[:LONGEST_TEXT] if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_text)]
Quotes = Annotated[list[Text], cut_to(MOST_QUOTES)]


class Shape(BaseModel):
    """What all shapes share: foreign keys are ignored, and a number is no text."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Said(Shape):
    """A sentence and the words of the paper that carry it."""

    text: Text
    quotes: Quotes = []


Sayings = Annotated[list[Said], cut_to(MOST_BULLETS)]


class CardReply(Shape):
    """A card: one line and three sections."""

    tldr: Said
    whats_new: Sayings = []
    technical_details: Sayings = []
    performance_highlights: Sayings = []

    @model_validator(mode="after")
    def _says_something(self) -> "CardReply":
        if not (self.whats_new or self.technical_details or self.performance_highlights):
            raise ValueError("a card without a sentence")
        return self


class Mended(Said):
    """A sentence put right; `index` is its place among those that failed."""

    index: int


class RepairReply(Shape):
    """The sentences that could be mended."""

    bullets: Annotated[list[Mended], cut_to(MOST_ROWS)]


class Claim(Said):
    """A sentence of a report and the number of the paper that carries it."""

    paper: int


Claims = Annotated[list[Claim], cut_to(MOST_BULLETS)]


class Thread(Shape):
    """What two papers or more have in common, one claim a paper."""

    claims: Claims


class ReportReply(Shape):
    """The five parts of a report."""

    themes: Claims = []
    common_threads: Annotated[list[Thread], cut_to(MOST_BULLETS)] = []
    key_facts: Claims = []
    impact: Claims = []
    outlook: Claims = []

    @model_validator(mode="after")
    def _says_something(self) -> "ReportReply":
        if not (self.themes or self.common_threads or self.key_facts or self.impact or self.outlook):
            raise ValueError("a report without a sentence")
        return self


class Sorted(Shape):
    """A paper's category and why."""

    id: Text
    category: Text
    reason: Text = ""


class ClassifyReply(Shape):
    """Papers with their categories, in any order."""

    papers: Annotated[list[Sorted], cut_to(MOST_ROWS)]


class Vote(Shape):
    """Whether the quotes of one claim carry it."""

    index: int
    carried: bool


class VoteReply(Shape):
    """One vote a claim."""

    votes: Annotated[list[Vote], cut_to(MOST_ROWS)]
