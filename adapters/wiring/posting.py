"""One posting from the command line: connects the bots, plans what is due, delivers it, and leaves. Hears nobody.

What the settings name counts as due. Lanes that a running service holds are left to it.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from adapters.config import Config
from adapters.wiring.alerts import alerts
from adapters.wiring.lanes import Lanes
from adapters.wiring.liveness import Alive, alive
from adapters.wiring.named_chats import named_chats
from adapters.wiring.platforms import Bot, bots
from adapters.wiring.postman import delivering, planner
from adapters.wiring.program import Program
from bot.alerts.alerts import Alerts
from bot.delivery.due import due_after
from bot.delivery.named_chats import NamedChat, NamedChats
from bot.domain.chat import Address
from bot.domain.delivery import State
from bot.domain.edition import cut_at
from bot.errors import OperatorMistake, Temporary
from bot.ports.ledger import LaneSeen

log = logging.getLogger(__name__)
LONGEST_WAIT = 60.0
"""Seconds that the command waits for what is to be sent again; the running service sends what comes later."""


@dataclass
class Posted:
    """What came of it. `chats` moved on; messages by what became of them; lanes that another process holds."""

    chats: int = 0
    sent: int = 0
    refused: int = 0
    held: int = 0
    waiting: int = 0
    others: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    """Bots that could not be connected, and named chats that cannot be posted to, each in a line."""


@dataclass
class Posting:
    """The parts of one run; `named` are those that the settings name."""

    program: Program
    bots: Sequence[Bot]
    named: Sequence[NamedChat]
    alive: Alive
    alerts: Alerts
    lanes: Lanes

    async def post(self, day: date, stopping: Callable[[], bool]) -> Posted:
        """Post the edition of a day to what is due."""
        found = Posted()
        async with self._connected(day, found) as places:
            if self.lanes:
                before = await self._rows()
                await self._plan(day, places, found)
                await asyncio.gather(*[self._deliver(lane, found, stopping) for lane in tuple(self.lanes)])
                self._count(before, await self._rows(), found)
        return found

    @asynccontextmanager
    async def _connected(self, day: date, found: Posted) -> AsyncIterator[list[Address]]:
        """All bots that can be connected, and where the named chats are."""
        places: list[Address] = []
        async with AsyncExitStack() as stack:
            for bot in self.bots:
                try:
                    connected = await stack.enter_async_context(bot.make(self.program.desk, self.program.clock))
                except (OperatorMistake, Temporary) as failure:
                    found.told.append(str(failure))
                    continue
                self.program.posts.setdefault(bot.platform, connected)
                await stack.enter_async_context(self.lanes.open(bot, connected))
            for platform, posts in self.program.posts.items():
                keeper = NamedChats(
                    self.program.store, self.program.clock, self.program.defaults, self.program.router.alone, day
                )
                named = [chat for chat in self.named if chat.platform == platform]
                for outcome in await keeper.keep(named, posts):
                    if outcome.is_well and outcome.address:
                        places.append(outcome.address)
                    else:
                        found.told.append(str(outcome))
            yield places

    async def _plan(self, day: date, places: Sequence[Address], found: Posted) -> None:
        """An older day is seen from its own cut: then only what the settings name is due."""
        now = self.program.clock.now()
        moment = now if day == self.program.last_closed() else cut_at(day, self.program.edition.cut)
        chats = self.program.store.chats
        for place in places:
            chat = await chats.get(place)
            if chat and chat.next_due and (chat.cursor is None or chat.cursor < day):
                await chats.put(replace(chat, next_due=moment))
        found.chats = (await planner(self.program, self.lanes).plan_due(moment)).moved
        for place in places:
            chat = await chats.get(place)
            if chat and chat.next_due and chat.next_due <= now:
                await chats.put(replace(chat, next_due=due_after(chat, now)))

    async def _deliver(self, lane: str, found: Posted, stopping: Callable[[], bool]) -> None:
        postman = delivering(self.program, self.lanes, self.bots, self.alive, self.alerts)
        waited, seen = 0.0, None
        while not stopping():
            seconds = await postman.drain(lane, stopping)
            if seconds is None:
                return
            seen, before = await self.program.store.ledger.seen(lane), seen
            if seen and self._is_anothers(seen, before):
                found.others[lane] = seen.owner
                return
            waited += seconds
            if waited > LONGEST_WAIT or await self._is_far(lane):
                return
            await asyncio.sleep(seconds)

    async def _is_far(self, lane: str) -> bool:
        """Whether nothing can be sent while this command waits."""
        ledger = self.program.store.ledger
        next_at = await ledger.next_at(lane)
        pauses = [state.paused_until for state in await ledger.lanes(counted=False) if state.lane == lane]
        latest = max((at for at in (next_at, *pauses) if at is not None), default=None)
        return latest is not None and latest > self.program.clock.now() + timedelta(seconds=LONGEST_WAIT)

    def _is_anothers(self, seen: LaneSeen, before: LaneSeen | None) -> bool:
        """Whether a process that lives has the lane: known of this machine's, seen of others by their beats."""
        if seen.owner in ("", self.alive.owner):
            return False
        lives = self.alive.lives(seen.owner)
        return lives if lives is not None else before is not None and before != seen

    async def _rows(self) -> dict[str, Mapping[State, int]]:
        return {lane.lane: lane.rows for lane in await self.program.store.ledger.lanes()}

    def _count(
        self, before: Mapping[str, Mapping[State, int]], after: Mapping[str, Mapping[State, int]], found: Posted
    ) -> None:
        for lane in self.lanes:
            rows, earlier = after.get(lane, {}), before.get(lane, {})
            found.sent += rows.get("sent", 0) - earlier.get("sent", 0)
            found.refused += rows.get("dead", 0) - earlier.get("dead", 0)
            found.held += rows.get("parked", 0) - earlier.get("parked", 0)
            found.waiting += sum(rows.get(state, 0) for state in ("ready", "sending", "unsure"))


async def post_edition(config: Config, program: Program, day: date, stopping: Callable[[], bool]) -> Posted | None:
    """Post to what is due; None where no bot is set up. Raises OperatorMistake for settings that cannot be used."""
    made = bots(config, program.archive)
    if not made:
        return None
    named = named_chats(config, program.categories)
    with alive(config.data_dir, program.clock) as one:
        lanes = Lanes(
            program.store.ledger, made, adopts=one.is_alone()
        )  # else a service's chats would be taken from it
        return await Posting(program, made, named, one, alerts(config, program), lanes).post(day, stopping)
