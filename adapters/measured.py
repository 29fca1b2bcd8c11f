"""What a process counted and measured by itself, for whoever shows it. It is gone with the process."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

BOUNDS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 80.0)
"""Seconds: the upper bounds of what is counted together."""


@dataclass
class Spread:
    """How many calls took how long: `counts` by BOUNDS, the last one what was longer."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


@dataclass
class Calls:
    """Calls to models: those that brought a value by what was asked for, the others by whom was asked and how it
    failed."""

    spreads: dict[str, Spread] = field(default_factory=dict)
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)
