"""The pictures of an edition and of a week: counts by category and the change against earlier ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bar:
    """One category's row: `label` in English, papers now, and papers in earlier editions or weeks, newest first."""

    label: str
    count: int
    earlier: tuple[int, ...]


class Charts(Protocol):
    """Draws pictures."""

    def categories(self, day: date, bars: Sequence[Bar]) -> bytes:
        """A PNG for one edition; right for 0 to 12 bars."""
        ...

    def week(self, newest: date, bars: Sequence[Bar]) -> bytes:
        """A PNG for the calendar week of a day, against earlier weeks; the same bytes for the same input."""
        ...


def bars(labels: Mapping[str, str], counts: Mapping[str, int], earlier: Sequence[Mapping[str, int]]) -> tuple[Bar, ...]:
    """Rows for every category that has papers now or had some in the earlier editions, in the order of `labels`."""
    return tuple(
        Bar(label, counts.get(key, 0), tuple(past.get(key, 0) for past in earlier))
        for key, label in labels.items()
        if counts.get(key, 0) or any(past.get(key, 0) for past in earlier)
    )
