"""Random walks: what plans, workers, people and moves do to the ledger in any order; memory and SQL say the same."""

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from builders import DAY, a_chat, an_address
from builders_ledger import DUE, LANE, NOW, a_recipe, decided, sent, some_parts
from fakes import FakeStore

from adapters.store.opening import open_store
from bot.domain.delivery import STATES
from bot.ports.ledger import Settled
from bot.ports.store import Store

STEPS = 60
PLACES = ("-1", "-2", "-1/4", "-100", "7")
ENDS = ("sent", "ready", "unsure", "dead", "parked", "expired")


class Walk:
    """One worker's and one planner's steps; the same seed takes the same steps on any store."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.random, self.fence, self.now = store, random.Random(seed), 0, NOW
        self.begun: set[int] = set()
        self.days = 0

    async def step(self) -> object:
        """One step, and what it gave."""
        self.now += timedelta(seconds=self.random.choice((0, 1, 7, 90)))
        name = self.random.choice(("plan", "plan", "claim", "claim", "claim", "settle", "settle", "take", "odd"))
        return name, await getattr(self, name)()

    async def plan(self) -> object:
        """A few chats are due, and get the next edition, or the same one again."""
        for place in self.random.sample(PLACES, 3):
            chat = await self.store.chats.get(an_address(place)) or a_chat(place, lane=LANE, everything=True)
            await self.store.chats.put(replace(chat, next_due=DUE))
        self.days += self.random.random() < 0.7
        recipe = a_recipe(DAY + timedelta(days=self.days))
        parts = some_parts(self.random.randint(1, 3))
        bundle = await self.store.ledger.keep_bundle(recipe, parts, self.now)
        due = [(chat.wants, chat.since) for chat in await self.store.ledger.due(self.now, [LANE], 9)]
        most = self.random.randint(1, 9)
        return due, await self.store.ledger.plan(self.now, [LANE], most, decided(bundle, next_due=self.now))

    async def claim(self) -> object:
        """Look ahead, claim a few in any order."""
        rows = await self.store.ledger.ready(LANE, self.now, 9)
        wanted = self.random.sample(rows, min(len(rows), 3))
        numbers = [row.number for row in wanted]
        open_ = await self.store.ledger.entries(states=["ready", "sending"], most=1000)
        given = await self.store.ledger.exchange(LANE, self.fence, (), numbers, self.now)
        self.begun |= given.claimed
        earlier = {(entry.address, entry.posting, entry.part) for entry in open_}
        for row in wanted:
            if row.number in given.claimed:
                assert not any((row.address, row.posting, part) in earlier for part in range(1, row.part))
        return [(row.address.id, row.posting, row.part) for row in rows], len(given.claimed), given.held

    async def settle(self) -> object:
        """Something comes of what was begun, or of what was not."""
        rows = {row.number: row for row in await self.store.ledger.unsure(LANE, self.now, 9)}
        known = sorted(self.begun)
        settled = []
        for number in self.random.sample(known, min(len(known), 2)):
            state = self.random.choice(ENDS)
            later = self.now + timedelta(seconds=self.random.choice((0, 5, 60)))
            row = rows.get(number)
            done = sent(row, row.key) if row and state == "sent" else Settled(number, state, not_before=later)  # type: ignore[arg-type]
            settled.append(done)
        given = await self.store.ledger.exchange(LANE, self.fence, settled, (), self.now)
        return given.held, len(settled)

    async def take(self) -> object:
        """Another owner, or the same again."""
        stale = await self.store.ledger.seen(LANE) if self.random.random() < 0.7 else None
        fence = await self.store.ledger.take(LANE, self.random.choice("ab"), stale)
        self.fence = fence or self.fence
        return fence

    async def odd(self) -> object:
        """What people and platforms do."""
        place = an_address(self.random.choice(PLACES))
        what = self.random.randint(0, 4)
        if what == 0:
            return (await self.store.chats.forget(place)).counts
        if what == 1:
            return await self.store.chats.move(place, an_address(self.random.choice(("-1", "-2", "-100"))))
        if what == 2:
            bad = await self.store.ledger.entries(states=["parked", "dead", "expired"], most=2)
            return await self.store.ledger.retry([entry.number for entry in bad], self.now)
        if what == 3:
            return await self.store.ledger.drop(self.now - timedelta(minutes=5))
        return await self.store.ledger.next_at(LANE), await self.store.ledger.owing(self.now)

    async def seen(self) -> list[str]:
        """All that the ledger shows and the chats, in words that do not depend on numbers."""
        entries = await self.store.ledger.entries(most=1000)
        chats = [await self.store.chats.get(an_address(place)) for place in PLACES]
        return sorted(repr(replace(entry, number=0, chat=0)) for entry in entries) + [repr(chat) for chat in chats]


async def checked(walk: Walk) -> None:
    """What must hold at every moment."""
    entries = await walk.store.ledger.entries(most=1000)
    parts = Counter((entry.address, entry.posting, entry.part) for entry in entries)
    assert max(parts.values(), default=1) == 1
    assert {entry.state for entry in entries} <= set(STATES)
    counted = {lane.lane: lane.rows for lane in await walk.store.ledger.lanes()}
    assert counted.get(LANE, {}) == Counter(entry.state for entry in entries)


@pytest.mark.slow  # some hundred transactions
@pytest.mark.parametrize("seed", range(6))
async def test_memory_and_database_say_the_same_after_every_step(database_url: str, seed: int) -> None:
    sql = await open_store(database_url)
    walks = Walk(FakeStore(), seed), Walk(sql, seed)
    for _ in range(STEPS):
        said = [await walk.step() for walk in walks]
        assert said[0] == said[1]
        assert await walks[0].seen() == await walks[1].seen()
        await checked(walks[1])
    await sql.close()
