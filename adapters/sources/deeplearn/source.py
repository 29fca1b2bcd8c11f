"""Which request gives the hot papers of today; the parser beside it reads the page.

The page shows what is hot now and no day before: of earlier days it says nothing.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from adapters.fetch.values import Fetched
from adapters.sources.deeplearn.front_page import SITE, SOURCE, read_front_page
from bot.errors import Permanent
from bot.ports.clock import Clock
from bot.ports.sources import Listing

PUBLIC_URL = SITE
YESTERDAY = timedelta(days=1)
"""A day that is cut after midnight is read on the next one."""


class Fetches(Protocol):
    """The part of adapters.fetch.Fetcher that is used here."""

    async def get(self, url: str, params: Mapping[str, str] | None = None) -> Fetched:
        """The answer to a GET."""
        ...


class DeepLearn:
    """The hot papers as they stand when they are asked for; the same may be hot for days."""

    name = SOURCE
    recorded = False

    def __init__(self, fetcher: Fetches, clock: Clock, base_url: str = PUBLIC_URL) -> None:
        self._fetcher, self._clock, self._base = fetcher, clock, base_url.rstrip("/")

    async def listing(self, day: date) -> Listing:
        """The hot papers of today, also for yesterday. Raises Permanent for any other day."""
        asked_at = self._clock.now()
        if not timedelta(0) <= asked_at.date() - day <= YESTERDAY:
            raise Permanent(f"{self.name} shows the papers of today only, not of {day}")
        answer = await self._fetcher.get(f"{self._base}/")
        entries = read_front_page(answer.body, day=day, seen_at=asked_at)
        return Listing(self.name, day, asked_at, entries, may_repeat=False)
