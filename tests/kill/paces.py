"""How fast messages came: the figures that platforms limit, from the moments of their arrival alone."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kill.services import Arrival


def most_within(moments: Iterable[float], seconds: float) -> int:
    """The most of them in any window of so many seconds, its end left out."""
    times = sorted(moments)
    return max((bisect_left(times, at + seconds) - index for index, at in enumerate(times)), default=0)


def least_gap(moments: Iterable[float]) -> float:
    """Seconds between the two that are closest; infinite where there are none."""
    times = sorted(moments)
    return min((later - earlier for earlier, later in pairwise(times)), default=float("inf"))


def by_chat(arrivals: Iterable[Arrival]) -> dict[str, list[float]]:
    """The moments of each chat."""
    found = defaultdict(list)
    for arrival in arrivals:
        found[arrival.chat].append(arrival.at)
    return dict(found)


def percentile(values: Sequence[float], part: float) -> float:
    """The value that so large a part of all does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, round(part * len(ordered)) - 1))]
