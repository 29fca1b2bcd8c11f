"""1,000 kills of the service at random instants on each platform and policy: lost, twice, of which nobody knows.

Run: python tests/bench/kill/bench.py [KILLS]; exit 1 where a bar is missed. The rival is what was measured of a bot
that commits after the send, one call at a time: 0.29 to 0.56 repeats a kill, none of them flagged; or 0.16 lost.
"""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from kill.nursery import Nursery  # noqa: E402 -- run as a program: the path comes first
from kill.points import points  # noqa: E402 -- the same
from kill.rounds import Instants, Tally, kill_rounds  # noqa: E402 -- the same
from kill.service import PLATFORMS, Attacked  # noqa: E402 -- the same
from kill.town import Town  # noqa: E402 -- the same

KILLS = 1_000
BATCH = 150
RATE, ANSWERS = 60.0, (0.005, 0.04)
WINDOW = 10


def attack(folder: Path, unsure: str, kills: int) -> tuple[Attacked, Tally]:
    """One run of a policy over both platforms at once, to its end."""
    with Nursery("kill.life", folder / "log") as nursery:
        attacked = Attacked(
            f"sqlite:///{folder / 'jogan.db'}", folder, nursery, ANSWERS, {"unsure": unsure, "rate": RATE}
        )
        with attacked.served():
            tally = kill_rounds(attacked, kills, Instants(random.Random(kills)), BATCH)
            assert attacked.settle(60) == 0
    return attacked, tally


def report(attacked: Attacked, tally: Tally, unsure: str) -> list[str]:
    """Print the figures; the bars that were missed."""
    missed = []
    print(f"{unsure}: {tally.kills} kills, {tally.active} of them while something was on the wire")
    for platform, verdict in attacked.verdicts().items():
        each = tally.open_rows[platform] / tally.kills
        print(f"  {platform}: {verdict}")
        print(
            f"    open after a kill: {each:.2f} on average, {tally.unknown[platform]} at most (limit {WINDOW}); "
            f"{tally.unseen[platform]} of {tally.open_rows[platform]} never left; "
            f"{verdict.twice / tally.kills:.2f} repeats a kill, all flagged"
        )
        strict = platform == "discord" or unsure == "hold"
        if verdict.faults or tally.unknown[platform] > WINDOW or (strict and verdict.twice):
            missed.append(f"{platform} {unsure}")
    return missed


def named(folder: Path) -> list[str]:
    """Every named point of planning and posting to four chats."""
    with Nursery("kill.life", folder / "log") as nursery:
        found = list(points(folder, nursery, Town(2)))
    bad = [point for point in found if point.faults]
    print(f"a crash at each of {len(found)} changes of the database: {len(bad)} left something lost or unknown {bad}")
    return ["named points"] if bad else []


def main(kills: int) -> int:
    """Both policies, half of the kills under `hold`, then every named point."""
    missed = []
    for unsure, count in (("resend", kills), ("hold", kills // 2)):
        folder, began = Path(tempfile.mkdtemp()), time.perf_counter()
        attacked, tally = attack(folder, unsure, count)
        missed += report(attacked, tally, unsure)
        print(f"  {time.perf_counter() - began:.0f} s")
        shutil.rmtree(folder)
    with tempfile.TemporaryDirectory() as name:
        missed += named(Path(name))
    print(f"missed: {', '.join(missed) or 'none'}; both platforms: {', '.join(PLATFORMS)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
