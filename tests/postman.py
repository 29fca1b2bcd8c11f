"""A town for the postman: chats with rows in a FakeLedger, a platform with a script, and everything that was recorded.

Runs in tests.virtual_time: its clock is the loop's.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from fakes import FakeStore
from fakes_alerts import Bell
from fakes_ledger import FakeLedger
from virtual_time import LoopClock

from bot.delivery.service import Delivering
from bot.domain.alert import Alert
from bot.domain.chat import Address, Chat, ChatKind
from bot.domain.posting import Recipe
from bot.domain.shown import About
from bot.errors import Moved, Refused, Unsure
from bot.ports.ledger import DueChat, Planned
from bot.ports.platform import Rendered
from bot.settings import LaneSettings

DAY = date(2024, 7, 16)
LANE = "telegram:1"
START = datetime(2024, 7, 17, tzinfo=UTC)


@dataclass(frozen=True)
class Call:
    """One call that left: when (the loop's seconds), where, with which key, in which form."""

    at: float
    address: Address
    key: str
    text: str
    bare: bool = False
    mark: str = ""


Answer = BaseException | str | None
"""What a call comes to: None that it arrived, a failure that it did not, "lost" that it arrived and nobody is told,
"gone" that it did not and nobody is told."""


@dataclass
class Wire:
    """The side of a platform that posts. `script` answers calls in order, `by_key` those of a key.

    `latency` and `repeatable` are seconds.
    """

    clock: LoopClock
    name: str = "telegram"
    lane: str = LANE
    latency: float = 0.1
    repeatable: float = 0.0
    searchable: bool = False
    script: deque[Answer] = field(default_factory=deque)
    by_key: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    calls: list[Call] = field(default_factory=list)
    there: list[Call] = field(default_factory=list)
    on_wire: int = 0
    most_on_wire: int = 0
    searched: int = 0

    async def send(
        self,
        address: Address,
        kind: ChatKind,
        message: Rendered,
        *,
        key: str,
        silent: bool = False,
        bare: bool = False,
        mark: str = "",
    ) -> str:
        call = Call(asyncio.get_running_loop().time(), address, key, message.plain, bare, mark)
        self.calls.append(call)
        self.on_wire += 1
        self.most_on_wire = max(self.most_on_wire, self.on_wire)
        try:
            return await self._answered(call)
        finally:
            self.on_wire -= 1

    async def _answered(self, call: Call) -> str:
        mine = self.by_key.get(call.key)
        answer = mine.popleft() if mine else self.script.popleft() if self.script else None
        if isinstance(answer, BaseException):
            await asyncio.sleep(self.latency)
            raise answer
        earlier = self._repeated(call) if self.repeatable else None
        if answer != "gone" and earlier is None:
            self.there.append(call)
        number = str(earlier or len(self.there))
        await asyncio.sleep(3_600.0 if answer is not None else self.latency)
        return number

    def _repeated(self, call: Call) -> int | None:
        found = (place for place, one in enumerate(self.there, 1) if one.key == call.key)
        place = next(found, None)
        return place if place is not None and call.at - self.there[place - 1].at < self.repeatable else None

    async def arrived(
        self, address: Address, kind: ChatKind, message: Rendered, *, key: str, since: datetime
    ) -> str | None:
        self.searched += 1
        if not self.searchable:
            raise Unsure("the platform does not say what is there")
        await asyncio.sleep(self.latency)
        begin = (since - self.clock.start).total_seconds()
        found = (place for place, one in enumerate(self.there, 1) if one.key == key and one.at >= begin - 1)
        place = next(found, None)
        return None if place is None else str(place)

    def keys(self) -> list[str]:
        """The keys of the calls that left, in order."""
        return [call.key for call in self.calls]


class Town:
    """Chats on one lane, their rows, and the wire. `people` chats are made with make()."""

    def __init__(self, settings: LaneSettings | None = None, **wire: object) -> None:
        self.clock = LoopClock(START)
        self.store = FakeStore()
        self.ledger: FakeLedger = self.store.ledger
        self.settings = settings or LaneSettings()
        self.wire = Wire(self.clock, **wire)  # type: ignore[arg-type]  -- a test names the fields of the wire
        self.bell = Bell()
        self.refused: list[tuple[Address, Refused | Moved]] = []
        self.on_refused: Callable[[Address, Refused | Moved], object] | None = None

    async def plan(
        self, chats: int = 1, parts: int = 1, kind: ChatKind = "private", day: date = DAY, first: int = 1
    ) -> list[Address]:
        """Chats that are due, and the rows of one posting for each of them."""
        addresses = [await self._due(number, kind) for number in range(first, first + chats)]
        recipe = Recipe(LANE, kind, "en", "brief", None, "edition", (day,))
        contents = [Rendered(f"body {part}", f"part {part}", About(day, (part,))) for part in range(1, parts + 1)]
        bundle = await self.ledger.keep_bundle(recipe, contents, self.clock.now())

        def decide(due: Sequence[DueChat]) -> list[Planned]:
            return [
                Planned(each.chat, day, START + timedelta(days=1), recipe.name, day, bundle.number, parts, each.since)
                for each in due
            ]

        await self.ledger.plan(self.clock.now(), [LANE], 20_000, decide)
        return addresses

    async def _due(self, number: int, kind: ChatKind) -> Address:
        address = Address("telegram", str(number if kind == "private" else -number))
        kept = await self.store.chats.get(address)
        chat = kept or Chat(address, kind, "en", "UTC", time(9), everything=True, lane=LANE)
        await self.store.chats.put(Chat(**{**_fields(chat), "next_due": self.clock.now()}))
        return address

    def delivering(self, owner: str = "one", ledger: FakeLedger | None = None, wire: Wire | None = None) -> Delivering:
        """One process."""
        return Delivering(
            ledger or self.ledger,
            {LANE: wire or self.wire},  # type: ignore[dict-item]  -- a lane's worker uses what the wire has
            self.clock,
            owner=owner,
            settings=lambda _: self.settings,
            refused=self._refused,
            alerts=self.bell.alerts(self.clock, self.store.alerts),
            dead=lambda owner: owner.startswith("dead"),
        )

    @property
    def told(self) -> list[Alert]:
        """What operators were told of."""
        return self.bell.rung

    async def _refused(self, address: Address, failure: Refused | Moved) -> None:
        self.refused.append((address, failure))
        if isinstance(failure, Refused):
            chat = await self.store.chats.get(address)
            assert chat is not None
            await self.store.chats.put(Chat(**{**_fields(chat), "off": failure.off, "next_due": None}))
        else:
            await self.store.chats.move(address, Address(address.platform, failure.to))

    def states(self) -> list[str]:
        """The rows' states, by number."""
        return [row.state for _, row in sorted(self.ledger.rows.items())]


def _fields(chat: Chat) -> dict[str, object]:
    return {name: getattr(chat, name) for name in Chat.__slots__}


def never() -> bool:
    """A process that goes on."""
    return False


async def drained(delivering: Delivering, seconds: float = 3_600.0) -> None:
    """Drain until nothing waits, as the jobs do; at most so many of the loop's seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        delay = await delivering.drain(LANE, never)
        if delay is None:
            return
        await asyncio.sleep(delay)
