"""Seconds until another machine posts where one was cut off in the middle of a broadcast, and what came of it all.

Five kinds of cuts beside each other, again and again, two to four minutes a round; BENCH_CUTS says another number of
rounds than 5. There is no rival: bots of this kind run on one machine.
"""

import statistics
import sys

from figure import Bench, size
from machines import database, network
from machines.cuts import CUTS, TAKEN_OVER, Outcome, outcomes
from machines.pair import PLATFORMS

ROUNDS = size("CUTS", 5)
WINDOW = 10
BENCH = Bench(__file__, ("bot/delivery", "adapters/store", "adapters/work", "adapters/wiring", "tests/machines"))


def main(rounds: int) -> int:
    """All kinds, so many times."""
    if reason := network.missing() or database.missing():
        BENCH.not_run(reason)
        return BENCH.end()
    found: dict[str, list[Outcome]] = {name: [] for name in CUTS}
    for turn in range(1, rounds + 1):
        with outcomes(CUTS) as running:
            for name, outcome in running.items():
                found[name].append(outcome.result())
                print(f"  ({turn} of {rounds}, {name}: {found[name][-1].told()})", flush=True)
    for name, seen in found.items():
        report(name, seen)
    return BENCH.end()


def report(name: str, seen: list[Outcome]) -> None:
    """The figures of one kind; a gap is from the last message of one machine to the first of the other."""
    gaps = [gap for outcome in seen for gap in outcome.gap.values()]
    data = f"{len(seen)} cuts of {name}, 2 lanes each"
    note = f"median {statistics.median(gaps):.1f} s"
    BENCH.figure(f"takeover, {name}: the longest", max(gaps), "s", at_most=TAKEN_OVER, data=data, note=note)
    unknown = [count for outcome in seen for count in outcome.unknown.values()]
    BENCH.figure(f"unknown after a cut, {name}: the most of a lane", max(unknown), at_most=WINDOW, data=data)
    twice = {platform: sum(outcome.verdicts[platform].twice for outcome in seen) for platform in PLATFORMS}
    BENCH.figure(f"twice on Discord, {name}", twice["discord"], at_most=0, data=data)
    BENCH.figure(f"twice on Telegram and marked, {name}", twice["telegram"], data=data)
    faults = [fault for outcome in seen for verdict in outcome.verdicts.values() for fault in verdict.faults]
    BENCH.figure(f"lost, or twice without a mark, {name}", len(faults), at_most=0, data=data)


if __name__ == "__main__":
    sys.exit(main(ROUNDS))
