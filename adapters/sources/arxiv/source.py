"""Which requests give arXiv's papers of a day, and the metadata of papers by id; the parsers read the answers.

The rule for a day: today and later at arXiv (Eastern time) is the daily feeds' business, and only their entries of
that very day count; a past day is asked from the query API by its span of submission; weekends are asked of nobody.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from adapters.fetch.values import Fetched
from adapters.sources.arxiv.announcements import eastern_date, submitted_for
from adapters.sources.arxiv.atom import SOURCE, Page, parse_query
from adapters.sources.arxiv.feed import parse_feed
from bot.domain.paper import Entry
from bot.errors import Permanent, Temporary
from bot.ports.clock import Clock
from bot.ports.sources import Listing

PUBLIC_API_URL = "https://export.arxiv.org/api/query"
PUBLIC_FEED_URL = "https://rss.arxiv.org/atom"
PAGE_SIZE = 200
MOST_PAPERS = 4_000
IDS_AT_ONCE = 100
_ID = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")


class Fetches(Protocol):
    """The part of adapters.fetch.Fetcher that is used here."""

    async def get(
        self, url: str, params: Mapping[str, str] | None = None, *, also: frozenset[int] = frozenset()
    ) -> Fetched:
        """The answer to a GET; statuses in `also` count as answers."""
        ...


class Arxiv:
    """Lists a day's announcements in some categories, and knows papers by id."""

    name = SOURCE
    recorded = False

    def __init__(self, fetcher: Fetches, api_url: str, feed_url: str, categories: Sequence[str], clock: Clock) -> None:
        self._fetcher, self._clock = fetcher, clock
        self._api, self._feed = api_url, feed_url.rstrip("/")
        self._categories = tuple(categories)

    async def listing(self, day: date) -> Listing:
        """New and cross-listed papers announced on `day`."""
        asked_at = self._clock.now()
        span = submitted_for(day)
        if span is None:
            return Listing(self.name, day, asked_at, (), may_repeat=False)
        if day < eastern_date(asked_at):
            entries = await self._submitted(span, day, asked_at)
        else:
            entries = await self._announced(day, asked_at)
        return Listing(self.name, day, asked_at, entries, may_repeat=False)

    async def lookup(self, arxiv_ids: Sequence[str]) -> tuple[Entry, ...]:
        """Entries for ids, up to 100 a request. Their sightings carry today's date: a lookup is no announcement."""
        seen_at = self._clock.now()
        bare = dict.fromkeys(identifier.removeprefix("arxiv:") for identifier in arxiv_ids)
        ids = [identifier for identifier in bare if _ID.fullmatch(identifier)]
        found: list[Entry] = []
        for begin in range(0, len(ids), IDS_AT_ONCE):
            params = {"id_list": ",".join(ids[begin : begin + IDS_AT_ONCE]), "max_results": str(IDS_AT_ONCE)}
            found += (await self._page(params, seen_at.date(), seen_at)).entries
        return tuple(found)

    async def _announced(self, day: date, seen_at: datetime) -> tuple[Entry, ...]:
        found: dict[str, Entry] = {}
        for category in self._categories:
            answer = await self._fetcher.get(f"{self._feed}/{category}")
            for entry in await asyncio.to_thread(parse_feed, answer.body, seen_at=seen_at):
                if entry.sighting.day != day or entry.announce == "replace":
                    continue
                if entry.reference not in found or entry.announce == "new":
                    found[entry.reference] = entry
        return tuple(found.values())

    async def _submitted(self, span: tuple[datetime, datetime], day: date, seen_at: datetime) -> tuple[Entry, ...]:
        found: list[Entry] = []
        while len(found) < MOST_PAPERS:
            params = {
                "search_query": _question(self._categories, span),
                "start": str(len(found)),
                "max_results": str(PAGE_SIZE),
                "sortBy": "submittedDate",
                "sortOrder": "ascending",
            }
            page = await self._page(params, day, seen_at)
            found += page.entries
            if len(found) >= (page.total or 0):
                return tuple(found)
            if not page.entries:
                raise Temporary(f"{SOURCE}: a page of the answer is empty though {page.total} papers are promised")
        return tuple(found[:MOST_PAPERS])

    async def _page(self, params: Mapping[str, str], day: date, seen_at: datetime) -> Page:
        answer = await self._fetcher.get(self._api, params, also=frozenset({400}))
        page = await asyncio.to_thread(parse_query, answer.body, day=day, seen_at=seen_at)
        if answer.status == 400:
            raise Permanent(f"{SOURCE} refused the question without a reason")
        return page


def _question(categories: Sequence[str], span: tuple[datetime, datetime]) -> str:
    """The span's end is excluded: the service counts both ends in, by the minute."""
    begin, end = span[0], span[1] - timedelta(minutes=1)
    among = " OR ".join(f"cat:{category}" for category in categories)
    return f"({among}) AND submittedDate:[{begin:%Y%m%d%H%M} TO {end:%Y%m%d%H%M}]"
