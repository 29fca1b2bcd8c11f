"""The lanes' part of the ledger in memory: leases, pauses, and what a lane has to do."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from fakes_alerts import as_kept
from fakes_chats import ChatMemory, FakeRow

from bot.domain.delivery import STATES, Outage, State
from bot.domain.paper import check_aware
from bot.ports.ledger import LaneSeen, LaneState

ALREADY = datetime(1970, 1, 1, tzinfo=UTC)
"""When what waits for nothing may be sent, whatever the clock says."""


@dataclass
class FakeLane:
    """A lane's row."""

    owner: str = ""
    fence: int = 0
    beat: int = 0
    paused_until: datetime | None = None
    reason: str = ""
    outages: dict[str, Outage] = field(default_factory=dict)


class FakeLanes:
    """Lanes over the rows of a store's chats."""

    def __init__(self, chats: ChatMemory) -> None:
        self._chats = chats
        self._lanes: dict[str, FakeLane] = {}

    @property
    def rows(self) -> dict[int, FakeRow]:
        """All rows by number."""
        return self._chats.rows

    async def seen(self, lane: str) -> LaneSeen | None:
        row = self._lanes.get(lane)
        return LaneSeen(row.owner, row.fence, row.beat) if row and row.fence else None

    async def take(self, lane: str, owner: str, stale: LaneSeen | None = None) -> int | None:
        row = self._lanes.setdefault(lane, FakeLane())
        if row.owner not in ("", owner) and stale != LaneSeen(row.owner, row.fence, row.beat):
            return None
        row.owner, row.fence, row.beat = owner, row.fence + 1, row.beat + 1
        for delivery in self._of(lane, "sending", "unsure"):
            _doubt(delivery, row.fence)
        return row.fence

    def _of(self, lane: str, *states: State) -> list[FakeRow]:
        return [row for _, row in sorted(self.rows.items()) if row.lane == lane and row.state in states]

    def _holds(self, lane: str, fence: int) -> bool:
        row = self._lanes.get(lane)
        return bool(row and row.owner and row.fence == fence)

    async def beat(self, lane: str, fence: int) -> bool:
        if not self._holds(lane, fence):
            return False
        self._lanes[lane].beat += 1
        return True

    async def release(self, lane: str, fence: int) -> None:
        if self._holds(lane, fence):
            self._lanes[lane].owner = ""

    async def pause(self, lane: str, until: datetime, reason: str) -> None:
        check_aware(until)
        row = self._lanes.setdefault(lane, FakeLane())
        if row.paused_until is None or row.paused_until < until:
            row.paused_until, row.reason = until, reason

    async def unreached(self, lane: str, fence: int, now: datetime, again_at: datetime, reason: str) -> None:
        check_aware(now)
        check_aware(again_at)
        if self._holds(lane, fence):
            row = self._lanes[lane]
            since = row.outages[row.owner].since if row.owner in row.outages else now
            row.outages[row.owner] = Outage(row.owner, fence, since, again_at, as_kept(reason))

    async def reached(self, lane: str, fence: int) -> None:
        if self._holds(lane, fence):
            self._lanes[lane].outages.pop(self._lanes[lane].owner, None)

    async def lanes(self, *, counted: bool = True) -> tuple[LaneState, ...]:
        found = (self._state(name, row) for name, row in sorted(self._lanes.items()))
        return tuple(found) if counted else tuple(replace(state, rows={}) for state in found)

    def _state(self, name: str, row: FakeLane) -> LaneState:
        counts: dict[State, int] = {state: count for state in STATES if (count := len(self._of(name, state)))}
        oldest = min((row.planned_at for row in self._of(name, "ready")), default=None)
        outages = tuple(sorted(row.outages.values(), key=lambda outage: -outage.fence))
        return LaneState(name, row.owner, row.paused_until, row.reason, counts, oldest, row.fence, outages)

    async def adopt(self, lane: str, platform: str, known: Collection[str]) -> int:
        ours = {lane, *known}
        chats = [chat for chat in self._chats.chats.values() if chat.address.platform == platform]
        fence = self._lanes.setdefault(lane, FakeLane()).fence
        numbers = {self._chats.number(chat.address) for chat in chats}
        for row in self.rows.values():
            if row.chat in numbers and row.lane not in ours and row.state in ("ready", "sending", "unsure"):
                row.lane = lane
                if row.state != "ready":
                    _doubt(row, fence)
        strays = [chat for chat in chats if chat.lane not in ours]
        for chat in strays:
            self._chats.chats[chat.address] = replace(chat, lane=lane)
        return len(strays)

    async def owing(self, now: datetime) -> tuple[str, ...]:
        check_aware(now)
        return tuple(
            lane
            for lane in sorted(self._lanes)
            if self._of(lane, "sending")
            or any(not row.not_before or row.not_before <= now for row in self._of(lane, "ready", "unsure"))
        )

    async def next_at(self, lane: str) -> datetime | None:
        return min((row.not_before or ALREADY for row in self._of(lane, "ready", "unsure")), default=None)


def _doubt(row: FakeRow, fence: int) -> None:
    """An attempt of which nobody knows what came of it, under a new owner."""
    if row.state == "sending":
        row.state, row.unclean, row.not_before = "unsure", row.unclean + 1, row.claimed_at
    row.fence = fence
