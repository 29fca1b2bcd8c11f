"""Questions about papers: who answers them, and where papers are found that nobody listed. Works without a model."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING

from adapters.config import Config
from adapters.wiring.fulltext import ladder
from adapters.wiring.passages import passages
from bot.domain.answer import Answer
from bot.ports.clock import SteadyClock
from bot.questions.asking import Question, Step
from bot.questions.telling import tell_answer
from bot.settings import QuestionSettings
from bot.writing.desk import Reads, Writing

if TYPE_CHECKING:
    from adapters.fetch import Fetcher
    from adapters.store.opening import SqlStore
    from bot.questions.service import Questions


class AnswersWhenAsked:
    """bot.questions.asking.Answers: the gate and the search come with the first question; who only reads needs none."""

    def __init__(self, make: "Callable[[], Questions]") -> None:
        self._make = make
        self.seen: Callable[[Answer, float], None] = lambda answer, seconds: None
        """Is told each answer and what it took."""
        self._made: Questions | None = None
        self._hurries = False

    async def answer(self, question: Question) -> AsyncGenerator[Step | Answer]:
        """As bot.questions.service answers."""
        begin = asyncio.get_running_loop().time()
        async with aclosing((await self._ready()).answer(question)) as saying:
            async for said in saying:
                if isinstance(said, Answer):
                    seconds = asyncio.get_running_loop().time() - begin
                    tell_answer(said, seconds)
                    self.seen(said, seconds)
                yield said

    async def key_of(self, question: Question) -> str:
        """As bot.questions.service names it."""
        return await (await self._ready()).key_of(question)

    def reading(self, texts: Reads) -> "Questions":
        """Who answers from texts from elsewhere."""
        return self._here().reading(texts)

    def hurry(self) -> None:
        """From now on the time of every question is over."""
        self._hurries = True
        if self._made is not None:
            self._made.hurry()

    async def _ready(self) -> "Questions":
        """Loaded off the loop: it takes half a second, once."""
        if self._made is None:
            await asyncio.to_thread(_loaded)
        return self._here()

    def _here(self) -> "Questions":
        if self._made is None:
            self._made = self._make()
            if self._hurries:
                self._made.hurry()
        return self._made


def _loaded() -> None:
    import bot.questions.service  # noqa: F401 -- what it brings is what takes the time


def question_settings(config: Config) -> QuestionSettings:
    """How many may be asked, and how long an answer may take."""
    return QuestionSettings(config.questions_a_minute, config.questions_a_day, config.answer_seconds)


def questions(
    config: Config, written: Writing | None, kept: "SqlStore", fetcher: "Fetcher | None", clock: SteadyClock
) -> AnswersWhenAsked:
    """Who answers: with the model, the voter and the texts that editions are written with, so that both share one
    budget and one reading of a paper; without a model from the texts alone."""
    texts = ladder(config, fetcher, kept.texts, clock) if written is None else written.texts

    def make() -> "Questions":
        from bot.questions.means import Means
        from bot.questions.retrieve import Retrieval
        from bot.questions.service import Questions

        index = passages(kept)
        return Questions(
            Means(
                texts=texts,
                index=index,
                search=Retrieval(index, clock),
                model=None if written is None else written.model,
                voter=None if written is None else written.voter,
                settings=question_settings(config),
            )
        )

    return AnswersWhenAsked(make)
