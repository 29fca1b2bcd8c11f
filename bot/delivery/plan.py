"""Plans what is due: bundles first, then rows, cursors and next times of many chats in one commit, chunk by chunk.

It posts nothing and draws nothing inside a transaction; a chat whose edition is still being written stays due.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bot.delivery.cases import Cases
from bot.delivery.firing import Firing
from bot.delivery.kept import kept_for
from bot.delivery.made_again import Renders
from bot.delivery.press import Press
from bot.delivery.tell_plan import Skipped, tell_plan
from bot.delivery.trend import Trend
from bot.domain.category import Categories
from bot.domain.edition import last_closed
from bot.ports.archive import Archive
from bot.ports.charts import Charts
from bot.ports.clock import Clock
from bot.ports.ledger import START, DueChat, Ledger, PlanCount, Planned
from bot.ports.store import Store

CHUNK = 5_000
"""Chats of one commit. With two messages each the write lock is held 0.2 s of CPU on SQLite (2,000: 0.07, 20,000: 0.8),
so that a lane's beat and its results never wait long; a chat costs the same from 1,000 on (38 us, PostgreSQL 21)."""
NONE = PlanCount(0, 0, 0)


@dataclass
class Planner:
    """`posts` are the lanes that this process can post to, by name; it may change while the program runs.

    `began` is when the program began (None: at its first plan): what was due before that is not late yet.
    """

    ledger: Ledger
    store: Store
    categories: Categories
    cut: time
    clock: Clock
    posts: Mapping[str, Renders]
    charts: Charts
    archive: Archive
    chunk: int = CHUNK
    began: datetime | None = None

    async def plan_due(self, now: datetime) -> PlanCount:
        """Plan everything that is due at `now`, each chat looked at once; counts over all chunks."""
        self.began = self.began or now
        press, cases, total, skipped = self._press(), Cases(Firing(now), self.cut, self.began), NONE, Skipped()
        began = asyncio.get_running_loop().time()
        lanes, after = tuple(press.posts), START
        while due := await self.ledger.due(now, lanes, self.chunk, after):
            if new := cases.add(due):
                kept = await kept_for({case.day for case in new}, {case.since for case in new}, self.store)
                await press.make(cases.decide(new, kept))
                cases.bind(new, press.bundles)
            count = PlanCount(len(due), 0, 0, due[-1].position)
            skipped.add(due, cases)
            if cases.moves(due):  # who waits is only read: a write would hold up the lanes' workers
                count = await self.ledger.plan(now, lanes, self.chunk, cases.planned, after)
            total = PlanCount(total.looked_at + count.looked_at, total.moved + count.moved, total.rows + count.rows)
            after = min(due[-1].position, count.last or due[-1].position)
        await press.check()
        tell_plan(last_closed(now, self.cut), total, skipped, asyncio.get_running_loop().time() - began)
        return total

    async def reschedule(self, now: datetime) -> None:
        """After the wall clock stepped: every chat's next time, seen from now. What is due already stays due."""
        firing, after = Firing(now), 0

        def decide(chats: Sequence[DueChat]) -> list[Planned]:
            return [Planned(chat.chat, chat.since, firing.next(chat.wants)) for chat in chats if chat.due > now]

        while (last := await self.ledger.reschedule(after, self.chunk, decide)) is not None:
            after = last

    def _press(self) -> Press:
        editions = self.store.editions
        trend = Trend(editions, self.charts, self.archive, self.categories)
        return Press(self.ledger, editions, self.categories, self.clock, dict(self.posts), trend, self.store.reports)
