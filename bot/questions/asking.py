"""A question about papers, and the signs of life until its answer. Values only."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.domain.answer import Answer
from bot.domain.conversation import Exchange
from bot.domain.evidence import Bullet
from bot.domain.paper import Paper
from bot.ports.payments import Payer

MOST_PAPERS = 2
"""Papers of one question: two are compared."""
Kind = Literal["reading", "searching", "asking", "checking"]


@dataclass(frozen=True, slots=True)
class Question:
    """`papers` are one or two, in the question's order; an answer is written in `language` and paid by `payer`.

    `history` are the exchanges before it, oldest first, as far as they go with it, and `gist` is what came before them.
    `taken_back` are sentences that were said to it and found wrong: a model may say them again, we do not.
    """

    text: str
    language: str
    papers: tuple[Paper, ...]
    payer: Payer
    history: tuple[Exchange, ...] = ()
    gist: str = ""
    taken_back: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 1 <= len(self.papers) <= MOST_PAPERS:
            raise ValueError(f"a question is about one paper, or about {MOST_PAPERS}")


@dataclass(frozen=True, slots=True)
class Step:
    """What is done now: a paper's text is read, its passages are searched, a model is asked, its words are checked.

    `done` of `of` where it can be counted. `sentences` are those that may be shown already, each with its quotes: all
    of them, and only what went through the gate.
    """

    kind: Kind
    done: int | None = None
    of: int | None = None
    sentences: tuple[Bullet, ...] = ()


class Answers(Protocol):
    """Who answers questions (bot.questions.service)."""

    def answer(self, question: Question) -> AsyncIterator[Step | Answer]:
        """Any number of Steps, then exactly one Answer. Never raises for what a model or a source does."""
        ...

    async def key_of(self, question: Question) -> str:
        """What the same question about the same texts is known by; to be asked for again once it was answered, for a
        paper's text may have been read only then."""
        ...
