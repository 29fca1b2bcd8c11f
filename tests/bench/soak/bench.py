"""A month of posts as quickly as they go: 30 simulated days, 100,000 messages on two platforms; memory and disk.

Run: python tests/bench/soak/bench.py [CHATS]; exit 1 where something is lost or twice, memory grows by 1 MB for 10,000
messages, or the database grows beyond its retention.
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

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from kill.responder_process import Responder, responder  # noqa: E402 -- run as a program: the path comes first

DAYS, CHATS = 30, 834
"""Two messages a day to each chat of each of two platforms: 100,080."""
MOST_SLOPE, MOST_DISK = 1.0, 1.05
"""Megabytes for 10,000 messages; the file and its log after everything was forgotten once, against the month's."""
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
        print("not run: memory is read from /proc, which is not here")
        return 0
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
    print(f"{len(month)} days, {sent:.0f} messages in {seconds:.0f} s: {lost} lost, {twice} twice (limit 0)")
    print(f"memory: {month[-1]['resident']:.1f} MB; {line.slope:+.2f} MB for 10,000 messages (limit {MOST_SLOPE})")
    print(f"disk: {largest:.1f} MB after a month; {later / largest:.2f} x that after its retention (limit {MOST_DISK})")
    return 0 if not lost and not twice and line.slope < MOST_SLOPE and later <= largest * MOST_DISK else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else CHATS))
