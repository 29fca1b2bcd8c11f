"""Reads bombs from a responder, each in a process of its own, and prints what it cost: run as a program.

Arguments: the responder's address, then names such as `huggingface:gzip` or `arxiv:laughs`. One JSON line each:
name, error in words, its class, growth of the peak memory in kilobytes, seconds.
"""

import asyncio
import json
import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.sources.arxiv import Arxiv
from adapters.sources.huggingface import HuggingFace
from bot.errors import JoganError

DEADLINE = 1.0


def peak() -> int:
    """The most memory this process ever had, in kilobytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise SystemExit("this system does not tell a process's peak memory")


async def read(base: str, name: str) -> None:
    source, _, path = name.partition(":")
    clock = SystemClock()
    settings = FetchSettings(named_urls=(base,), deadline=DEADLINE, attempts=1)
    async with Fetcher(settings, clock, clock) as fetcher:
        address = f"{base}/{path}"
        if source == "huggingface":
            await HuggingFace(fetcher, address, clock).listing(date(2024, 7, 16))
            return
        arxiv = Arxiv(fetcher, address, address, ["cs.LG"], clock)
        if source == "feed":
            today = clock.now().date()
            await arxiv.listing(next(day for ahead in range(1, 5) if (day := today + timedelta(ahead)).weekday() < 5))
        else:
            await arxiv.lookup(["2407.10671"])


def measured(base: str, name: str) -> dict[str, object]:
    before, began, failure = peak(), time.monotonic(), None
    try:
        asyncio.run(read(base, name))
    except JoganError as raised:
        failure = raised
    seconds = time.monotonic() - began
    kind = type(failure).__name__ if failure else None
    return {"name": name, "error": str(failure), "kind": kind, "grown": peak() - before, "seconds": seconds}


def main() -> None:
    base, *names = sys.argv[1:]
    for warm in ("huggingface:good", "arxiv:good.xml"):
        asyncio.run(read(base, warm))
    for name in names:
        # a fresh process each time: its peak begins at what it holds now
        child = os.fork()
        if not child:
            print(json.dumps(measured(base, name)), flush=True)  # noqa: T201 - a program's output
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
