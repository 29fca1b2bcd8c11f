"""Questions about papers: steps while one is answered, then its answer, within a deadline."""

import asyncio
import hashlib
import json
import unicodedata
from collections.abc import AsyncGenerator
from dataclasses import replace

from bot.domain.answer import Answer
from bot.questions.answer import Way
from bot.questions.asking import Question, Step
from bot.questions.means import Means
from bot.questions.prompts import ANSWERS
from bot.writing.desk import Reads

_END = " \t.?!…。？！~"


class Questions:
    """bot.questions.asking.Answers: whoever stops listening ends the work, and what it set aside is given back."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._open: set[asyncio.Queue[Step | None]] = set()
        self._hurries = False

    def reading(self, texts: Reads) -> "Questions":
        """The same, with papers' texts from elsewhere."""
        return Questions(replace(self._means, texts=texts))

    async def answer(self, question: Question) -> AsyncGenerator[Step | Answer]:
        """Any number of Steps, then exactly one Answer: what there is, when the time is over."""
        steps: asyncio.Queue[Step | None] = asyncio.Queue()
        way = Way(question, self._means, steps.put_nowait)
        ends = asyncio.get_running_loop().time() + (0.0 if self._hurries else self._means.settings.deadline)
        work = asyncio.create_task(way.run(), name="question")
        work.add_done_callback(lambda _: steps.put_nowait(None))
        self._open.add(steps)
        try:
            while (step := await _next(steps, ends)) is not None:
                yield step
            yield work.result() if work.done() else way.late()
        finally:
            self._open.discard(steps)
            work.cancel()
            await asyncio.wait([work])

    def hurry(self) -> None:
        """From now on the time of every question is over, also of those that are under way: nobody who asked is left
        without a word where the process ends."""
        self._hurries = True
        for steps in self._open:
            steps.put_nowait(None)

    async def key_of(self, question: Question) -> str:
        """What the same question about the same texts is known by; to be asked for again once it was answered, for a
        paper's text may have been read only then."""
        versions = [await self._means.index.version(paper.id) for paper in question.papers]
        asked = [
            ANSWERS,
            [paper.id for paper in question.papers],
            versions,
            normalised(question.text),
            question.language,
            [[each.question, each.answer] for each in question.history],
            question.gist,
        ]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


async def _next(steps: "asyncio.Queue[Step | None]", ends: float) -> Step | None:
    """The next step; None where there is none any more, or the time is over."""
    try:
        async with asyncio.timeout_at(ends):
            return await steps.get()
    except TimeoutError:
        return None


def normalised(question: str) -> str:
    """A question without what makes it no other: case, width, spaces, and how it ends."""
    return " ".join(unicodedata.normalize("NFKC", question).casefold().split()).rstrip(_END)
