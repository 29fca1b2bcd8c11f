"""When a lane's next message may leave: evenly spaced, with a gap for each place, limits for groups, and pauses.

Pure: it is told the moment (seconds of any clock that never goes back), sleeps never and sends nothing.
"""

from collections import OrderedDict, deque

from bot.domain.chat import Address, ChatKind

LATE = 0.9
"""A message that leaves late by less than this part of the spacing does not hold back the next: the rate is kept, and
no second ever has more than the rate and one."""
LATE_SECONDS = 0.025
"""The same for fast lanes, where a commit takes longer than the spacing: for some milliseconds they catch up."""
TOLERANCE = 0.0005
"""Seconds: no timer is more exact."""
SLOWED = 0.5
"""What is left of the rate after a refusal for all."""
SLOWEST = 0.125
RECOVERY = 240.0
"""Seconds from nothing to the whole rate again."""


def place_of(address: Address) -> str:
    """What a platform counts as one place: a group with all its topics."""
    return address.id.partition("/")[0]


class Pacer:
    """The pace of one bot in one process; `rate` is in messages a second, `chat_gap` and `group_seconds` in seconds."""

    def __init__(self, rate: float, chat_gap: float = 1.05, group_most: int = 18, group_seconds: float = 60.0) -> None:
        self._full, self._gap = rate, chat_gap
        self._group_most, self._group_seconds = group_most, group_seconds
        self._next = self._paused = self._slowed_at = float("-inf")
        self._slowed_to = rate
        self._free: OrderedDict[str, float] = OrderedDict()
        self._groups: OrderedDict[str, deque[float]] = OrderedDict()
        self._held: dict[str, float] = {}

    def __len__(self) -> int:
        """Places that are remembered."""
        return len(self._free) + len(self._groups) + len(self._held)

    def rate(self, now: float) -> float:
        """Messages a second at present."""
        if self._slowed_to >= self._full:
            return self._full
        recovered = self._full * max(0.0, now - self._slowed_at) / RECOVERY
        return min(self._full, self._slowed_to + recovered)

    def slot(self) -> float:
        """When the lane may send its next message, whatever the place."""
        return max(self._next, self._paused)

    def due(self, now: float) -> int:
        """How many messages may leave now, if their places may have them."""
        if self.slot() > now + TOLERANCE:
            return 0
        spacing = 1 / self.rate(now)
        return 1 + max(0, int((now - self._begin(now, spacing)) / spacing))

    def turn(self, place: str, kind: ChatKind) -> float:
        """When a place may get its next message, whatever the lane."""
        at = max(self._free.get(place, float("-inf")), self._held.get(place, float("-inf")))
        times = self._groups.get(place) if kind != "private" else None
        if times is None or len(times) < self._group_most:
            return at
        return max(at, times[0] + self._group_seconds)

    def free_at(self, place: str, kind: ChatKind) -> float:
        """When a message may leave for a place; it is booked by leave()."""
        return max(self.slot(), self.turn(place, kind))

    def leave(self, place: str, kind: ChatKind, now: float) -> float:
        """Book a message for a place whose turn it is; gives when it is to leave: now, or at the lane's next slot."""
        at = max(now, self._next, self._paused)
        spacing = 1 / self.rate(at)
        self._next = self._begin(at, spacing) + spacing
        self._forget(now)
        self._free[place] = at + self._gap
        self._free.move_to_end(place)
        if kind != "private":
            self._groups.setdefault(place, deque(maxlen=self._group_most)).append(at)
            self._groups.move_to_end(place)
        return at

    def pause(self, until: float) -> None:
        """Nothing leaves before a moment; an earlier end never shortens a pause."""
        self._paused = max(self._paused, until)

    def paused(self, now: float) -> float:
        """Seconds that the lane's pause still takes; 0 where it has none."""
        return max(0.0, self._paused - now)

    def hold(self, place: str, until: float) -> None:
        """One place gets nothing before a moment; the others go on."""
        self._held[place] = max(self._held.get(place, float("-inf")), until)

    def slow(self, now: float) -> None:
        """The platform refused for all: half the rate from then on, and the whole one again after minutes.

        Refusals within one pause count once.
        """
        if now < self._slowed_at:
            return
        self._slowed_to = max(self.rate(now) * SLOWED, self._full * SLOWEST)
        self._slowed_at = max(now, self._paused)

    def _begin(self, at: float, spacing: float) -> float:
        """The slot that a message at a moment has: its own, where it is only a little late, else one of now."""
        if at - self._next <= max(LATE * spacing, LATE_SECONDS):
            return self._next
        return at - LATE_SECONDS if spacing < LATE_SECONDS else at

    def _forget(self, now: float) -> None:
        """Places whose turn it is need no memory."""
        while self._free and next(iter(self._free.values())) <= now:
            self._free.popitem(last=False)
        while self._groups and next(iter(self._groups.values()))[-1] + self._group_seconds <= now:
            self._groups.popitem(last=False)
        if self._held:
            self._held = {place: until for place, until in self._held.items() if until > now}
