"""Which request gives Hugging Face's list of a day; the parser beside it reads the answer."""

import logging
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from adapters.fetch.values import Fetched
from adapters.sources.huggingface.payload import parse_list
from bot.ports.clock import Clock
from bot.ports.sources import Listing

PUBLIC_URL = "https://huggingface.co"
MOST_ITEMS = 100
logger = logging.getLogger(__name__)


class Fetches(Protocol):
    """The part of adapters.fetch.Fetcher that is used here."""

    async def get(self, url: str, params: Mapping[str, str] | None = None) -> Fetched:
        """The answer to a GET."""
        ...


class HuggingFace:
    """Daily Papers: the list of a date, which closes at 01:30 or 02:30 UTC of the next."""

    name = "huggingface"
    recorded = False

    def __init__(self, fetcher: Fetches, base_url: str, clock: Clock) -> None:
        self._fetcher, self._base, self._clock = fetcher, base_url.rstrip("/"), clock

    async def listing(self, day: date) -> Listing:
        """The list of `day`. The service gives 50 items unless asked for its most, which is 100."""
        asked_at = self._clock.now()
        params = {"date": day.isoformat(), "limit": str(MOST_ITEMS)}
        answer = await self._fetcher.get(f"{self._base}/api/daily_papers", params)
        entries = parse_list(answer.body, day=day, seen_at=asked_at, source=self.name)
        if len(entries) >= MOST_ITEMS:
            logger.warning("%s: the list of %s is at the service's limit of %d items", self.name, day, MOST_ITEMS)
        return Listing(self.name, day, asked_at, entries, growing=asked_at < closes(day))


def closes(day: date) -> datetime:
    """From when the list of a day grows no more: 01:30 or 02:30 UTC of the next, and half an hour to be sure."""
    return datetime.combine(day + timedelta(days=1), time(3), UTC)
