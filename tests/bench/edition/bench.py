"""Wall time of an edition by a model: 125 papers, two languages, 300 ms a call, 16 at a time, against the ideal.

The ideal is calls / 16 x 0.3 s: it knows no first call that goes alone, no reports that wait for their cards and no
work of ours. What the order alone allows is told beside it. The service runs in a process of its own, as models do.

Then a second run, and one that is killed half-way and begun again. Counted at the service is how often a request had
come before: one whose answer was settled is never sent again; one that was sent and not settled at the kill is, and of
those there are never more than calls at once.
"""

import asyncio
import math
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from responders.openai_api.service import OpenAiService
from writing_days import DAY, settings, told

from adapters.wiring.program import program

PAPERS, DELAY, AT_ONCE = 125, 0.3, 16
RUNS = 5
BAR = 1.15
HALF = 130
"""Calls after which the run is killed."""


async def serve() -> None:
    """Answer until standard input ends; for each line of it say how often each request was answered."""
    answer = told(DELAY)
    async with OpenAiService(answer) as service:
        sys.stdout.write(f"{service.url}\n")
        sys.stdout.flush()
        while await asyncio.to_thread(sys.stdin.readline):
            times = Counter(asked.user for asked in service.calls)
            sys.stdout.write(f"{len(service.calls)} {sum(count - 1 for count in times.values())}\n")
            sys.stdout.flush()


async def build(folder: Path, url: str) -> tuple[float, float, set[str]]:
    """One edition: seconds, seconds of the processor, and who wrote its texts."""
    config = settings(folder, url, papers=PAPERS)
    async with program(config) as running:
        began, spent = time.perf_counter(), time.process_time()
        built = await running.digest.build(DAY)
        took, cpu = time.perf_counter() - began, time.process_time() - spent
    edition = built.edition
    cards = {card.writer for each in edition.papers for card in each.cards.values()}
    return took, cpu, cards | {text.writer for report in edition.reports for text in report.texts.values()}


class Service:
    """The service in a process of its own."""

    def __init__(self) -> None:
        command = [sys.executable, __file__, "serve"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self._line()

    def calls(self) -> tuple[int, int]:
        """How many requests came so far, and how many of them had come before."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        total, again = map(int, self._line().split())
        return total, again

    def __enter__(self) -> "Service":
        return self

    def __exit__(self, *fault: object) -> None:
        self.process.kill()
        self.process.wait()

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()


def whole() -> bool:
    """An edition, and the same again; medians of five, each with a service and a store of its own."""
    done = [edition() for _ in range(RUNS)]
    took, cpu, second = (statistics.median(each[at] for each in done) for at in range(3))
    calls, again, more = done[0][3], sum(each[4] for each in done), sum(each[5] for each in done)
    ideal, order = calls / AT_ONCE * DELAY, order_allows(calls)
    ratios, load = " ".join(f"{each[0] / ideal:.2f}" for each in done), os.getloadavg()[0]
    say(f"{PAPERS} papers, {calls} calls: {took:.2f} s, ideal {ideal:.2f} s, ratio {took / ideal:.2f} (bar {BAR})")
    say(f"ratios {ratios}; load of the machine {load:.1f} on {os.cpu_count()} processors")
    say(f"the first call alone and the reports after the cards allow {order:.2f} s: ratio to that {took / order:.2f}")
    say(f"processor {1000 * cpu / calls:.1f} ms a call; a second run: {more} calls, {second:.2f} s")
    return took <= BAR * ideal and not again and not more


def edition() -> tuple[float, float, float, int, int, int]:
    """Seconds, those of the processor, those of the second run; the calls, those that had come before, and the calls
    of the second run. All that is written is the model's."""
    with Service() as service, tempfile.TemporaryDirectory() as folder:
        took, cpu, writers = asyncio.run(build(Path(folder), service.url))
        assert writers == {"model"}
        calls, again = service.calls()
        second = asyncio.run(build(Path(folder), service.url))[0]
        return took, cpu, second, calls, again, service.calls()[0] - calls


def order_allows(calls: int) -> float:
    """Seconds where one call goes alone first, and the reports of the one category go when all cards are there."""
    reports = 2
    return (2 + math.ceil((calls - 1 - reports) / AT_ONCE)) * DELAY


def killed() -> bool:
    """A run that is killed half-way and started again."""
    with Service() as service, tempfile.TemporaryDirectory() as folder:
        life = subprocess.Popen([sys.executable, __file__, "build", folder, service.url])
        while service.calls()[0] < HALF:
            time.sleep(0.02)
        os.kill(life.pid, signal.SIGKILL)
        life.wait()
        at_kill = service.calls()[0]
        asyncio.run(build(Path(folder), service.url))
        total, again = service.calls()
    say(f"killed after {at_kill} calls: {total} in all, {again} twice (bar {AT_ONCE}: those that were open)")
    return again <= AT_ONCE


def say(text: str) -> None:
    """A line of the result."""
    sys.stdout.write(f"edition: {text}\n")
    sys.stdout.flush()


def main() -> int:
    """Print the figures; 1 where a bar is missed."""
    return 0 if all([whole(), killed()]) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve())
    elif sys.argv[1:2] == ["build"]:
        asyncio.run(build(Path(sys.argv[2]), sys.argv[3]))
    else:
        sys.exit(main())
