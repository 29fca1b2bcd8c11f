"""The figures that are kept, each with the commit, day and machine it was measured on; a run renews its own rows only.

figures.json is for programs. A row that a bench no longer has goes when that bench ran to its end; one that could not
be measured this time stays with its old value and says so.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from figure import Figure, figure_of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from: the commit (a + behind it: with changes that were not committed), the day, the machine
    with its load before the bench, and how many seconds the whole bench took."""

    commit: str
    date: str
    machine: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and where it comes from."""

    figure: Figure
    origin: Origin


def read(path: Path) -> list[Row]:
    """What is kept; nothing where there is no file yet."""
    if not path.exists():
        return []
    rows = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return [Row(figure_of(row), Origin(**row["measured"])) for row in rows]


def write(path: Path, rows: Sequence[Row]) -> None:
    """Keep them, in the order of the benches' names."""
    ordered = sorted(rows, key=lambda row: row.figure.bench)
    figures = [row.figure.as_json() | {"measured": asdict(row.origin)} for row in ordered]
    path.write_text(json.dumps({"figures": figures}, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def merged(kept: Sequence[Row], found: Sequence[Row], *, has_ended: bool) -> list[Row]:
    """One bench's rows after a run: what it found, and of what it could not measure the old value, marked."""
    old = {row.figure.name: row for row in kept}
    whole = next((row for row in found if not row.figure.name), None)
    rows = [_renewed(old.get(row.figure.name), row) for row in found if row.figure.name]
    left = [row for row in kept if row.figure.name and row.figure.name not in {each.figure.name for each in rows}]
    if whole is not None:
        rows += [_marked(row, _reason(whole)) for row in left]
    elif not has_ended:
        rows += [_marked(row, f"{found[0].origin.date}: the bench broke off") for row in left]
    return rows or [*found[:1]]


def _renewed(old: Row | None, new: Row) -> Row:
    if new.figure.value is not None or old is None or old.figure.value is None:
        return new
    return _marked(old, _reason(new))


def _reason(row: Row) -> str:
    return f"{row.origin.date}: {row.figure.not_run}"


def _marked(row: Row, reason: str) -> Row:
    return replace(row, figure=replace(row.figure, not_run=reason))
