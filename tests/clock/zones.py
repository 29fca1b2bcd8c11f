"""Every zone of the time zone database, those that behave alike together, by what their clocks show.

It looks at clocks only: instants become local readings, never the other way round, as the program has to do.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
"""The years that are swept: 2024 to 2030, with a margin on both sides."""
MARGIN = timedelta(days=20)
_PACKAGED = files("tzdata") / "zoneinfo"
STEP = 12 * 3600
"""Seconds between two looks at a clock: no zone changes twice within twelve hours (`make bench` looks each hour)."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """`changes` are (instant, offset) in seconds, the first one at the beginning of the margin; `zones` share them."""

    zones: tuple[str, ...]
    changes: tuple[tuple[int, int], ...]

    @property
    def jumps(self) -> tuple[int, ...]:
        """The instants at which the clock jumps, in seconds since 1970."""
        return tuple(instant for instant, _ in self.changes[1:])


def offset(zone: ZoneInfo, instant: int) -> int:
    """What a clock shows at an instant, less what UTC shows, in seconds."""
    found = datetime.fromtimestamp(instant, zone).utcoffset()
    assert found is not None
    return found // timedelta(seconds=1)


def _change(zone: ZoneInfo, low: int, high: int) -> int:
    """The first second in (low, high] with the offset of `high`."""
    after = offset(zone, high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if offset(zone, middle) == after else (middle, high)
    return high


def changes(zone: ZoneInfo, first: datetime, last: datetime, step: int = STEP) -> tuple[tuple[int, int], ...]:
    """(instant, offset) of the beginning and of every jump between two moments."""
    start, end = int(first.timestamp()), int(last.timestamp())
    found = [(start, offset(zone, start))]
    for instant in range(start + step, end, step):
        now = offset(zone, instant)
        if now != found[-1][1]:
            found.append((_change(zone, instant - step, instant), now))
    return tuple(found)


@cache
def behaviours() -> tuple[Behaviour, ...]:
    """All zones, grouped; about 600 zones behave in about 70 ways in these years."""
    same, alike = defaultdict(list), defaultdict(list)
    for name in sorted(available_timezones()):
        same[_PACKAGED.joinpath(name).read_bytes()].append(name)
    for names in same.values():
        alike[changes(ZoneInfo(names[0]), FIRST - MARGIN, LAST + MARGIN)].extend(names)
    return tuple(Behaviour(tuple(names), found) for found, names in sorted(alike.items(), key=lambda item: item[1]))
