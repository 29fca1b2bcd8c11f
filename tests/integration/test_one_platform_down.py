"""Row 67: one platform is away for a day. The other's chats get their posts as ever, nothing piles up, and all is sent
when it is back. The real engine, ticks and lane workers, a day in the loop's time; only the platforms are fakes.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta

import pytest
from fakes import FakeStore
from fakes_alerts import Bell
from postman import DAY, START, Answer, Call, Wire
from virtual_time import LoopClock, run

from adapters.work.inline import Inline
from bot.delivery.service import Delivering
from bot.domain.chat import Address, Chat
from bot.domain.jobs import drain
from bot.domain.posting import Recipe
from bot.domain.shown import About
from bot.errors import Temporary, Unsure
from bot.ports.ledger import DueChat, Planned
from bot.ports.platform import Rendered
from bot.ports.work import Running

LONG = 86_400.0
CHATS = 12
LANES = {"telegram": "telegram:1", "discord": "discord:2"}


@dataclass
class Away(Wire):
    """Cannot be reached until `back`, or takes what it is sent and says nothing (`silent`)."""

    back: float = 0.0
    silent: bool = False

    async def _answered(self, call: Call) -> str:
        if asyncio.get_running_loop().time() < self.back:
            await asyncio.sleep(self.latency)
            raise Unsure("no answer came") if self.silent else Temporary("the connection was refused")
        return await super()._answered(call)


class House:
    """Two lanes of one process, each with chats that are due."""

    def __init__(self, **telegram: Answer | float | bool) -> None:
        self.clock, self.store = LoopClock(START), FakeStore()
        self.telegram = Away(self.clock, "telegram", LANES["telegram"], **telegram)  # type: ignore[arg-type]  # by name
        self.discord = Wire(self.clock, "discord", LANES["discord"], repeatable=110.0, searchable=True)
        posts = {wire.lane: wire for wire in (self.telegram, self.discord)}
        self.bell = Bell()
        alerts = self.bell.alerts(self.clock, self.store.alerts)
        self.delivering = Delivering(self.store.ledger, posts, self.clock, owner="one", alerts=alerts)  # type: ignore[arg-type]  # what a worker uses
        self.engine = Inline(self.clock)
        self.engine.register("drain", self._drain, "post")
        self.most_tasks = 0

    async def _drain(self, job: Running) -> None:
        seconds = await self.delivering.drain(job.key, job.stopping)
        if seconds is not None and not job.stopping():
            await self.engine.put(drain(job.key), not_before=self.clock.now() + timedelta(seconds=seconds))

    async def plan(self) -> None:
        """Each chat is owed a message of two parts."""
        ledger = self.store.ledger
        for platform, lane in LANES.items():
            for number in range(CHATS):
                address = Address(platform, str(number + 1))
                chat = Chat(address, "private", "en", "UTC", time(9), everything=True, lane=lane, next_due=START)
                await self.store.chats.put(chat)
            recipe = Recipe(lane, "private", "en", "brief", None, "edition", (DAY,))
            parts = [Rendered(f"body {part}", f"part {part}", About(DAY, (part,))) for part in (1, 2)]
            bundle = await ledger.keep_bundle(recipe, parts, START)

            def decide(due: Iterable[DueChat], name: str = recipe.name, number: int = bundle.number) -> list[Planned]:
                return [Planned(one.chat, DAY, START + timedelta(days=9), name, DAY, number, 2) for one in due]

            await ledger.plan(START, [lane], 1_000, decide)

    async def live(self, seconds: float) -> None:
        """The engine runs, and each minute puts again what the ledger owes."""
        doing = asyncio.create_task(self.engine.run(["post"]))
        end = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < end:
            for lane in await self.store.ledger.owing(self.clock.now()):
                await self.engine.put(drain(lane))
            await asyncio.sleep(60)
            self.most_tasks = max(self.most_tasks, len(asyncio.all_tasks()))
        await self.engine.stop(10.0)
        await doing

    def states(self, lane: str) -> set[str]:
        return {row.state for row in self.store.ledger.rows.values() if row.lane == lane}


async def a_day_away(house: House) -> None:
    await house.plan()
    await house.live(LONG)


@pytest.mark.slow  # a day of some hundred thousand rounds of the loop
def test_row_67_the_other_platform_is_served_as_ever_and_the_one_that_was_away_gets_all_when_it_is_back() -> None:
    house = House(back=LONG)
    run(a_day_away(house))
    assert house.states(LANES["discord"]) == {"sent"}
    assert max(call.at for call in house.discord.there) < 30, "as quick as if nothing were wrong"
    assert house.states(LANES["telegram"]) == {"ready"}, "certainly not arrived: all of it waits"
    assert house.telegram.there == []
    calls = [call.at for call in house.telegram.calls]
    assert len(calls) < 4_000, "some calls a minute find out whether it is back"
    assert sum(at < 60 for at in calls) < 2 * CHATS, "not every chat meets the outage"
    assert house.most_tasks < 30, "nothing piles up while it is away"

    later = House(back=3_600.0)
    run(later_on(later))
    assert later.states(LANES["telegram"]) == {"sent"}
    assert sorted(call.key for call in later.telegram.there) == sorted({call.key for call in later.telegram.there})
    assert max(call.at for call in later.telegram.there) < 3_600 + 400


async def later_on(house: House) -> None:
    await house.plan()
    await house.live(2 * 3_600.0)


def test_row_67_silence_for_a_day_makes_neither_a_stream_of_calls_nor_of_doubts() -> None:
    house = House(back=LONG, silent=True)
    run(a_day_away(house))
    assert house.states(LANES["discord"]) == {"sent"}
    calls = [call.key for call in house.telegram.calls]
    assert all(calls.count(key) <= 2 for key in set(calls)), "a message that may be there is sent once more at most"
    assert house.states(LANES["telegram"]) <= {"ready", "unsure", "parked"}
    assert house.most_tasks < 30
