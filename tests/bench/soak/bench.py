"""A month of posts as quickly as they go: 30 simulated days, 100,000 messages on two platforms; memory and disk.

Nothing may be lost or twice, memory may not grow by 1 MB for 10,000 messages, nor the database beyond its retention.
BENCH_SOAK_CHATS says another number than 834.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from figure import Bench, size
from kill.responder_process import Responder, responder

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

DAYS, CHATS = 30, size("SOAK_CHATS", 834)
"""Two messages a day to each chat of each of two platforms: 100,080."""
MOST_SLOPE, MOST_DISK = 1.0, 1.05
"""Megabytes for 10,000 messages; the file and its log after everything was forgotten once, against the month's."""
BENCH = Bench(__file__, ("bot/delivery", "adapters/platforms", "adapters/store", "adapters/charts"))
SETTLED = 6
"""Days after which every chat and every cache has been there."""


def look(responders: list[Responder], rows: int) -> tuple[int, int]:
    """Messages of one day that are missing, and that are there twice."""
    came = Counter(
        (each["platform"], each["chat"], each["content"])
        for one in responders
        for each in one.arrivals()
        if each["fresh"]
    )
    return rows - len(came), came.total() - len(came)


def main(chats: int) -> int:
    """Print the figures; 1 where a bar is missed."""
    if not Path("/proc/self/statm").exists():
        BENCH.not_run("memory is read from /proc, which is not here")
        return BENCH.end()
    began, told, lost, twice = time.perf_counter(), [], 0, 0
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    with tempfile.TemporaryDirectory() as folder, responder("telegram") as telegram, responder("discord") as discord:
        command = [sys.executable, str(HERE / "days.py"), telegram.url, discord.url, folder, str(DAYS), str(chats)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, env=environment, text=True, **pipes) as process:
            assert process.stdin
            assert process.stdout
            for line in process.stdout:
                day = json.loads(line)
                if "rows" in day:
                    told.append(day)
                    missing, more = look([telegram, discord], day["rows"])
                    lost, twice = lost + missing, twice + more
                process.stdin.write("\n")
                process.stdin.flush()
        assert process.returncode == 0, "the program ended"
    return report(told, lost, twice, time.perf_counter() - began)


def report(told: list[dict[str, float]], lost: int, twice: int, seconds: float) -> int:
    """What the days were."""
    month, after = told[:DAYS], told[DAYS:]
    sent = sum(day["rows"] for day in month)
    each = sent / len(month) / 10_000
    days = range(SETTLED, len(month))
    line = statistics.linear_regression([day * each for day in days], [month[day]["resident"] for day in days])
    largest, later = max(day["disk"] for day in month), max(day["disk"] for day in after)
    BENCH.data = f"{len(month)} days, {sent:,.0f} messages"
    BENCH.figure("messages lost", lost, at_most=0, note=f"{seconds:.0f} s")
    BENCH.figure("messages that came twice", twice, at_most=0)
    note = "MB at the end of weeks: " + ", ".join(f"{day['resident']:.1f}" for day in month[6::7])
    BENCH.figure("memory for 10,000 messages more", line.slope, "MB", at_most=MOST_SLOPE, note=note)
    note = f"{largest:.1f} MB after a month"
    BENCH.figure("disk after retention, of a month's", later / largest, "x", at_most=MOST_DISK, note=note)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main(CHATS))
