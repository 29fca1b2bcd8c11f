"""bot.ports.ledger.Ledger on SQLite or PostgreSQL: each method is one transaction of the files beside this one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from adapters.store.connections import Connections
from adapters.store.ledger import (
    audience,
    bundles,
    due,
    entries,
    exchange,
    lanes,
    outages,
    plan,
    retention,
    step,
    waiting,
)
from bot.domain.chat import Address
from bot.domain.delivery import Entry, State, Waiting
from bot.domain.posting import Recipe
from bot.ports.ledger import (
    START,
    Audience,
    Bundle,
    Decide,
    DueChat,
    Exchanged,
    LaneSeen,
    LaneState,
    PlanCount,
    Position,
    Settled,
)
from bot.ports.platform import Rendered


class SqlLedger:
    """Plans, rows, bundles and lanes."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._read, self._write = connections.direct_read, connections.direct_write

    async def due(
        self, now: datetime, lanes: Collection[str], most: int, after: Position = START
    ) -> tuple[DueChat, ...]:
        """Chats whose time has come."""
        return await self._read(lambda run: due.found(run, now, lanes, most, after))

    async def find_bundles(self, keys: Collection[str]) -> Mapping[str, Bundle]:
        """Bundles by their recipe's key."""
        return await self._read(lambda run: bundles.find(run, keys))

    async def keep_bundle(self, recipe: Recipe, parts: Sequence[Rendered], at: datetime) -> Bundle:
        """A new bundle, or the one that is there."""
        return await self._write(lambda run: bundles.keep(run, recipe, parts, at))

    async def bundle(self, number: int) -> Bundle | None:
        """A bundle."""
        return next(iter(await self._read(lambda run: bundles.numbered(run, [number]))), None)

    async def unsent_bundles(self, day: date) -> tuple[Bundle, ...]:
        """Bundles of a day that somebody still waits for."""
        return await self._read(lambda run: bundles.unsent(run, day))

    async def remake_bundle(self, number: int, parts: Sequence[Rendered]) -> None:
        """Other contents for a bundle."""
        await self._write(lambda run: bundles.remake(run, number, parts))

    async def plan(
        self, now: datetime, lanes: Collection[str], most: int, decide: Decide, after: Position = START
    ) -> PlanCount:
        """One chunk."""
        return await self._write(lambda run: plan.plan(run, now, lanes, most, decide, after))

    async def reschedule(self, after: int, most: int, decide: Decide) -> int | None:
        """Another next_due for chats by number."""
        return await self._write(lambda run: plan.reschedule(run, after, most, decide))

    async def went_back(self, now: datetime, by: timedelta) -> None:
        """No wait of the other clock goes on."""
        await self._write(lambda run: step.went_back(run, now, by))

    async def seen(self, lane: str) -> LaneSeen | None:
        """A lane's lease."""
        return await self._read(lambda run: lanes.seen(run, lane))

    async def take(self, lane: str, owner: str, stale: LaneSeen | None = None) -> int | None:
        """The lease with a new fence."""
        return await self._write(lambda run: lanes.take(run, lane, owner, stale))

    async def beat(self, lane: str, fence: int) -> bool:
        """Show that the owner lives."""
        return await self._write(lambda run: lanes.beat(run, lane, fence))

    async def release(self, lane: str, fence: int) -> None:
        """Free the lane, if it is still ours."""
        await self._write(lambda run: lanes.release(run, lane, fence))

    async def pause(self, lane: str, until: datetime, reason: str) -> None:
        """Nothing of the lane is claimed before `until`."""
        await self._write(lambda run: lanes.pause(run, lane, until, reason))

    async def unreached(self, lane: str, fence: int, now: datetime, again_at: datetime, reason: str) -> None:
        """The owner with this fence does not reach the lane's platform."""
        await self._write(lambda run: outages.unreached(run, lane, fence, now, again_at, reason))

    async def reached(self, lane: str, fence: int) -> None:
        """The owner with this fence reaches it again."""
        await self._write(lambda run: outages.reached(run, lane, fence))

    async def lanes(self, *, counted: bool = True) -> tuple[LaneState, ...]:
        """All lanes, by name."""
        return await self._read(lambda run: lanes.states(run, counted=counted))

    async def adopt(self, lane: str, platform: str, known: Collection[str]) -> int:
        """Chats and open rows of bots that are no more."""
        return await self._write(lambda run: lanes.adopt(run, lane, platform, known))

    async def owing(self, now: datetime) -> tuple[str, ...]:
        """Lanes with something to do."""
        return await self._read(lambda run: waiting.owing(run, now))

    async def ready(self, lane: str, now: datetime, most: int, *, after: int = 0) -> tuple[Waiting, ...]:
        """What may be sent."""
        return await self._read(lambda run: waiting.ready(run, lane, now, most, after))

    async def unsure(self, lane: str, now: datetime, most: int) -> tuple[Waiting, ...]:
        """What may be found out about."""
        return await self._read(lambda run: waiting.unsure(run, lane, now, most))

    async def exchange(
        self, lane: str, fence: int, settled: Sequence[Settled], wanted: Sequence[int], now: datetime
    ) -> Exchanged:
        """Settle, then claim."""
        return await self._write(lambda run: exchange.exchange(run, lane, fence, settled, wanted, now))

    async def next_at(self, lane: str) -> datetime | None:
        """When the lane has something to do next."""
        return await self._read(lambda run: waiting.next_at(run, lane))

    async def audience(self, until: datetime, most: int) -> Audience:
        """Who is due before a moment, and who not."""
        return await self._read(lambda run: audience.audience(run, until, most))

    async def numbered(self, chat: int) -> Address | None:
        """Where the chat of a number is."""
        return await self._read(lambda run: audience.numbered(run, chat))

    async def number(self, address: Address) -> int | None:
        """The number of the chat that is there."""
        return await self._read(lambda run: audience.number(run, address))

    async def entries(
        self, *, states: Collection[State] = (), address: Address | None = None, posting: str = "", most: int = 100
    ) -> tuple[Entry, ...]:
        """Rows, newest first."""
        return await self._read(lambda run: entries.entries(run, states, address, posting, most))

    async def entry(self, number: int) -> Entry | None:
        """A row."""
        return await self._read(lambda run: entries.entry(run, number))

    async def retry(self, numbers: Collection[int], at: datetime) -> int:
        """Rows that ended without being sent become ready again."""
        return await self._write(lambda run: entries.retry(run, numbers, at))

    async def drop(self, before: datetime) -> int:
        """Forget what was settled before a moment; many short transactions, each of them durable."""
        return await retention.drop(self._connections, before)
