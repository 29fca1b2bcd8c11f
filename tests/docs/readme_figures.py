"""The README's table of what is measured: words by hand (status_table.md), every number from tests/bench/figures.json.

`{{bench: figure}}` is its value; `< RIVAL` behind it that of a rival, `@` what it ran on; of several figures with ` + `
between them the highest. `{{measured}}` is when and at which commit. What no run measured yet says so.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
BENCH = HERE.parent / "bench"
sys.path.append(str(BENCH))

from figure import Figure, shown  # noqa: E402 -- run by a program of this folder: the path comes first
from record import Row, read  # noqa: E402 -- the same

FIGURES = BENCH / "figures.json"
TEMPLATE = HERE / "status_table.md"
ASKED = re.compile(r"\{\{(.+?)\}\}")
NOT_YET = "not measured"


def status() -> str:
    """The table as the README has it: after an empty line, since the mark before it stands behind words."""
    return "\n" + quoted(TEMPLATE.read_text(encoding="utf-8").rstrip("\n"), read(FIGURES))


def quoted(template: str, rows: Sequence[Row]) -> str:
    """A text with its numbers. Raises ValueError for a figure that its bench does not have."""
    used: dict[tuple[str, str], Row] = {}

    def number(asked: str) -> str:
        bench, _, words = asked.partition(": ")
        names, _, rival = words.removesuffix(" @").partition(" < ")
        found = [_found(rows, bench, name) for name in names.split(" + ")]
        there = [row for row in found if row is not None]
        if not there:
            return NOT_YET
        highest = max(there, key=lambda row: row.figure.value or 0)
        used[bench, highest.figure.name] = highest
        return highest.figure.data if words.endswith(" @") else _value(highest.figure, rival)

    told = ASKED.sub(lambda match: match[0] if match[1] == "measured" else number(match[1]), template)
    return told.replace("{{measured}}", _measured(list(used.values())))


def _found(rows: Sequence[Row], bench: str, name: str) -> Row | None:
    of_bench = {row.figure.name: row for row in rows if row.figure.bench == bench}
    if name not in of_bench and any(row.figure.value is not None for row in of_bench.values()):
        raise ValueError(f"{bench} has no figure {name!r}: it has {', '.join(of_bench)}")
    found = of_bench.get(name)
    return found if found is not None and found.figure.value is not None else None


def _value(figure: Figure, rival: str) -> str:
    if not rival:
        return shown(figure.value or 0, figure.unit)
    others = dict(figure.rivals)
    if rival not in others:
        raise ValueError(f"{figure.bench}: {figure.name} has no rival {rival!r}: it has {', '.join(others)}")
    return shown(others[rival], figure.unit)


def _measured(rows: Sequence[Row]) -> str:
    if not rows:
        return NOT_YET
    days, commits = sorted({row.origin.date for row in rows}), sorted({row.origin.commit for row in rows})
    when = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    return f"{when} at {commits[0]}" if len(commits) == 1 else f"{when} at {len(commits)} commits"
