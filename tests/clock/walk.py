"""The oracle: walks real seconds or minutes, reads the clock at each, and notes when a local time is first reached.

It knows nothing of gaps, folds or offsets, and shares no code with the program.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

DAY = 86_400
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


def moment(instant: int) -> datetime:
    """An instant in seconds since 1970 as the program knows it."""
    return _ZERO + timedelta(seconds=instant)


def reading(instant: int, zone: ZoneInfo) -> int:
    """What the clock shows, as seconds since 1970-01-01 00:00 on that clock."""
    shown = moment(instant).astimezone(zone)
    return (shown.toordinal() - _ZERO.toordinal()) * DAY + shown.hour * 3600 + shown.minute * 60 + shown.second


@dataclass(frozen=True, slots=True)
class Walk:
    """Clock readings from `start` on, one each `step` seconds; `highest` is the furthest that the clock had come."""

    start: int
    step: int
    highest: Sequence[int]
    days: Sequence[int]

    @classmethod
    def walked(cls, zone: str, start: int, end: int, step: int = 60) -> "Walk":
        """Walk from one instant to another."""
        local = ZoneInfo(zone)
        readings = [reading(instant, local) for instant in range(start, end, step)]
        there = sorted({shown // DAY for shown in readings})
        return cls(start, step, tuple(accumulate(readings, max)), there[1:-1])  # the first and the last are cut

    def firings(self, at: time) -> list[int]:
        """For each local date that there was, the instant at which its post time was first reached or passed."""
        wanted = at.hour * 3600 + at.minute * 60
        return [self.start + self.step * bisect_left(self.highest, day * DAY + wanted) for day in self.days]


def whole_chain(changes: Sequence[tuple[int, int]], end: int, at: time) -> list[int]:
    """The firings of years: between two jumps a clock runs evenly, so the walk may take whole stretches at once."""
    wanted = at.hour * 3600 + at.minute * 60
    ends = [*(instant for instant, _ in changes[1:]), end]
    stretches = [(start, until, offset) for (start, offset), until in zip(changes, ends, strict=True)]
    there = sorted({day for start, until, offset in stretches for day in _shown(start + offset, until + offset)})
    fired, stretch = [], 0
    for day in there[1:-1]:
        while (instant := _reached(stretches[stretch], day * DAY + wanted)) is None:
            stretch += 1
        fired.append(instant)
    return fired


def _shown(low: int, high: int) -> range:
    """The dates of the readings in [low, high)."""
    return range(low // DAY, (high - 1) // DAY + 1)


def _reached(stretch: tuple[int, int, int], wanted: int) -> int | None:
    """When a stretch first shows a reading or a later one, if it does."""
    start, until, offset = stretch
    instant = max(start, wanted - offset)
    return instant if instant < until else None


def after(fired: Sequence[int], instant: int) -> int:
    """The first firing strictly after an instant."""
    return fired[bisect_right(fired, instant)]


def quarters() -> tuple[time, ...]:
    """Every quarter hour of a day."""
    return tuple(time(quarter // 4, quarter % 4 * 15) for quarter in range(96))
