"""1,000 questions at once from 200 chats in one process, over a SQLite file, with a model that takes its time.

Prints memory, the router's own time for a question, whether the questions of each chat were answered in their order,
and what was spent of a budget that is too small for them.
"""

import asyncio
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine, Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from answering import Dripping, means, said, sentence
from builders import a_listed, an_edition
from figure import Bench
from scripted_model import a_named_paper

from adapters.clock import SystemClock
from adapters.store.opening import SqlStore, open_store
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.chat.turn import Questioning
from bot.digest.one_paper import PaperDesk
from bot.domain.answer import Answer
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.questions.asking import Question, Step
from bot.questions.means import Means
from bot.questions.service import Questions
from bot.settings import BudgetSettings, ChatDefaults, QuestionSettings
from bot.writing.paid import PaidModel

CHATS, EACH = 200, 5
MOST_MS, MOST_MB = 50.0, 150.0
BENCH = Bench(__file__, ("bot/chat", "bot/questions", "bot/writing"), f"{CHATS * EACH} questions of {CHATS} chats")
BUDGET = BudgetSettings(daily=200_000, chat_daily=12_000)
"""Too few tokens for all questions of all chats: some are answered with passages."""


class Clocked:
    """Awaits something, and counts the seconds in which the loop ran it."""

    def __init__(self, inner: Coroutine[Any, Any, None]) -> None:
        self.inner, self.seconds = inner, 0.0

    def __await__(self) -> Generator[Any, Any, None]:
        sent: Any = None
        while True:
            began = time.thread_time()
            try:
                awaited = self.inner.send(sent)
            except StopIteration:
                self.seconds += time.thread_time() - began
                return
            self.seconds += time.thread_time() - began
            sent = yield awaited


class Ordered(Questions):
    """Notes the order in which questions of a chat are begun, and how many are under way in it."""

    def __init__(self, able: Means) -> None:
        super().__init__(able)
        self.begun: dict[str, list[str]] = defaultdict(list)
        self.under_way: dict[str, int] = defaultdict(int)
        self.endings: dict[str, int] = defaultdict(int)
        self.most = 0

    async def answer(self, question: Question) -> AsyncIterator[Step | Answer]:
        self.begun[question.payer].append(question.text)
        self.under_way[question.payer] += 1
        self.most = max(self.most, self.under_way[question.payer])
        try:
            async for said in super().answer(question):
                if isinstance(said, Answer):
                    self.endings[said.ending] += 1
                yield said
        finally:
            self.under_way[question.payer] -= 1


async def measured(store: SqlStore) -> None:
    """All questions at once."""
    clock, paper = SystemClock(), a_named_paper()
    edition = an_edition(papers=(a_listed(1, paper),))
    await store.editions.publish(edition)
    model = PaidModel(Dripping(said(sentence(1)), pieces=400, pause=0.02), store.payments, BUDGET, clock, 64)
    able = replace(means(), model=model, settings=QuestionSettings(deadline=600.0))
    answers = Ordered(able)
    shelf = PaperDesk(store, None, NINE, clock, ("ko", "en"))
    asked = Questioning(answers, shelf, QuestionSettings(a_minute=EACH))
    router = Router(store, clock, NINE, ChatDefaults(language="en"), questioning=asked)
    replies: dict[str, int] = defaultdict(int)
    own: list[float] = []

    async def one(chat: int, number: int) -> None:
        incoming = Incoming(
            Address("hall", str(chat)), "private", f"/ask 1 How many tokens, {chat} {number}?", str(chat)
        )
        async for heard in router.answer(incoming):
            if isinstance(heard, Reply):
                replies["mistakes" if heard.mistake else "answers"] += 1

    async def timed(chat: int, number: int) -> None:
        clocked = Clocked(one(chat, number))
        await clocked
        own.append(clocked.seconds * 1000)

    before, began = resident(), time.monotonic()
    await asyncio.gather(*(timed(chat, number) for number in range(EACH) for chat in range(CHATS)))
    took, grown = time.monotonic() - began, resident() - before
    note = f"{dict(replies)}, {dict(answers.endings)}, {took:.1f} s"
    BENCH.figure("questions answered", replies["answers"], at_least=CHATS * EACH, note=note)
    BENCH.figure("memory grown by questions at once", grown, "MB", at_most=MOST_MB)
    p95, half = statistics.quantiles(own, n=20)[-1], f"median {statistics.median(own):.2f} ms"
    BENCH.figure("own time of a question, p95", p95, "ms", at_most=MOST_MS, note=half)
    in_order(answers)
    spent = [one.total for one in await store.payments.spent(clock.now().date())]
    BENCH.figure("tokens spent by all chats", sum(spent), at_most=BUDGET.chats_daily, note="too few for all questions")
    BENCH.figure("tokens spent at all", sum(spent), at_least=1)
    BENCH.figure("tokens spent by one chat, at most", max(spent, default=0), at_most=BUDGET.chat_daily)


def in_order(answers: Ordered) -> None:
    """In every chat one question after the other, as they were asked."""
    mixed = sum(texts != sorted(texts) or len(texts) != EACH for texts in answers.begun.values())
    BENCH.figure("chats whose questions were not answered in their order", mixed, at_most=0)
    BENCH.figure("questions of one chat under way at once", answers.most, at_most=1)


def resident() -> float:
    """Megabytes of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


async def run() -> int:
    """The measurement over a new file."""
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'jogan.db'}")
        try:
            await measured(store)
        finally:
            await store.close()
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(asyncio.run(run()))
