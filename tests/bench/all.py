"""`make bench`: every measurement after the other, or those that are named, and one table of all figures at the end.

Run: python tests/bench/all.py [BENCH…] [--to FOLDER]; --help lists the sizes that can be set. FIGURES.md and
figures.json in the folder (this one, if none is named) are renewed after each bench, its rows only. Exit status 1 where
a limit is missed or a bench breaks off.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from figure import HANDED_TO, Figure, figure_of
from history import head, is_changed
from overview import document, on_the_screen
from record import Origin, Row, merged, read, write

SIZES = """\
Sizes by the environment, each for a shorter run; the table says what a figure ran on:
  BENCH_BUDGET_QUESTIONS (10,000)   BENCH_MESSAGES (2,000; cost)     BENCH_PACE_CHATS (1,000)
  BENCH_KILLS (1,000)               BENCH_KILLS_POSTGRES (1,000)     BENCH_STOPS (200; sigterm)
  BENCH_LEDGER_CHATS (1,000,000)    BENCH_MOVE_CHATS (100,000)       BENCH_SOAK_CHATS (834)
  BENCH_PAPERS (1,000; passages)    BENCH_TRIALS (0: all; gate)      BENCH_CUTS (5; machines)
  BENCH_BOMBS_PEOPLE (350; bombs)
JOGAN_BENCH_DATA names the folder with the larger sets, JOGAN_TEST_DATABASE_URL a PostgreSQL server.
On a machine that does other work too, as root, first `echo -20 > /proc/self/autogroup` (`nice` counts only within a
session on Linux). Not `chrt -r` for benches of several processes: what shares a core takes turns of 100 ms there, which
the longest stall of bombs shows.
"""

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Ran:
    """A bench that was run: its rows, whether it came to its end, and its exit status."""

    rows: list[Row]
    has_ended: bool
    status: int


def run(program: Path) -> Ran:
    """One bench in a process of its own, so that none warms another's caches."""
    machine, commit, began = _machine(), head(ROOT), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        handed = Path(folder) / "figures.jsonl"
        path = os.pathsep.join(map(str, (ROOT, ROOT / "tests", HERE)))
        environment = os.environ | {"PYTHONPATH": path, HANDED_TO: str(handed)}
        status = subprocess.run([sys.executable, str(program)], cwd=ROOT, env=environment, check=False).returncode
        lines = handed.read_text(encoding="utf-8").splitlines() if handed.exists() else []
    told = [json.loads(line) for line in lines]
    figures = [figure_of(row) for row in told if "ended" not in row]
    figures = figures or [Figure(program.parent.name, "", None, not_run="it broke off before its first figure")]
    origin = Origin(commit, datetime.now(UTC).date().isoformat(), machine, round(time.monotonic() - began))
    return Ran([Row(each, _told(origin, each)) for each in figures], len(figures) < len(told), status)


def _told(origin: Origin, figure: Figure) -> Origin:
    return replace(origin, commit=origin.commit + "+" * is_changed(ROOT, figure.measures))


def _machine() -> str:
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}"


def keep(folder: Path, ran: Ran) -> list[Row]:
    """Renew the rows of one bench in both files; all rows that are kept now."""
    bench, kept = ran.rows[0].figure.bench, read(folder / "figures.json")
    others = [row for row in kept if row.figure.bench != bench]
    own = merged([row for row in kept if row.figure.bench == bench], ran.rows, has_ended=ran.has_ended)
    write(folder / "figures.json", [*others, *own])
    rows = read(folder / "figures.json")
    (folder / "FIGURES.md").write_text(document(rows), encoding="utf-8")
    return rows


def faults(ran: Sequence[Ran]) -> list[str]:
    """What missed its limit or broke off."""
    told = []
    for each in ran:
        bench = each.rows[0].figure.bench
        missed = [f"{bench}: {row.figure.name}" for row in each.rows if row.figure.bar == "missed"]
        broken = [] if each.has_ended and (missed or not each.status) else [f"{bench} (exit status {each.status})"]
        told += [*missed, *broken]
    return told


def main(words: Sequence[str], benches: Path = HERE) -> int:
    """Run, keep, and print the table of what ran."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description="Measure.", epilog=SIZES, formatter_class=plain)
    parser.add_argument("bench", nargs="*", help="names of folders below tests/bench; all of them if none is named")
    parser.add_argument("--to", type=Path, default=benches, help="folder of FIGURES.md and figures.json")
    asked = parser.parse_args(words)
    there = {program.parent.name: program for program in sorted(benches.glob("*/bench.py"))}
    if unknown := [name for name in asked.bench if name not in there]:
        parser.error(f"no bench {', '.join(unknown)}; there are {', '.join(there)}")
    asked.to.mkdir(parents=True, exist_ok=True)
    done = []
    for name in asked.bench or there:
        sys.stdout.write(f"\n== {name} ==\n")
        sys.stdout.flush()
        done.append(run(there[name]))
        rows = keep(asked.to, done[-1])
    told, names = faults(done), {each.rows[0].figure.bench for each in done}
    shown = on_the_screen([row for row in rows if row.figure.bench in names])
    sys.stdout.write(f"\n{shown}\n\nmissed: {'; '.join(told) or 'none'}\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
