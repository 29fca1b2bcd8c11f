"""Asks for titles on a kept store and dies at a question: `joining_process.py URL DIES_AT`, 0 for never.

Each question is a line; the service knows no title.
"""

import asyncio
import os
import signal
import sys

from builders_conference import an_accepted
from fakes_sources import SetClock

from adapters.store.opening import open_store
from bot.conference.enrich import enrich
from bot.conference.found import Chosen
from bot.domain.paper import Entry

PAPERS = [Chosen(an_accepted(f"A Paper About Tides Of Kind {n}")) for n in range(20)]


class Mortal:
    """bot.ports.venues.Titles, until it is switched off."""

    def __init__(self, dies_at: int) -> None:
        self._left = dies_at

    async def titled(self, title: str) -> tuple[Entry, ...]:
        sys.stdout.write(f"{title}\n")
        sys.stdout.flush()
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return ()


async def main(url: str, dies_at: str) -> None:
    """One run."""
    store = await open_store(url)
    await enrich(PAPERS, Mortal(int(dies_at)), store.reports, SetClock())
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
