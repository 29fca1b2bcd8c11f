"""Says which figures are older than what they measure: one line a bench, at the end of `make check`. It never fails.

Run: python tests/bench/stale.py [FOLDER of figures.json].
"""

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from history import since  # noqa: E402 -- run as a program: the path comes first
from record import Row, read  # noqa: E402 -- the same


def warnings(root: Path, rows: Sequence[Row]) -> list[str]:
    """A line for each bench and commit whose paths were changed since, or of which this clone knows nothing."""
    measured = [row for row in rows if row.figure.value is not None]
    told = []
    for (bench, commit), some in groupby(measured, key=lambda row: (row.figure.bench, row.origin.commit)):
        found = list(some)
        paths = sorted({path for row in found for path in row.figure.measures})
        told.append(_line(root, f"{bench}: measured at {commit} ({found[0].origin.date})", commit, paths))
    return [line for line in told if line]


def _line(root: Path, told: str, commit: str, paths: Sequence[str]) -> str:
    count = since(root, commit, paths)
    if count is None:
        return f"{told}, of which this clone has no history"
    changed = [path for path in paths if since(root, commit, [path])]
    return f"{told}, {count} commit{'s' * (count > 1)} to {', '.join(changed)} since" if count else ""


def main(folder: Path) -> int:
    """Print them."""
    rows = read(folder / "figures.json")
    told = warnings(folder, rows)
    if told:
        sys.stdout.write("\nWarning: figures that are older than what they measure (make bench BENCH=… renews them)\n")
    elif not rows:
        sys.stdout.write("\nWarning: no figure was measured yet (make bench)\n")
    sys.stdout.write("".join(f"  {line}\n" for line in told))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE))
