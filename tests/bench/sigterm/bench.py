"""200 stops by SIGTERM in the middle of a broadcast, against a service that answers within 0 to 5 seconds.

Run: python tests/bench/sigterm/bench.py [STOPS]; exit 1 where a row is left of which nobody knows, or a stop is slow.
"""

import random
import statistics
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from kill.nursery import Nursery  # noqa: E402 -- run as a program: the path comes first
from kill.service import Attacked  # noqa: E402 -- the same
from kill.stops import Stop, stops  # noqa: E402 -- the same

STOPS, BESIDE = 200, 5
ANSWERS = (0.0, 5.0)
LONGEST = 10.0


def run(number: int, count: int) -> tuple[list[Stop], list[str]]:
    """Some of the stops, on a database of their own, and what was wrong at the end."""
    with tempfile.TemporaryDirectory() as name, Nursery("kill.life", Path(name) / "log") as nursery:
        attacked = Attacked(f"sqlite:///{name}/jogan.db", Path(name), nursery, ANSWERS)
        with attacked.served():
            made = stops(attacked, count, random.Random(number), 60)
            attacked.latency = (0.0, 0.01)
            assert attacked.settle(240) == 0
        verdicts = attacked.verdicts()
        return made, [fault for verdict in verdicts.values() for fault in verdict.faults]


def main(count: int) -> int:
    """Several services beside each other: they mostly wait."""
    began = time.perf_counter()
    with ProcessPoolExecutor(BESIDE, get_context("spawn")) as pool:
        runs = list(pool.map(partial(run, count=count // BESIDE), range(BESIDE)))
    made = [stop for found, _ in runs for stop in found]
    faults = [fault for _, found in runs for fault in found]
    seconds, unknown = [stop.seconds for stop in made], sum(stop.unknown for stop in made)
    bad = [stop for stop in made if stop.status or stop.seconds > LONGEST]
    flying = statistics.mean(stop.flying for stop in made)
    print(f"{len(made)} stops, {flying:.1f} calls on the wire at each: {unknown} rows unknown (limit 0)")
    print(f"a stop took {statistics.median(seconds):.2f} s, {max(seconds):.2f} at most (limit {LONGEST:.0f})")
    print(f"not in order: {bad or 'none'}; {faults or 'nothing lost or twice'}; {time.perf_counter() - began:.0f} s")
    return 1 if unknown or bad or faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else STOPS))
