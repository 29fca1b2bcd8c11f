"""Which requests give the papers that a venue accepted, and those of a day; the parser reads the answers.

A venue is asked from OpenReview's second API; where that shows nothing, from the first, by the venue and then by what
was handed in to it, whose decisions are notes of their own.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from adapters.config import Secret
from adapters.fetch.values import MEGABYTE, Fetched, Large
from adapters.sources.openreview.notes import SOURCE, Page, read_page, said
from adapters.sources.openreview.venue_id import VenueId, read_venue
from bot.domain.conference import Accepted
from bot.domain.paper import Entry, Sighting
from bot.errors import Permanent, UnknownVenue
from bot.ports.clock import Clock
from bot.ports.progress import Progress, silent
from bot.ports.sources import Listing

PUBLIC_URL = "https://api2.openreview.net"
OLDER_URL = "https://api.openreview.net"
MOST_NOTES = 30_000
KNOWN_FOR = timedelta(minutes=15)
"""How long a venue's list serves several days: it is asked whole, and a build may ask for a week of them."""
PAGE = Large(most_bytes=24 * MEGABYTE, deadline=120)
"""A page may be megabytes, and after a 429 the service names waits of a minute."""
SIGN_IN = (
    "OpenReview shows this list only to who signs in: set JOGAN_OPENREVIEW_TOKEN (deploy/README.md says how), or give"
    " the list with --papers FILE"
)
REFUSED = "OpenReview does not take JOGAN_OPENREVIEW_TOKEN, which lasts a week at most: set a new one"
REFUSALS = frozenset({400, 401, 403, 404})
"""Statuses whose answers are read."""
logger = logging.getLogger(__name__)


class Fetches(Protocol):
    """The part of adapters.fetch.Fetcher that is used here."""

    async def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        also: frozenset[int] = frozenset(),
        large: Large | None = None,
        authorization: str = "",
    ) -> Fetched:
        """The answer to a GET; statuses in `also` count as answers, `authorization` is shown to nobody else."""
        ...


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to ask for a venue: `size` is the notes of a page."""

    base: str
    params: Mapping[str, str]
    size: int


@dataclass(slots=True)
class _Read:
    """What was read of a venue so far: `count` as the service said last."""

    ids: set[str] = field(default_factory=set)
    papers: dict[str, Accepted] = field(default_factory=dict)
    offset: int = 0
    count: int = 0
    shrank: bool = False

    def take(self, page: Page) -> bool:
        """Add a page; whether it has anything new. A note that appears twice counts once."""
        fresh = set(page.ids) - self.ids
        self.papers |= page.papers
        self.ids |= fresh
        self.offset += len(page.ids)
        if page.count is not None:
            self.shrank = self.shrank or page.count < self.count
            self.count = page.count
        return bool(fresh)


class OpenReview:
    """bot.ports.venues.Venues; and bot.ports.sources.Source for the venues that the settings name."""

    name = SOURCE
    recorded = False

    def __init__(
        self,
        fetcher: Fetches,
        clock: Clock,
        url: str = PUBLIC_URL,
        older: str = OLDER_URL,
        venues: Sequence[str] = (),
        token: Secret | None = None,
    ) -> None:
        self._fetcher, self._clock, self._venues, self._token = fetcher, clock, tuple(venues), token
        self._url, self._older = url.rstrip("/"), older.rstrip("/")
        self._known: dict[str, tuple[datetime, tuple[Accepted, ...]]] = {}

    async def accepted(self, venue: str, progress: Progress = silent) -> tuple[Accepted, ...]:
        """All accepted papers of a venue, by title."""
        named = read_venue(venue)
        progress("venue")
        for way in self._ways(named):
            read = await self._read(way, named, progress)
            if read.ids:
                break
        if not read.papers:
            raise UnknownVenue(venue)
        return tuple(sorted(read.papers.values(), key=lambda paper: (paper.title.casefold(), paper.url)))

    async def listing(self, day: date) -> Listing:
        """The papers that the venues published on `day`. Until the day is over, more may come."""
        asked_at = self._clock.now()
        found = [await self._at(venue, asked_at) for venue in self._venues]
        if not any(found):
            raise Permanent(f"{SOURCE}: no accepted papers at {', '.join(self._venues) or 'any venue'}")
        entries = tuple(_entry(paper, day, asked_at) for papers in found for paper in papers if paper.published == day)
        over = datetime.combine(day + timedelta(days=1), time(), UTC)
        return Listing(self.name, day, asked_at, entries, may_repeat=False, growing=asked_at < over)

    async def _at(self, venue: str, now: datetime) -> tuple[Accepted, ...]:
        """One venue's papers; none, and a line in the log, before it has accepted any."""
        asked_at, papers = self._known.get(venue, (None, ()))
        if asked_at is not None and timedelta(0) <= now - asked_at < KNOWN_FOR:
            return papers
        try:
            papers = await self.accepted(venue)
        except UnknownVenue as mistake:
            logger.warning("%s", mistake)
            papers = ()
        self._known[venue] = now, papers
        return papers

    def _ways(self, venue: VenueId) -> tuple[_Way, ...]:
        by_venue = {"content.venueid": venue.id}
        handed_in = {"invitation": f"{venue.id}/-/Blind_Submission", "details": "directReplies"}
        return (
            _Way(self._url, {**by_venue, "sort": "number:asc"}, 200),
            _Way(self._older, by_venue, 200),
            _Way(self._older, handed_in, 50),
        )

    async def _read(self, way: _Way, venue: VenueId, progress: Progress) -> "_Read":
        """All notes of a way; once more from the start where some were taken away meanwhile: others moved up then, past
        the page that was asked next."""
        read = await self._once(way, venue, progress)
        if read.shrank:
            logger.info("%s: %s became shorter while it was read; reading it again", SOURCE, venue.id)
            read = await self._once(way, venue, progress)
        if len(read.ids) < read.count:
            logger.warning("%s: %s promised %d notes and showed %d", SOURCE, venue.id, read.count, len(read.ids))
        return read

    async def _once(self, way: _Way, venue: VenueId, progress: Progress) -> "_Read":
        """Page after page. One that has nothing new is the last one."""
        read = _Read()
        while read.offset < MOST_NOTES:
            page = await self._page(way, venue, read.offset)
            fresh = read.take(page)
            progress("venue", len(read.ids), max(read.count, len(read.ids)))
            if not fresh or (read.offset >= read.count if page.count is not None else len(page.ids) < way.size):
                break
        return read

    async def _page(self, way: _Way, venue: VenueId, offset: int) -> Page:
        params = {**way.params, "limit": str(way.size), "offset": str(offset)}
        shown = f"Bearer {self._token.reveal()}" if self._token else ""
        answer = await self._fetcher.get(f"{way.base}/notes", params, also=REFUSALS, large=PAGE, authorization=shown)
        if answer.status == 404:
            return Page(0, (), {})
        if answer.status in (401, 403) or answer.body.lstrip()[:1] == b"<":
            raise Permanent(f"{SOURCE}: {REFUSED if self._token else SIGN_IN}")
        if answer.status == 400:
            raise Permanent(f"{SOURCE} refused the question: {said(answer.body) or 'no reason given'}")
        return read_page(answer.body, venue)


def _entry(paper: Accepted, day: date, seen_at: datetime) -> Entry:
    return Entry(
        sighting=Sighting(SOURCE, day, seen_at),
        reference=paper.arxiv or paper.url,
        title=paper.title,
        abstract=paper.abstract,
        authors=paper.authors,
        authors_complete=bool(paper.authors),
        published=datetime.combine(day, time(), UTC),
        links=(paper.url,),
    )
