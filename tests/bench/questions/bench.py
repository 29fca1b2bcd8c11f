"""1,000 questions at once from 200 chats in one process, over a SQLite file, with a model that takes its time.

Prints memory, the router's own time for a question, whether the questions of each chat were answered in their order,
and what was spent of a budget that is too small for them. Run: python tests/bench/questions/bench.py; exit 1 where a
bar is missed.
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

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from answering import Dripping, means, said, sentence  # noqa: E402 -- run as a program: the path comes first
from builders import a_listed, an_edition  # noqa: E402 -- the same
from scripted_model import a_named_paper  # noqa: E402 -- the same

from adapters.clock import SystemClock  # noqa: E402 -- the same
from adapters.store.opening import SqlStore, open_store  # noqa: E402 -- the same
from bot.chat.message import Incoming, Reply  # noqa: E402 -- the same
from bot.chat.router import Router  # noqa: E402 -- the same
from bot.chat.turn import Questioning  # noqa: E402 -- the same
from bot.digest.one_paper import PaperDesk  # noqa: E402 -- the same
from bot.domain.answer import Answer  # noqa: E402 -- the same
from bot.domain.chat import Address  # noqa: E402 -- the same
from bot.domain.nine import NINE  # noqa: E402 -- the same
from bot.questions.asking import Question, Step  # noqa: E402 -- the same
from bot.questions.means import Means  # noqa: E402 -- the same
from bot.questions.service import Questions  # noqa: E402 -- the same
from bot.settings import BudgetSettings, ChatDefaults, QuestionSettings  # noqa: E402 -- the same
from bot.writing.paid import PaidModel  # noqa: E402 -- the same

CHATS, EACH = 200, 5
MOST_MS, MOST_MB = 50.0, 150.0
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


async def measured(store: SqlStore) -> bool:
    """All questions at once; whether every bar holds."""
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
    in_order = all(texts == sorted(texts) and len(texts) == EACH for texts in answers.begun.values())
    p95 = statistics.quantiles(own, n=20)[-1]
    spent = await store.payments.spent(clock.now().date())
    total, most = sum(one.total for one in spent), max((one.total for one in spent), default=0)
    print(f"{CHATS * EACH} questions of {CHATS} chats in {took:.1f} s: {dict(replies)}, {dict(answers.endings)}")
    print(f"own time of a question: median {statistics.median(own):.2f} ms, p95 {p95:.2f} ms (limit {MOST_MS:.0f})")
    print(f"memory grown: {grown:.1f} MB (limit {MOST_MB:.0f})")
    print(f"in order in every chat: {in_order}; most at once in one chat: {answers.most}")
    print(f"spent: {total:,} of {BUDGET.chats_daily:,} for all chats, at most {most:,} of {BUDGET.chat_daily:,} by one")
    bounded = 0 < total <= BUDGET.chats_daily and most <= BUDGET.chat_daily
    return (
        in_order
        and answers.most == 1
        and bounded
        and p95 < MOST_MS
        and grown < MOST_MB
        and replies["answers"] == CHATS * EACH
    )


def resident() -> float:
    """Megabytes of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


async def run() -> bool:
    """The measurement over a new file."""
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'jogan.db'}")
        try:
            return await measured(store)
        finally:
            await store.close()


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(run()) else 1)
