"""The ledger: who gets what, what was sent and what is not known. Every method is one transaction, durable at its end.

The store keeps it beside the chats, so that rows, cursors and next_due move together.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from bot.domain.chat import Address
from bot.domain.delivery import Entry, Outage, State, Waiting
from bot.domain.posting import Recipe, Wants
from bot.ports.platform import Rendered
from bot.ports.store import ShownMessage

# --- planning

Position = tuple[datetime, int]
"""A place among due chats, which lie by next_due and number."""
START: Position = (datetime.min.replace(tzinfo=UTC), 0)
"""Before all of them."""


@dataclass(frozen=True, slots=True)
class DueChat:
    """A chat whose time has come. `chat` is the store's number, `due` its next_due as it was read.

    `since` is the last edition it had: its cursor, or, where a posting was planned and never begun, the cursor from
    before that posting (which the next plan replaces); None where it had none.
    """

    chat: int
    wants: Wants
    due: datetime
    since: date | None

    @property
    def position(self) -> Position:
        """Its place among due chats."""
        return self.due, self.chat


@dataclass(frozen=True, slots=True)
class Bundle:
    """One rendering that many chats share; `number` is the store's. No parts: there is nothing to be sent."""

    number: int
    recipe: Recipe
    parts: tuple[Rendered, ...]
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """What is written for one due chat: its new cursor and next_due, and rows for each part of a bundle, if any.

    `posting` is unique for the chat, `day` the newest day it is about. `since` is kept with the rows, for the day when
    none of them was begun before the next posting.
    """

    chat: int
    cursor: date | None
    next_due: datetime | None
    posting: str = ""
    day: date | None = None
    bundle: int | None = None
    parts: int = 0
    since: date | None = None


@dataclass(frozen=True, slots=True)
class PlanCount:
    """What one chunk came to: chats looked at, chats moved on, rows written. Nothing looked at: all is planned.

    `last` is the place of the last one that was looked at.
    """

    looked_at: int
    moved: int
    rows: int
    last: Position | None = field(default=None, compare=False)


Decide = Callable[[Sequence[DueChat]], Sequence[Planned]]
"""Pure, quick, and called inside the transaction. A due chat that it leaves out stays due."""

# --- delivering


@dataclass(frozen=True, slots=True)
class LaneSeen:
    """A lane's lease as it was seen: equal fence and beat some time later mean that its owner did nothing meanwhile."""

    owner: str
    fence: int
    beat: int


@dataclass(frozen=True, slots=True)
class LaneState:
    """A lane for whoever looks: its lease, its pause, rows by state, and who did not reach its platform.

    `outages` begin with the newest fence.
    """

    lane: str
    owner: str
    paused_until: datetime | None
    reason: str
    rows: Mapping[State, int]
    oldest_ready: datetime | None
    fence: int = 0
    outages: tuple[Outage, ...] = ()

    @property
    def outage(self) -> Outage | None:
        """Of whoever has the lane or had it last; None where that one reaches the platform, whoever else does not."""
        found = (each for each in self.outages if each.fence == self.fence or each.owner == self.owner)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Absent:
    """Chats that an edition does not reach for one reason: `paused`, `not_subscribed`, `another_day`, or why they were
    switched off. `chats` are the numbers of the first of them."""

    reason: str
    count: int
    chats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Audience:
    """How many chats are due before a moment, and the others by reason."""

    expected: int
    absent: tuple[Absent, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a delivery that was `sending` or `unsure`; of one that is `ready` only that it is expired or dead.

    `ready`: certainly not arrived; it and what is ready for the same chat wait until `not_before`. `unsure`: looked at
    again at `not_before`. `shown` is remembered with `sent`, in the same transaction.
    """

    number: int
    state: State
    reason: str = ""
    message_id: str = ""
    not_before: datetime | None = None
    shown: ShownMessage | None = None


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an exchange gave. `held` False: the lane is another's now, nothing was claimed, and nothing may be sent."""

    held: bool
    claimed: frozenset[int] = frozenset()
    paused_until: datetime | None = None


class Ledger(Protocol):
    """Plans, rows, bundles and lanes."""

    # planning

    async def due(
        self, now: datetime, lanes: Collection[str], most: int, after: Position = START
    ) -> tuple[DueChat, ...]:
        """Chats of these lanes with next_due at or before `now`, behind a place, longest due first. Changes nothing."""
        ...

    async def find_bundles(self, keys: Collection[str]) -> Mapping[str, Bundle]:
        """Bundles by their recipe's key, those that there are."""
        ...

    async def keep_bundle(self, recipe: Recipe, parts: Sequence[Rendered], at: datetime) -> Bundle:
        """Keep a bundle; the one that is there already where another process was first."""
        ...

    async def bundle(self, number: int) -> Bundle | None:
        """A bundle."""
        ...

    async def unsent_bundles(self, day: date) -> tuple[Bundle, ...]:
        """Bundles that show the edition of a day and have deliveries that are not settled (ready, unsure, parked)."""
        ...

    async def remake_bundle(self, number: int, parts: Sequence[Rendered]) -> None:
        """Other contents for a bundle, as many parts as it has; its revision grows by one."""
        ...

    async def plan(
        self, now: datetime, lanes: Collection[str], most: int, decide: Decide, after: Position = START
    ) -> PlanCount:
        """One chunk: the due chats, locked, are decided about; rows, cursors and next_due are written together.

        Chats that wait stay due, and stay first: whoever goes on says after which place.

        Where a chat has an earlier posting of which nothing was begun, its rows expire: the new one starts from where
        that one did. A (chat, posting, part) that exists is left as it is. Two processes never get the same chat.
        """
        ...

    async def reschedule(self, after: int, most: int, decide: Decide) -> int | None:
        """After the wall clock stepped: chats by number from `after` on, whatever their next_due, get the one that is
        decided; nothing else changes. Gives the last number looked at, None at the end."""
        ...

    async def went_back(self, now: datetime, by: timedelta) -> None:
        """The wall clock went back: pauses and waits that end after `now` end now, and attempts of which nobody knows
        and that began after it count as begun `by` before it. Outages are forgotten. What still holds is met again."""
        ...

    # lanes

    async def seen(self, lane: str) -> LaneSeen | None:
        """A lane's lease; None where nobody ever took it."""
        ...

    async def take(self, lane: str, owner: str, stale: LaneSeen | None = None) -> int | None:
        """Take a lane that is free, ours, or still as in `stale`; gives the new fence, None where it is another's.

        The fence grows by one, and in the same transaction rows that were `sending` become `unsure` (their attempt
        was unclean), and these and the rows that were unsure before get the new fence.
        """
        ...

    async def beat(self, lane: str, fence: int) -> bool:
        """Show that the owner lives; False where the lane is another's now."""
        ...

    async def release(self, lane: str, fence: int) -> None:
        """Free the lane, if it is still ours."""
        ...

    async def pause(self, lane: str, until: datetime, reason: str) -> None:
        """Nothing of the lane is claimed before `until`; an earlier end never shortens a pause."""
        ...

    async def unreached(self, lane: str, fence: int, now: datetime, again_at: datetime, reason: str) -> None:
        """The owner with this fence does not reach the lane's platform, since now or since it said so first."""
        ...

    async def reached(self, lane: str, fence: int) -> None:
        """The owner with this fence reaches it again."""
        ...

    async def lanes(self, *, counted: bool = True) -> tuple[LaneState, ...]:
        """All lanes, by name. Counting looks at every row that is kept, a quarter of a second for a million: who
        only asks for pauses does without, and gets no `rows`."""
        ...

    async def adopt(self, lane: str, platform: str, known: Collection[str]) -> int:
        """Chats and unsettled rows of a platform whose lane is none of `known` get this one; how many chats."""
        ...

    async def owing(self, now: datetime) -> tuple[str, ...]:
        """Lanes with rows that are sending, or ready or unsure and may be looked at now."""
        ...

    # delivering

    async def ready(self, lane: str, now: datetime, most: int, *, after: int = 0) -> tuple[Waiting, ...]:
        """What may be sent: first what waited until now to be sent again, then by number what is above `after`.

        Changes nothing; only an exchange claims.
        """
        ...

    async def unsure(self, lane: str, now: datetime, most: int) -> tuple[Waiting, ...]:
        """What may be found out about now, longest unsure first."""
        ...

    async def exchange(
        self, lane: str, fence: int, settled: Sequence[Settled], wanted: Sequence[int], now: datetime
    ) -> Exchanged:
        """Settle, then claim, in one transaction.

        Settling asks each row for this fence; what is another's now, or was forgotten, stays as it is. Claimed are
        those of `wanted` that are ready, whose chat is not stopped and has no earlier part of the same posting that is
        ready or sending, while the lane has this fence and no pause: they are `sending`, one attempt more.
        """
        ...

    async def next_at(self, lane: str) -> datetime | None:
        """When the lane has something to do next: the earliest not_before of what is ready or unsure, in the past where
        it may be done now; None where nothing waits."""
        ...

    # for people

    async def audience(self, until: datetime, most: int) -> Audience:
        """Who is due before a moment, and who not and why, by reason; of each reason at most so many are named."""
        ...

    async def numbered(self, chat: int) -> Address | None:
        """Where the chat of a number is; the log and a row's `chat` have numbers."""
        ...

    async def number(self, address: Address) -> int | None:
        """The number of the chat that is there."""
        ...

    async def entries(
        self, *, states: Collection[State] = (), address: Address | None = None, posting: str = "", most: int = 100
    ) -> tuple[Entry, ...]:
        """Rows, newest first; of all states where none is named."""
        ...

    async def entry(self, number: int) -> Entry | None:
        """A row."""
        ...

    async def retry(self, numbers: Collection[int], at: datetime) -> int:
        """Rows that are dead, parked or expired become ready again; how many. Superseded ones do not: what they show
        went with a newer posting. A row that was sent again is replaced by no plan."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget what was settled before a moment, and bundles that no row needs; how many rows."""
        ...
