"""A report's texts: how much of an honest model's goes out, wall time against the ideal, and what excerpts take.

Without JOGAN_BENCH_DATA (its conference/colm2024.json) only the papers of tests/honest are told. The service runs in a
process of its own. A run that is killed half-way is begun again: counted at the service is what came twice.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from figure import Bench
from papers import by_hand, honest, of_venue
from responders.openai_api.service import OpenAiService
from writing_days import settings

from adapters.wiring.program import program
from bot.conference.introduce import introduce
from bot.conference.write import write
from bot.domain.conference import DETAIL_PARTS, Chapter, Reported

DELAY, AT_ONCE, A_CHAPTER, HALF = 1.0, 16, 15, 100
BAR, REFUSED = 1.25, 5.0
"""Wall time against the ideal; per cent of honest sentences that may be stopped."""
MEASURES = ("bot/conference", "bot/gate", "bot/writing", "adapters/llm")
BENCH = Bench(__file__, MEASURES)
MANY, QUICK = 477, 5.0
"""Papers that are told in excerpts, and the seconds of the processor that it may take."""


async def serve() -> None:
    """Answer until standard input ends; for each line of it say how many calls came, and how many of them again."""
    async with OpenAiService(honest(DELAY)) as service:
        say(service.url)
        while await asyncio.to_thread(sys.stdin.readline):
            times = Counter(asked.user for asked in service.calls)
            say(f"{len(service.calls)} {len(service.calls) - len(times)}")


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


def chapters(papers: Sequence[Reported]) -> list[Chapter]:
    """Chapters of the papers in their order: what is in one is no matter here."""
    numbers = [each.number for each in papers]
    cut = range(0, len(numbers), A_CHAPTER)
    return [Chapter(f"c{at}", "Chapter", tuple(numbers[at : at + A_CHAPTER])) for at in cut]


async def told(
    folder: Path, url: str, papers: Sequence[Reported], language: str
) -> tuple[tuple[Reported, ...], tuple[Chapter, ...], float, float]:
    """The texts, seconds, and those of the processor."""
    async with program(settings(folder, url, JOGAN_DAILY_TOKENS="100000000")) as running:
        began, spent = time.perf_counter(), time.process_time()
        written = await write(papers, (language,), running.digest.writing)
        introduced = await introduce(chapters(papers), written, (language,), running.digest.writing)
        return written, introduced, time.perf_counter() - began, time.process_time() - spent


def measured(name: str, papers: Sequence[Reported], language: str) -> None:
    """One report."""
    with Service() as service, tempfile.TemporaryDirectory() as folder:
        written, introduced, took, cpu = asyncio.run(told(Path(folder), service.url, papers, language))
        calls, again = service.calls()
    texts = [text for each in written for text in each.texts.values()]
    stopped = [each for text in texts for each in text.dropped]
    out = sum(1 + sum(len(getattr(text.details, part)) for part in DETAIL_PARTS) for text in texts if text.model)
    alike = sum(each.check == "alike" for each in stopped)
    fell, ideal = sum(text.writer == "extractive" for text in texts), calls / AT_ONCE * DELAY
    intros = [intro for chapter in introduced for intro in chapter.intros.values()]
    refused = 100 * (len(stopped) - alike) / max(1, out + len(stopped))
    of, data = f"{name}, {language}", f"{len(texts)} of {len(papers)} papers"
    checks = f"stopped by {dict(Counter(each.check for each in stopped).most_common())}"
    sentences = f"{data}, {out} sentences out, {len(stopped)} stopped"
    BENCH.figure(f"honest sentences refused, {of}", refused, "%", at_most=REFUSED, data=sentences, note=checks)
    by_model = sum(each.writer == "model" for each in intros)
    note = f"{by_model} of {len(intros)} introductions by the model; {again} calls again"
    BENCH.figure(f"papers that fell back to excerpts, {of}", fell, data=data, note=note)
    note = f"{took:.2f} s, ideal {ideal:.2f} s, CPU {1000 * cpu / max(calls, 1):.1f} ms a call"
    limit = {} if calls < MANY // 2 else {"at_most": BAR}
    BENCH.figure(f"time, of the ideal, {of}", took / ideal, "x", data=f"{data}, {calls} calls", note=note, **limit)


def killed(papers: Sequence[Reported]) -> None:
    """A run that is killed half-way and begun again."""
    with Service() as service, tempfile.TemporaryDirectory() as folder:
        life = subprocess.Popen([sys.executable, __file__, "tell", folder, service.url])
        while service.calls()[0] < HALF:
            time.sleep(0.02)
        os.kill(life.pid, signal.SIGKILL)
        life.wait()
        at_kill = service.calls()[0]
        asyncio.run(told(Path(folder), service.url, papers, "en"))
        total, again = service.calls()
    note = f"killed after {at_kill} of {total}; at most those that were open"
    BENCH.figure("calls made twice after a kill half-way", again, at_most=AT_ONCE, data="COLM 2024", note=note)


def quick(papers: Sequence[Reported]) -> None:
    """Many papers in excerpts."""
    more = [replace(each, number=at) for at, each in enumerate((*papers, *papers)[:MANY], start=1)]
    more = [replace(each, paper=replace(each.paper, title=f"{each.paper.title} {each.number}")) for each in more]
    began, spent = time.perf_counter(), time.process_time()
    written = asyncio.run(write(more, ("ko", "en"), None))
    asyncio.run(introduce(chapters(more), written, ("ko", "en"), None))
    took, cpu = time.perf_counter() - began, time.process_time() - spent
    data = f"{len(more)} papers of COLM 2024, two languages"
    BENCH.figure("CPU of a report in excerpts", cpu, "s", at_most=QUICK, data=data, note=f"{took:.2f} s")


def venue() -> list[Reported]:
    """The venue's papers; none without the data."""
    data = os.environ.get("JOGAN_BENCH_DATA")
    return of_venue(Path(data)) if data else []


def say(text: str) -> None:
    """A line to whoever started the service."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Print the figures; 1 where a bar is missed."""
    papers = venue()
    for code in ("en", "ko"):
        measured("written by hand", by_hand(code), code)
    if papers:
        quick(papers)
        measured("COLM 2024", papers, "en")
        killed(papers)
    else:
        BENCH.not_run("JOGAN_BENCH_DATA is not set", "honest sentences refused, COLM 2024, en")
    return BENCH.end()


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(serve())
    elif sys.argv[1:2] == ["tell"]:
        asyncio.run(told(Path(sys.argv[2]), sys.argv[3], venue(), "en"))
    else:
        sys.exit(main())
