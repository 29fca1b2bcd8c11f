"""An answer to a question about papers: sentences with the quotes that carry them, and the passages nearest to it."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.evidence import Bullet, Dropped
from bot.domain.paper import PaperId

AnswerWriter = Literal["model", "passages"]
Ending = Literal["answered", "not_said", "no_model", "outage", "budget", "late", "gate"]
"""How an answer ended. `answered`: its sentences are the whole answer. `not_said`: the papers do not say it (found by
the model, or without one by the floor of retrieval). `no_model`, `outage`, `budget`: no model is set, it could not be
reached, or its tokens are used: passages stand for the answer. `late`: the time was over; the sentences are those that
were ready. `gate`: the model answered, and nothing of it could be confirmed."""


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
class Answer:
    """What is said to one question. `papers` are those that were asked about, one or two, in the question's order; a
    sentence's `paper` is its place there, counted from 1, where there are two. `passages` are ranked, nearest first, at
    least ten where the papers have them. `whole_text` says whether more than the abstract was read.
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

    @property
    def said(self) -> tuple[str, ...]:
        """The words of its sentences."""
        return tuple(sentence.text for sentence in self.sentences)

    @property
    def answered(self) -> bool:
        """Whether something of the papers is said to the question; passages that stand in count, a refusal does not."""
        return bool(self.sentences) or (self.ending in ("no_model", "outage", "budget") and bool(self.passages))
