"""CPU of one message: ours with every message durable in a SQLite file, beside the bare library without any store.

Run: python tests/bench/cost/bench.py [COUNT]; exit 1 where a bar is missed. Each way is a process of its own, the
responder another; ways take turns, and the median of each counts.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from kill.responder_process import responder  # noqa: E402 -- run as a program: the path comes first

COUNT, ROUNDS = 2_000, 3
LATENCY = 0.004
MOST_TELEGRAM, MOST_DISCORD = 0.75, 0.6
"""Milliseconds of CPU for one message."""
LEAST_OF_BARE, LEAST_OF_RIVAL = 0.8, 1.9
PAID_RATE = 1_000
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}


def figures(way: str, count: int) -> dict[str, float]:
    """One run of one way."""
    platform = "discord" if way == "discord" else "telegram"
    with tempfile.TemporaryDirectory() as folder, responder(platform, LATENCY) as api:
        command = [sys.executable, str(HERE / "senders.py"), way, api.url, str(count), folder]
        done = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True)
        found: dict[str, float] = json.loads(done.stdout)
        arrived = [float(str(each["at"])) for each in api.arrivals()]
    assert len(arrived) >= found["sent"], f"{way}: {len(arrived)} of {found['sent']} arrived"
    return found | {"span": max(arrived) - min(arrived)}


def each(found: list[dict[str, float]]) -> float:
    """Median milliseconds of CPU for one message."""
    return statistics.median(run["cpu"] / run["sent"] * 1000 for run in found)


def main(count: int) -> int:
    """Print the figures; 1 where a bar is missed."""
    ways = ("httpx", "aiohttp", "telegram", "discord")
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way in ways:
            runs[way].append(figures(way, count))
    cost = {way: each(found) for way, found in runs.items()}
    free, paid = figures("free", count), figures("paid", count)
    bare, rival = cost["aiohttp"] / cost["telegram"], cost["httpx"] / cost["telegram"]
    print(f"the library over httpx, no store: {cost['httpx']:.2f} ms; over our request class: {cost['aiohttp']:.2f} ms")
    print(f"ours, durable: Telegram {cost['telegram']:.2f} ms (limit {MOST_TELEGRAM}), ", end="")
    print(f"Discord {cost['discord']:.2f} ms (limit {MOST_DISCORD})")
    print(f"  {bare:.2f} x the bare library (at least {LEAST_OF_BARE}), ", end="")
    print(f"{rival:.2f} x as cheap as it over httpx (at least {LEAST_OF_RIVAL})")
    print(f"at 23 a second, a commit for each: {each([free]):.2f} ms; {free['sent'] / free['span']:.1f} a second")
    speed = paid["sent"] / paid["span"]
    print(f"at the paid tier's 1,000 a second: {speed:.0f} a second from one process, ", end="")
    print(f"{each([paid]):.2f} ms, {paid['cpu'] / paid['span']:.2f} cores; {speed / PAID_RATE:.2f} of the tier")
    held = cost["telegram"] <= MOST_TELEGRAM and cost["discord"] <= MOST_DISCORD
    return 0 if held and bare >= LEAST_OF_BARE and rival >= LEAST_OF_RIVAL else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
