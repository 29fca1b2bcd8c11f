"""What starting costs, whole processes, medians: `jogan --help` (CPU) and `jogan demo` (wall) against their limits.

The rival in the same run is the interpreter itself: how many times as much as `python -c pass`.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time

from figure import Bench

RUNS = 7
RIVAL = "python -c pass"
BENCH = Bench(__file__, ("bot", "adapters", "pyproject.toml"), f"whole processes, median of {RUNS}")
HELP_CPU, DEMO_WALL = 0.25, 3.0


def measured(command: list[str], folder: str) -> tuple[float, float]:
    """Median CPU and wall seconds of a command, the first run not counted."""
    figures = [_once(command, folder) for _ in range(RUNS + 1)][1:]
    return statistics.median(cpu for cpu, _ in figures), statistics.median(wall for _, wall in figures)


def _once(command: list[str], folder: str) -> tuple[float, float]:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> int:
    """Print the figures; 1 where a limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        nothing, _ = measured([sys.executable, "-c", "pass"], folder)
        help_cpu, _ = measured([sys.executable, "-m", "bot", "--help"], folder)
        demo_cpu, demo_wall = measured([sys.executable, "-m", "bot", "demo"], folder)
    BENCH.figure("CPU of jogan --help", help_cpu, "s", at_most=HELP_CPU, rivals={RIVAL: nothing})
    BENCH.figure("jogan demo", demo_wall, "s", at_most=DEMO_WALL, note=f"{demo_cpu:.2f} s CPU")
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
