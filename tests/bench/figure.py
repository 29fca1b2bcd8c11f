"""What a bench found, one figure after the other: a line for people, and a row for the table of all benches.

A bench says once who it is and what it measures (paths of the project: `make check` warns when they change), then hands
over each figure with its rivals, limit and data, and returns `bench.end()`. A figure is a number that this run found;
where it could not run, `not_run` says why. `make bench` puts this folder on the path: `from figure import Bench`.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

HANDED_TO = "BENCH_FIGURES"
"""The environment variable that names the file to which figures are appended; not set where a bench runs by itself."""


def size(name: str, usual: int) -> int:
    """How many of something: BENCH_NAME of the environment, for a shorter run; the figures say what they ran on."""
    return int(os.environ.get(f"BENCH_{name}", usual))


def shown(value: float, unit: str = "") -> str:
    """A number as people read it: per cent with one decimal, else three digits that count; all of a whole number."""
    size = abs(value)
    if unit == "%" and size >= 0.1:
        return f"{value:.{int(value != int(value))}f} %"
    if 0 < size < 0.1:
        return f"{value:.3g}{' ' * bool(unit)}{unit}"
    digits = 0 if size >= 100 or value == int(value) else 1 if size >= 10 else 2 if size >= 1 else 3
    return f"{value:,.{digits}f}{' ' * bool(unit)}{unit}"


@dataclass(frozen=True, slots=True)
class Limit:
    """What a figure may be at most, or must be at least."""

    value: float
    is_least: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value keeps it."""
        return value >= self.value if self.is_least else value <= self.value

    def __str__(self) -> str:
        return f"at {'least' if self.is_least else 'most'} {shown(self.value)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. The ratio is to the first of `rivals`, else to the limit. `value` None: it was never measured.

    `not_run` is why it was not measured this time: with a value, that of an earlier run still stands.

    `data` is what it ran on, set and size; `measures` are paths of the project whose change makes the figure old.
    """

    bench: str
    name: str
    value: float | None
    unit: str = ""
    rivals: tuple[tuple[str, float], ...] = ()
    limit: Limit | None = None
    data: str = ""
    note: str = ""
    not_run: str = ""
    measures: tuple[str, ...] = ()

    @property
    def bar(self) -> str:
        """Whether the limit is kept or missed; none: there is none, or nothing was measured."""
        if self.limit is None or self.value is None:
            return "none"
        return "kept" if self.limit.holds(self.value) else "missed"

    @property
    def ratio(self) -> float | None:
        """How many times the first rival, or the limit; none where one of them is below nothing."""
        against = self.rivals[0][1] if self.rivals else self.limit.value if self.limit else None
        return self.value / against if self.value is not None and self.value >= 0 and against and against > 0 else None

    def as_json(self) -> dict[str, Any]:
        """As it is written down."""
        return asdict(self) | {"bar": self.bar, "ratio": None if self.ratio is None else round(self.ratio, 4)}


def figure_of(row: Mapping[str, Any]) -> Figure:
    """A figure that was written down."""
    names = Figure.__dataclass_fields__
    values = {name: value for name, value in row.items() if name in names}
    limit, rivals = row["limit"], tuple((name, value) for name, value in row["rivals"])
    values |= {"limit": Limit(**limit) if limit else None, "rivals": rivals, "measures": tuple(row["measures"])}
    return Figure(**values)


def against(figure: Figure) -> str:
    """What a figure is compared with, for people."""
    told = [f"{name} {shown(value)}" for name, value in figure.rivals]
    return ", ".join([*told, *[str(figure.limit)] * bool(figure.limit)])


def line(figure: Figure) -> str:
    """A figure for people."""
    if figure.value is None:
        return f"{figure.name or figure.bench}: not run: {figure.not_run}"
    told = ", ".join(filter(None, [against(figure), "MISSED" * (figure.bar == "missed")]))
    words = f"{figure.name}: {shown(figure.value, figure.unit)}{f' ({told})' if told else ''}"
    return "; ".join(filter(None, [words, figure.note]))


class Bench:
    """A running bench: prints its figures and hands them to whoever runs it."""

    def __init__(self, program: str, measures: Sequence[str], data: str = "") -> None:
        """`program` is the bench's own file, `data` what its figures ran on where a figure says nothing else."""
        folder = Path(program).resolve().parent
        self.name, self.data = folder.name, data
        self._measures = (*measures, f"tests/bench/{folder.name}")
        self._missed: list[str] = []

    def figure(
        self,
        name: str,
        value: float,
        unit: str = "",
        *,
        at_most: float | None = None,
        at_least: float | None = None,
        rivals: Mapping[str, float] | None = None,
        data: str = "",
        note: str = "",
    ) -> bool:
        """Hand over one; whether its limit is kept."""
        given = at_least if at_most is None else at_most
        limit = None if given is None else Limit(given, is_least=at_most is None)
        others = tuple((rivals or {}).items())
        found = Figure(self.name, name, value, unit, others, limit, data or self.data, note, "", self._measures)
        self._hand_over(found)
        if found.bar == "missed":
            self._missed.append(name)
        return found.bar != "missed"

    def not_run(self, reason: str, name: str = "") -> None:
        """One figure could not be measured here, or none of the bench where no name is given."""
        self._hand_over(Figure(self.name, name, None, data=self.data, not_run=reason, measures=self._measures))

    def end(self) -> int:
        """The exit status: 1 where a limit was missed. Without this call the bench counts as broken off."""
        _append({"bench": self.name, "ended": True})
        if self._missed:
            sys.stdout.write(f"missed: {', '.join(self._missed)}\n")
        return 1 if self._missed else 0

    @staticmethod
    def _hand_over(figure: Figure) -> None:
        sys.stdout.write(f"{line(figure)}\n")
        sys.stdout.flush()
        _append(figure.as_json())


def _append(row: Mapping[str, Any]) -> None:
    if path := os.environ.get(HANDED_TO):
        with Path(path).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
