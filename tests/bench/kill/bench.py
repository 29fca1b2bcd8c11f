"""1,000 kills of the service at random instants on each platform and policy: lost, twice, of which nobody knows.

BENCH_KILLS says another number, half of it under `hold`; BENCH_KILLS_POSTGRES for PostgreSQL, where
JOGAN_TEST_DATABASE_URL names one. The rival is what was measured of a bot that commits after the send, one call at a
time: 0.29 to 0.56 repeats a kill, none of them flagged; or 0.16 lost.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from figure import Bench, size
from kill.nursery import Nursery
from kill.points import points
from kill.rounds import Instants, Tally, kill_rounds
from kill.service import PLATFORMS, Attacked
from kill.town import Town
from own_schema import own_schema

KILLS = size("KILLS", 1_000)
ON_POSTGRES = size("KILLS_POSTGRES", 1_000)
MEASURES = ("bot/delivery", "adapters/store", "adapters/platforms", "adapters/work", "tests/kill")
BENCH = Bench(__file__, MEASURES)
WRONG = "lost, twice unflagged or unaccounted"
BATCH = 150
RATE, ANSWERS = 60.0, (0.005, 0.04)
WINDOW = 10


def attack(url: str, folder: Path, kills: int, end: signal.Signals, told: dict[str, object]) -> tuple[Attacked, Tally]:
    """One run over both platforms at once, to its end."""
    with Nursery("kill.life", folder / "log") as nursery:
        attacked = Attacked(url, folder, nursery, ANSWERS, {"rate": RATE, **told})
        with attacked.served():
            tally = kill_rounds(attacked, kills, Instants(random.Random(kills)), BATCH)
            assert attacked.settle(60, end) == 0 or end == signal.SIGKILL
    return attacked, tally


def on_sqlite(unsure: str, kills: int) -> None:
    """A policy for what nobody knows of."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        url = f"sqlite:///{name}/jogan.db"
        attacked, tally = attack(url, Path(name), kills, signal.SIGTERM, {"unsure": unsure})
        report(attacked, tally, f"SQLite, {unsure}", began, strict=unsure == "hold")


def on_postgres(server: str, kills: int) -> None:
    """Planner and postman alone: how the work engine notices a death is measured elsewhere."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name, own_schema(server) as own:
        url = own.replace("postgresql+psycopg", "postgresql")
        attacked, tally = attack(url, Path(name), kills, signal.SIGKILL, {"direct": True})
        report(attacked, tally, "PostgreSQL, resend", began, strict=False)


def report(attacked: Attacked, tally: Tally, of: str, began: float, *, strict: bool) -> None:
    """What was lost, what came twice, and how much a kill leaves open; `strict`: nothing may come twice anywhere."""
    data = f"{tally.kills} kills, {tally.active} of them with something on the wire"
    for platform, verdict in attacked.verdicts().items():
        told, wrong = f"{platform}, {of}", len(verdict.lost) + len(verdict.unflagged) + len(verdict.unaccounted)
        note = "; ".join([f"{verdict.rows} messages, {time.perf_counter() - began:.0f} s", *verdict.faults])
        BENCH.figure(f"{WRONG}, {told}", wrong, at_most=0, data=data, note=note)
        limit = {"at_most": 0} if platform == "discord" or strict else {}
        note = f"{verdict.twice / tally.kills:.2f} a kill, all flagged"
        BENCH.figure(f"messages that came twice, {told}", verdict.twice, data=data, note=note, **limit)
        note = f"{tally.open_rows[platform] / tally.kills:.2f} on average, {tally.unseen[platform]} never left"
        most = tally.unknown[platform]
        BENCH.figure(f"open after a kill, at most, {told}", most, at_most=WINDOW, data=data, note=note)


def named(folder: Path) -> None:
    """Every named point of planning and posting to four chats."""
    with Nursery("kill.life", folder / "log") as nursery:
        found = list(points(folder, nursery, Town(2)))
    bad = [point for point in found if point.faults]
    data = f"a crash at each of {len(found)} changes of the database"
    BENCH.figure("named points that left something lost or unknown", len(bad), at_most=0, data=data)


def main() -> int:
    """Both policies, half of the kills under `hold`, PostgreSQL, then every named point."""
    on_sqlite("resend", KILLS)
    on_sqlite("hold", KILLS // 2)
    if server := os.environ.get("JOGAN_TEST_DATABASE_URL"):
        on_postgres(server, ON_POSTGRES)
    else:
        for platform in PLATFORMS:
            BENCH.not_run("JOGAN_TEST_DATABASE_URL names no server", f"{WRONG}, {platform}, PostgreSQL, resend")
    with tempfile.TemporaryDirectory() as name:
        named(Path(name))
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
