"""Questions over two made-up papers: what searches and drips in memory, and a question asked to its answer."""

import asyncio
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from scripted_model import KnownTexts, a_named_paper, bullet

from bot.domain.answer import Answer, Passage, Ranked
from bot.domain.paper import Paper, PaperId
from bot.domain.text import PaperText
from bot.errors import BadReply, JoganError
from bot.gate.source import Source
from bot.ports.llm import Heard, Prompt, Reply, Shape, Usage
from bot.questions.asking import Answers, Question, Step
from bot.questions.means import Means
from bot.questions.passages import split
from bot.questions.prepared import folded
from bot.questions.retrieve import Query
from bot.questions.service import Questions

LANTERN = a_named_paper(1, "Lantern")
BEACON = a_named_paper(2, "Beacon")
ASKED = "How many tokens of text is Lantern trained on?"
ASKED_IN_KOREAN = "Lantern은 토큰 몇 개로 학습했습니까?"
PAYER = "terminal:mina"
Told = Mapping[str, Any] | str | JoganError
"""A reply's JSON as a mapping or a text, or what is raised."""


def sentence(at: int, language: str = "en", name: str = "Lantern", paper: int = 1) -> dict[str, Any]:
    """An honest sentence of a paper, as a model writes it."""
    return {"paper": paper, **bullet(at, language, name)}


def said(*sentences: Mapping[str, Any]) -> dict[str, Any]:
    """A reply that says something."""
    return {"said": True, "sentences": list(sentences)}


NOT_SAID: dict[str, Any] = {"said": False, "sentences": []}


class Inline:
    """bot.questions.means.Prepares without a thread, for a clock that jumps."""

    async def source(self, text: PaperText) -> Source:
        return folded(text)


@dataclass
class Search:
    """bot.questions.means.Finds and the part of an index that Means needs: passages by the words that they share.

    `failure` is raised instead; `queries` are those that were made.
    """

    failure: JoganError | None = None
    delay: float = 0.0
    queries: list[Query] = field(default_factory=list)
    known: dict[PaperId, tuple[str, tuple[Passage, ...]]] = field(default_factory=dict)

    async def indexed(self, text: PaperText) -> None:
        if self.failure is not None:
            raise self.failure
        self.known[text.paper] = (text.source, split(text))

    async def nearest(self, paper: PaperId, query: Query, most: int = 10) -> tuple[Ranked, ...]:
        self.queries.append(query)
        await asyncio.sleep(self.delay)
        wanted = _words(" ".join((query.question, *query.terms)))
        ranked = [Ranked(each, float(len(wanted & _words(each.text)))) for each in self.known[paper][1]]
        return tuple(sorted(ranked, key=lambda each: -each.score)[:most])

    async def version(self, paper: PaperId) -> str | None:
        if self.failure is not None:
            raise self.failure
        return self.known[paper][0] if paper in self.known else None

    async def put(self, paper: PaperId, version: str, passages: Sequence[Passage], at: datetime) -> None:
        self.known[paper] = (version, tuple(passages))

    async def all(self, paper: PaperId) -> tuple[Passage, ...]:
        return self.known[paper][1]

    async def ranked(self, paper: PaperId, words: Sequence[str], most: int) -> tuple[int, ...]:
        return ()

    async def drop(self, before: datetime) -> int:
        return 0


class Dripping:
    """bot.ports.llm.Model that says its replies in pieces; answers by task, each task's in turn, its last one stays.

    `asked` are the prompts in order; `pause` lies between two pieces (seconds of the loop).
    """

    def __init__(self, *answers: Told, pieces: int = 7, pause: float = 0.0, **of_task: Sequence[Told]) -> None:
        self.name = "model-1"
        self.asked: list[Prompt[Any]] = []
        self.pieces, self.pause = pieces, pause
        self._told: dict[str, list[Told]] = {"answer": list(answers), "terms": [{"terms": ["tokens"]}]}
        self._told |= {"repair": [{"bullets": []}], "vote": [{"votes": []}]}
        self._told |= {task: list(told) for task, told in of_task.items()}

    def tasks(self) -> list[str]:
        return [prompt.purpose for prompt in self.asked]

    def document(self, task: str) -> dict[str, Any]:
        """What was asked of a task last."""
        found: dict[str, Any] = json.loads([each.user for each in self.asked if each.purpose == task][-1])
        return found

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        self.asked.append(prompt)
        left = self._told[prompt.purpose]
        told = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(told, JoganError):
            await asyncio.sleep(self.pause)
            raise told
        text = told if isinstance(told, str) else json.dumps(told)
        for end in range(self.pieces, len(text) + self.pieces, self.pieces):
            await asyncio.sleep(self.pause)
            if heard is not None:
                heard(text[:end])
        try:
            return Reply(prompt.shape.model_validate_json(text), Usage(100, 10), "model-1-2026")
        except ValidationError:
            raise BadReply("another shape", text, input_tokens=100, output_tokens=10) from None


class Free:
    """bot.writing.desk.Asks that costs nothing; `paid` are the payers in order."""

    def __init__(self, model: Dripping) -> None:
        self.model, self.name = model, model.name
        self.paid: list[str] = []

    async def ask(self, prompt: Prompt[Shape], payer: str = "edition", heard: Heard | None = None) -> Reply[Shape]:
        self.paid.append(payer)
        assert prompt.urgent
        return await self.model.ask(prompt, heard)


def means(model: Dripping | None = None, known: Sequence[PaperText] = (), **changes: Any) -> Means:
    """What questions are answered with; papers are their abstracts where no text is given."""
    search = changes.pop("search", Search())
    values: dict[str, Any] = {"texts": KnownTexts(*known), "index": search, "search": search, "prepared": Inline()}
    return Means(**values | {"model": Free(model) if model else None} | changes)


def question(text: str = ASKED, language: str = "en", *papers: Paper, **more: Any) -> Question:
    return Question(text, language, papers or (LANTERN,), more.pop("payer", PAYER), **more)


async def asked(means: Means, question: Question) -> tuple[list[Step], Answer]:
    """All steps and the one answer."""
    return await asked_of(Questions(means), question)


async def asked_of(answers: Answers, question: Question) -> tuple[list[Step], Answer]:
    """The same of who answers."""
    found = [each async for each in answers.answer(question)]
    steps = [each for each in found if isinstance(each, Step)]
    (answer,) = (each for each in found if isinstance(each, Answer))
    assert found[-1] is answer
    return steps, answer


def shown(steps: Sequence[Step]) -> set[str]:
    """Every sentence that any step showed."""
    return {each.text for step in steps for each in step.sentences}


def lie(change: Callable[[str], str], at: int = 1) -> dict[str, Any]:
    """An honest sentence with another text."""
    honest = sentence(at)
    return honest | {"text": change(honest["text"])}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))
