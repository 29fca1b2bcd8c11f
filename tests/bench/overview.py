"""One table of all figures: on the screen at the end of a run, and in FIGURES.md for people."""

from collections.abc import Sequence
from itertools import groupby

from figure import Figure, against, shown
from record import Row

HEADS = ("figure", "ours", "rival or limit", "ratio", "bar", "data")
INTRODUCTION = """\
# What was measured

Written by `make bench`; `make bench BENCH="gate edition"` renews the rows of those two. The ratio is to the rival that
is named first, else to the limit. A + behind a commit: with changes that were not committed. Load is that of the
machine before the bench; the ones before it in the same run count. Rows without a figure were never measured."""


def cells(figure: Figure) -> tuple[str, ...]:
    """A row of the table."""
    ours = "not run" if figure.value is None else shown(figure.value, figure.unit)
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    why = f"not run {figure.not_run}" if figure.not_run else ""
    data = "; ".join(filter(None, [figure.data, figure.note, why]))
    return (figure.name or "everything", ours, against(figure), ratio, figure.bar, data)


def on_the_screen(rows: Sequence[Row]) -> str:
    """All of them under each other; the last column is as long as it is."""
    table = [("bench", *HEADS), *((row.figure.bench, *cells(row.figure)) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADS))]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)), row[-1]]).rstrip()
        for row in table
    )


def document(rows: Sequence[Row]) -> str:
    """FIGURES.md: one table, each figure with its commit, day and machine."""
    heads = ("bench", *HEADS, "measured", "machine", "the bench took")
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for _, some in groupby(rows, key=lambda row: row.figure.bench):
        lines += [f"| {' | '.join(_in_a_cell(cell) for cell in _whole(row))} |" for row in some]
    return f"{INTRODUCTION}\n\n" + "\n".join(lines) + "\n"


def _whole(row: Row) -> tuple[str, ...]:
    origin = row.origin
    when = (f"{origin.commit}, {origin.date}", origin.machine, f"{origin.seconds} s")
    return (row.figure.bench, *cells(row.figure), *(when if row.figure.value is not None else ("", "", "")))


def _in_a_cell(text: str) -> str:
    return text.replace("|", "\\|")
