"""CPU of one message: ours with every message durable in a SQLite file, beside the bare library without any store.

Each way is a process of its own, the responder another; ways take turns, and the median of each counts. BENCH_MESSAGES
says another number than 2,000.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from figure import Bench, size
from kill.responder_process import responder

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

COUNT, ROUNDS = size("MESSAGES", 2_000), 3
LATENCY = 0.004
MOST_TELEGRAM, MOST_DISCORD = 0.75, 0.6
"""Milliseconds of CPU for one message."""
LEAST_OF_BARE, LEAST_OF_RIVAL = 0.8, 1.9
MEASURES = ("bot/delivery", "adapters/platforms", "adapters/store", "bot/ports/ledger.py")
BENCH = Bench(__file__, MEASURES, f"{COUNT:,} messages, median of {ROUNDS} runs")
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
    """All ways by turns."""
    ways = ("httpx", "aiohttp", "telegram", "discord")
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way in ways:
            runs[way].append(figures(way, count))
    cost = {way: each(found) for way, found in runs.items()}
    rivals = {"the bare library over httpx": cost["httpx"], "over our request class": cost["aiohttp"]}
    BENCH.figure("CPU of a Telegram message, durable", cost["telegram"], "ms", at_most=MOST_TELEGRAM, rivals=rivals)
    BENCH.figure("CPU of a Discord message, durable", cost["discord"], "ms", at_most=MOST_DISCORD)
    bare, rival = cost["aiohttp"] / cost["telegram"], cost["httpx"] / cost["telegram"]
    BENCH.figure("of the bare library's pace over our request class", bare, "x", at_least=LEAST_OF_BARE)
    BENCH.figure("as cheap as the bare library over httpx", rival, "x", at_least=LEAST_OF_RIVAL)
    tiers(figures("free", count), figures("paid", count))
    return BENCH.end()


def tiers(free: dict[str, float], paid: dict[str, float]) -> None:
    """At the paces of Telegram's two tiers."""
    data, pace = f"{free['sent']:.0f} messages, a commit for each", f"{free['sent'] / free['span']:.1f} a second"
    BENCH.figure("CPU of a message at 23 a second", each([free]), "ms", data=data, note=pace)
    told = f"{each([paid]):.2f} ms a message, {paid['cpu'] / paid['span']:.2f} cores"
    speed, data = paid["sent"] / paid["span"], f"{paid['sent']:.0f} messages, one process"
    BENCH.figure("messages at the paid tier", speed, "1/s", rivals={"the tier": PAID_RATE}, data=data, note=told)


if __name__ == "__main__":
    sys.exit(main(COUNT))
