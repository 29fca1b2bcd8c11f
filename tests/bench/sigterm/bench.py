"""200 stops by SIGTERM in the middle of a broadcast, against a service that answers within 0 to 5 seconds.

No row may be left of which nobody knows. BENCH_STOPS says another number than 200.
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

from figure import Bench, size
from kill.nursery import Nursery
from kill.service import Attacked
from kill.stops import Stop, stops

STOPS, BESIDE = size("STOPS", 200), 5
BENCH = Bench(__file__, ("bot/delivery", "adapters/wiring", "adapters/supervise.py", "adapters/work"))
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
    print(f"not in order: {bad or 'none'}; {faults or 'nothing lost or twice'}; {time.perf_counter() - began:.0f} s")
    BENCH.data = f"{len(made)} stops, {flying:.1f} calls on the wire at each"
    BENCH.figure("rows unknown after a stop", unknown, at_most=0)
    median = f"median {statistics.median(seconds):.2f} s"
    BENCH.figure("the longest stop", max(seconds), "s", at_most=LONGEST, note=median)
    BENCH.figure("stops that were not in order", len(bad), at_most=0)
    BENCH.figure("lost or twice", len(faults), at_most=0)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main(STOPS))
