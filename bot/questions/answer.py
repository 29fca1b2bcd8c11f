"""The way of one question: read the papers, search them, ask a model, let out what the gate confirms.

It never raises for what a model, a source or the index does: passages of the papers stand in, and it says why.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from itertools import chain, zip_longest
from typing import TypeVar

from bot.domain.answer import STOOD_IN, Answer, Ending, OwnWords, Ranked
from bot.domain.text import PaperText
from bot.errors import BadReply, BudgetSpent, JoganError
from bot.gate.source import Source
from bot.ports.llm import Prompt, Reply
from bot.questions.asking import Question, Step
from bot.questions.judge import Judging
from bot.questions.means import Means
from bot.questions.passages import split
from bot.questions.person import ForPerson
from bot.questions.pieces import Pieces
from bot.questions.prompts import answer_prompt
from bot.questions.reading import Beside, read
from bot.questions.retrieve import Query, is_near
from bot.questions.shapes import AnswerReply
from bot.questions.shown import fits, shown_of
from bot.questions.terms import english_terms
from bot.writing.desk import FAULTS, because_of

log = logging.getLogger(__name__)
T = TypeVar("T")
READING = 0.5
"""The share of the time after which a paper is answered from its abstract, while its text may still come."""
SPARE = 12_000
"""Characters of papers in a prompt where the budget has no room for more: a quarter of a paper, about 4,000 tokens."""
SEARCHED = 40
"""Passages of a paper that are looked for: those of a long one that a model is shown."""
KEPT = 12
"""Passages that an answer has beside it, where the papers have so many."""


class Way:
    """One question; `tell` hears every step. What it has come to so far can be had at any time by `late`."""

    def __init__(self, question: Question, means: Means, tell: Callable[[Step], None]) -> None:
        self._question, self._means, self._tell = question, means, tell
        self._model = ForPerson(means.model, question.payer) if means.model is not None else None
        self._voter = ForPerson(means.voter, question.payer) if means.voter is not None else None
        self._texts: tuple[PaperText, ...] = ()
        self._ranked: tuple[tuple[Ranked, ...], ...] = ()
        self._near = False
        self._judging: Judging | None = None
        self._own_words: tuple[OwnWords, ...] = ()
        self._named: str | None = None
        self._beside: Beside = []

    async def run(self) -> Answer:
        """To its end."""
        question, means = self._question, self._means
        try:
            terms = self._begin(english_terms(question.text, self._model))
            patience = READING * means.settings.deadline
            self._texts = await read(question.papers, means.texts, patience, self._tell, self._beside)
            self._tell(Step("searching"))
            search = self._begin(self._search(terms))
            ended = await self._asked(search)
            await search
        finally:
            for task in self._beside:
                task.cancel()
            await asyncio.gather(*self._beside, return_exceptions=True)
        return self._answer(ended)

    def late(self) -> Answer:
        """What there is where the time is over."""
        return self._answer("late")

    def _begin(self, work: Coroutine[object, object, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work, name="question")
        self._beside.append(task)
        return task

    async def _search(self, terms: asyncio.Task[tuple[str, ...]]) -> None:
        """The nearest passages of each paper; none where the index cannot be asked. An abstract takes no whole text's
        place that was indexed before."""
        question, search = self._question, self._means.search
        said = tuple(chain.from_iterable((each.question, each.answer) for each in question.history))
        history = (question.gist, *said) if question.gist else said
        query = Query(question.text, question.language, history, await terms)
        found = []
        for text in self._texts:
            try:
                if text.is_whole or await self._means.index.version(text.paper) is None:
                    await search.indexed(text)
                found.append(await search.nearest(text.paper, query, SEARCHED))
            except JoganError as failure:
                log.warning("%s: its passages cannot be searched: %s", text.paper, failure)
                found.append(())
        self._ranked = tuple(found)
        self._near = any(is_near(query, ranked) for ranked in found)

    async def _asked(self, search: asyncio.Task[None]) -> Ending:
        """Ask the model, where there is one and something to show it; the search may go on meanwhile."""
        if self._model is None:
            return "no_model"
        if not any(text.abstract.strip() or text.is_whole for text in self._texts):
            return "not_said"
        sources = [await self._means.prepared.source(text) for text in self._texts]
        most = self._means.settings.most_text // len(sources)
        if not all(fits(source, most) for source in sources):
            await search
        self._tell(Step("asking"))
        try:
            reply = await self._within_budget(sources, most, search)
        except FAULTS as fault:
            log.info("A question is answered without the model: %s", fault)
            return self._broken_off(fault)
        self._named = reply.model
        return await self._judged(reply.value)

    def _broken_off(self, fault: Exception) -> Ending:
        if self._judging is not None and self._judging.shown:
            return "outage"
        return "unusable" if isinstance(fault, BadReply) else because_of(fault)

    async def _within_budget(self, sources: list[Source], most: int, search: asyncio.Task[None]) -> Reply[AnswerReply]:
        """The reply about all that fits; where the tokens that are left are too few for it, about what is nearest."""
        try:
            return await self._replied(self._prompt(sources, most), sources)
        except BudgetSpent:
            spare = SPARE // len(sources)
            if all(fits(source, spare) for source in sources):
                raise
            await search
            return await self._replied(self._prompt(sources, spare), sources)

    def _prompt(self, sources: list[Source], most: int) -> Prompt[AnswerReply]:
        ranked = self._ranked or ((),) * len(sources)
        papers = [
            shown_of(text, source, nearest, most)
            for text, source, nearest in zip(self._texts, sources, ranked, strict=True)
        ]
        question = self._question
        return answer_prompt(papers, question.text, question.language, question.history, question.gist)

    async def _replied(self, prompt: Prompt[AnswerReply], sources: list[Source]) -> Reply[AnswerReply]:
        """The reply, asked for once more where the first one was none."""
        try:
            return await self._heard(prompt, sources)
        except BadReply:
            return await self._heard(prompt, sources)

    async def _heard(self, prompt: Prompt[AnswerReply], sources: list[Source]) -> Reply[AnswerReply]:
        """Judge each sentence as soon as it is there."""
        assert self._model is not None
        judging = self._judging = Judging(sources, self._question.language, self._question.taken_back, self._voter)
        pieces = Pieces()

        def heard(text: str) -> None:
            if judging.hear(pieces.complete(text)):
                self._tell(Step("asking", sentences=judging.shown))

        return await self._model.ask(prompt, heard=heard)

    async def _judged(self, reply: AnswerReply) -> Ending:
        judging = self._judging
        assert judging is not None
        assert self._model is not None
        judging.hear(reply.sentences if reply.said else ())
        if not reply.said or not reply.sentences:
            return "not_said"
        self._tell(Step("checking", sentences=judging.shown))
        if not judging.passed:
            await judging.mend(self._texts, self._model)
        await judging.vote()
        self._own_words = judging.own_words(self._question.text)
        if judging.shown:
            return "answered"
        return "own_words" if self._own_words else "gate"

    def _answer(self, ended: Ending) -> Answer:
        question, judging = self._question, self._judging
        sentences = judging.shown if judging is not None else ()
        own_words = self._own_words_of(ended)
        passed = own_words or (judging is not None and judging.passed)
        if ended in STOOD_IN and not passed and not self._near:
            ended = "not_said"
        by_model = bool(sentences or own_words) or (self._named is not None and ended != "late")
        return Answer(
            question=question.text,
            language=question.language,
            papers=tuple(paper.id for paper in question.papers),
            ending=ended,
            writer="model" if by_model else "passages",
            sentences=sentences,
            passages=self._passages(),
            dropped=judging.dropped() if judging is not None else (),
            whole_text=bool(self._texts) and all(text.is_whole for text in self._texts),
            model=(self._named or self._model.name) if by_model and self._model else None,
            own_words=own_words,
        )

    def _own_words_of(self, ended: Ending) -> tuple[OwnWords, ...]:
        """Those of a whole reply; of one that ended too soon, those that its sentences came to until then."""
        if self._judging is None or ended not in (*STOOD_IN, "late"):
            return self._own_words
        return self._own_words or self._judging.own_words(self._question.text)

    def _passages(self) -> tuple[Ranked, ...]:
        """The nearest of each paper in turn; the abstracts where nothing was found in time."""
        found = self._ranked
        if not any(found):
            papers = self._question.papers
            abstracts = (split(PaperText(paper.id, paper.title, paper.abstract)) for paper in papers)
            found = tuple(tuple(Ranked(passage, 0.0) for passage in passages) for passages in abstracts)
        turns = chain.from_iterable(zip_longest(*found))
        return tuple(each for each in turns if each is not None)[:KEPT]
