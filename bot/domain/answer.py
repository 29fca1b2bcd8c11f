"""An answer to a question about papers: sentences with the quotes that carry them, and the passages nearest to it."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.evidence import Bullet, Dropped, Quote
from bot.domain.paper import PaperId

AnswerWriter = Literal["model", "passages"]
Ending = Literal["answered", "own_words", "not_said", "no_model", "outage", "budget", "unusable", "late", "gate"]
"""How an answer ended. `answered`: its sentences are the whole answer. `own_words`: only the wording of what the
model answered could not be confirmed: the papers' own words are the answer. `not_said`: the papers do not say it (found
by the model, or without one by the floor of retrieval). `no_model`, `outage`, `budget`: no model is set, it could not
be reached, or its tokens are used: passages stand for the answer. `unusable`: so they do where what the model answered
has a form that cannot be read. `late`: the time was over; the answer is what was ready. `gate`: the model answered, and
nothing of it could be confirmed."""
STOOD_IN: tuple[Ending, ...] = ("no_model", "outage", "budget", "unusable")
"""Endings in which passages stand for an answer that no model gave."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a paper: `number` counts them from 0 in the paper's order, `offset` is where it begins in the
    readable text of its section. `section` is `title`, `abstract` or the heading, as in quotes."""

    paper: PaperId
    number: int
    section: str
    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score, by which passages of one search compare: higher is nearer."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Whole sentences of a paper that stand for a sentence whose wording could not be confirmed; `paper` as in
    sentences."""

    quote: Quote
    paper: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one question. `papers` are those that were asked about, one or two, in the question's order; a
    sentence's `paper` is its place there, counted from 1, where there are two. `passages` are ranked, nearest first, at
    least ten where the papers have them. `whole_text` says whether more than the abstract was read. `own_words` come
    before the sentences: they stand for all of an answer, or for its first sentence where others were confirmed.
    """

    question: str
    language: str
    papers: tuple[PaperId, ...]
    ending: Ending
    writer: AnswerWriter
    sentences: tuple[Bullet, ...] = ()
    passages: tuple[Ranked, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    whole_text: bool = False
    model: str | None = None
    own_words: tuple[OwnWords, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """What is said in it, in its order: the papers' own words, and its sentences."""
        return (*(each.quote.text for each in self.own_words), *(sentence.text for sentence in self.sentences))

    @property
    def answered(self) -> bool:
        """Whether something of the papers is said to the question; passages that stand in count, a refusal does not."""
        return bool(self.said) or (self.ending in STOOD_IN and bool(self.passages))
