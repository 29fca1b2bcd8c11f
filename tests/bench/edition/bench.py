"""Wall time of an edition by a model: 125 papers, two languages, 300 ms a call, 16 at a time, against the ideal.

Two ideals, without any work of ours. What can be reached: reports are made of cards, so they go in a round of their
own when all cards are there; no order of calls takes less. And calls / 16 x 0.3 s, as if reports waited for nothing.
What as many calls take where a bare client sends them without any order is told beside them: so much of the ratios is
the service's and the machine's. The service runs in a process of its own, as models do; an answer that is streamed (the
first one is) begins after a third of its time.

Then a second run, and one that is killed half-way and begun again. Counted at the service is how often a request had
come before: one whose answer was settled is never sent again; one that was sent and not settled at the kill is, and of
those there are never more than calls at once. Most of them the service had not answered yet: it loses its caller.
"""

import asyncio
import math
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, TCPConnector
from figure import Bench
from responders.openai_api.service import OpenAiService
from responders.openai_api.values import Asked
from scripted_model import a_named_paper
from writing_days import DAY, name_of, settings, told

from adapters.llm.openai_chat.abilities import Abilities, request_of
from adapters.wiring.program import program
from bot.domain.text import PaperText
from bot.writing.card import read_of
from bot.writing.passages import whole
from bot.writing.prompts import card_prompt

PAPERS, DELAY, AT_ONCE = 125, 0.3, 16
RUNS = 5
BAR = 1.15
MEASURES = ("bot/digest", "bot/writing", "bot/gate", "adapters/llm", "adapters/store", "adapters/wiring")
BENCH = Bench(__file__, MEASURES, f"{PAPERS} papers, two languages, {DELAY * 1000:.0f} ms a call, {AT_ONCE} at a time")
HALF = 130
"""Calls after which the run is killed."""


async def serve() -> None:
    """Answer until standard input ends; for each line of it say how many requests came, how many of them had come
    before, and how many were answered to the end that had been before."""
    answer = told(DELAY)
    async with OpenAiService(answer) as service:
        sys.stdout.write(f"{service.url}\n")
        sys.stdout.flush()
        while await asyncio.to_thread(sys.stdin.readline):
            sys.stdout.write(f"{len(service.calls)} {_again(service.calls)} {_again(service.answered)}\n")
            sys.stdout.flush()


def _again(asked: Sequence[Asked]) -> int:
    return sum(count - 1 for count in Counter(each.user for each in asked).values())


async def build(folder: Path, url: str) -> tuple[float, float, set[str]]:
    """One edition: seconds, seconds of the processor, and who wrote its texts."""
    config = settings(folder, url, papers=PAPERS, JOGAN_MODEL_CALLS=str(AT_ONCE))
    async with program(config) as running:
        began, spent = time.perf_counter(), time.process_time()
        built = await running.digest.build(DAY)
        took, cpu = time.perf_counter() - began, time.process_time() - spent
    edition = built.edition
    cards = {card.writer for each in edition.papers for card in each.cards.values()}
    return took, cpu, cards | {text.writer for report in edition.reports for text in report.texts.values()}


async def bare(url: str, calls: int) -> float:
    """Seconds of as many cards' calls by a client that does nothing else."""
    left = iter([_body(number) for number in range(1, calls + 1)])

    async def one_after_the_other(session: ClientSession) -> None:
        for body in left:
            async with session.post(f"{url}/chat/completions", json=body) as answer:
                await answer.read()

    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        began = time.perf_counter()
        await asyncio.gather(*(one_after_the_other(session) for _ in range(AT_ONCE)))
        return time.perf_counter() - began


def _body(number: int) -> dict[str, Any]:
    paper = a_named_paper(number, name_of(number % PAPERS))
    read = read_of(PaperText(paper.id, paper.title, paper.abstract), 100_000)
    return request_of(card_prompt(read.text, whole(read.source), "ko"), "model-1", Abilities(), streams=False)


class Service:
    """The service in a process of its own."""

    def __init__(self) -> None:
        command = [sys.executable, __file__, "serve"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self._line()

    def calls(self) -> tuple[int, int, int]:
        """How many requests came so far, how many of them had come before, and how many answers had been given."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        total, again, answered = map(int, self._line().split())
        return total, again, answered

    def __enter__(self) -> "Service":
        return self

    def __exit__(self, *fault: object) -> None:
        self.process.kill()
        self.process.wait()

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()


@dataclass(frozen=True, slots=True)
class Ran:
    """One edition, and the same again. Seconds: in all, of the processor, of the second run, of a bare client's calls;
    calls, those that had come before, those of the second run."""

    took: float
    cpu: float
    second: float
    bare: float
    calls: int
    again: int
    more: int


def measured() -> None:
    """Medians of five editions, each with a service and a store of its own."""
    ran = [edition() for _ in range(RUNS)]
    took, cpu, second, alone = (
        statistics.median(getattr(each, name) for each in ran) for name in ("took", "cpu", "second", "bare")
    )
    calls, more = ran[0].calls, sum(each.more for each in ran)
    ideal, unordered = order_allows(calls), calls / AT_ONCE * DELAY
    ratios = "ratios " + " ".join(f"{each.took / ideal:.2f}" for each in ran)
    told = {"the ideal": ideal, "reports that wait for nothing": unordered, "a bare client": alone}
    BENCH.figure("an edition by a model", took, "s", at_most=BAR * ideal, rivals=told, note=f"{calls} calls; {ratios}")
    BENCH.figure("an edition, of the ideal", took / ideal, "x", at_most=BAR)
    BENCH.figure("an edition, of the ideal if reports waited for nothing", took / unordered, "x", at_most=BAR)
    BENCH.figure("an edition, of a bare client's time", took / alone, "x")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    BENCH.figure("CPU of a call", 1000 * cpu / calls, "ms", note=f"{most:.0f} MB at the peak")
    BENCH.figure("calls of a second run", more, at_most=0, data=f"{RUNS} editions built again", note=f"{second:.2f} s")
    BENCH.figure("calls made twice", sum(each.again for each in ran), at_most=0, data=f"{RUNS} editions")


def edition() -> Ran:
    """Builds it, twice. All that is written is the model's."""
    with Service() as service, tempfile.TemporaryDirectory() as folder:
        took, cpu, writers = asyncio.run(build(Path(folder), service.url))
        assert writers == {"model"}
        calls, again, _ = service.calls()
        second = asyncio.run(build(Path(folder), service.url))[0]
        more = service.calls()[0] - calls
        return Ran(took, cpu, second, asyncio.run(bare(service.url, calls)), calls, again, more)


def order_allows(calls: int) -> float:
    """Seconds of the least rounds: the reports of the one category go when all else is there."""
    reports = 2
    return (math.ceil((calls - reports) / AT_ONCE) + math.ceil(reports / AT_ONCE)) * DELAY


def killed() -> None:
    """A run that is killed half-way and started again."""
    with Service() as service, tempfile.TemporaryDirectory() as folder:
        life = subprocess.Popen([sys.executable, __file__, "build", folder, service.url])
        while service.calls()[0] < HALF:
            time.sleep(0.02)
        os.kill(life.pid, signal.SIGKILL)
        life.wait()
        at_kill = service.calls()[0]
        asyncio.run(build(Path(folder), service.url))
        total, again, answered = service.calls()
    note = f"killed after {at_kill} of {total}; at most those that were open"
    BENCH.figure("calls made twice after a kill half-way", again, at_most=AT_ONCE, note=note)
    BENCH.figure("answers given twice after a kill half-way", answered, note="the others were broken off with the run")


def main() -> int:
    """Print the figures; 1 where a bar is missed."""
    measured()
    killed()
    return BENCH.end()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve())
    elif sys.argv[1:2] == ["build"]:
        asyncio.run(build(Path(sys.argv[2]), sys.argv[3]))
    else:
        sys.exit(main())
