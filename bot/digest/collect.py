"""Stage 1: ask every source for a day. A source that fails is named with its reason; the others go on."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.edition import SourceReport
from bot.domain.identity import paper_id
from bot.domain.paper import Entry, PaperId
from bot.errors import Permanent, Temporary
from bot.events import event
from bot.ports.clock import Clock
from bot.ports.sources import Listing, Metadata, Source
from bot.ports.store import ListRecord, Lists

log = logging.getLogger(__name__)
LOOK_BACK = 3
"""Days that are asked to find the list before, on a store that remembers none: a long weekend."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One source's answer: its report and, where it could be asked, its listing; `repeated` word for word."""

    report: SourceReport
    listing: Listing | None = None
    repeated: bool = False
    recorded: bool = False
    details: bool = False
    """Whether this is metadata of papers that others listed: it completes them, and shows none by itself."""
    joined: tuple[Entry, ...] | None = None
    """The list's entries with arXiv's ids where bot.digest.join found them; the list itself stays as it was given."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What counts as shown on this day: a repeated list shows nothing."""
        if self.listing is None or self.repeated:
            return ()
        return self.listing.entries if self.joined is None else self.joined


async def collect(sources: Sequence[Source], lists: Lists, day: date, clock: Clock) -> tuple[Answer, ...]:
    """Every source's answer for `day`, in the order of `sources`."""
    return tuple(await asyncio.gather(*(_ask(source, lists, day, clock) for source in sources)))


async def complete(metadata: Metadata, ids: Sequence[str], clock: Clock) -> Answer:
    """What arXiv knows of papers that others listed: author lists above all."""
    asked_at, began = clock.now(), _time()
    try:
        entries = await metadata.lookup(ids)
    except (Temporary, Permanent) as failure:
        report = SourceReport(metadata.name, asked_at, 0, failure.reason)
        _tell(report, asked_at.date(), began)
        return Answer(report, details=True)
    report = SourceReport(metadata.name, asked_at, len(entries))
    _tell(report, asked_at.date(), began)
    return Answer(report, Listing(metadata.name, asked_at.date(), asked_at, entries), details=True)


def identities(listing: Listing) -> tuple[PaperId, ...]:
    """The papers of a list, in its order."""
    return tuple(paper_id(entry.reference, doi=entry.doi, title=entry.title) for entry in listing.entries)


def record(listing: Listing) -> ListRecord:
    """A list as it is remembered."""
    return ListRecord(listing.source, listing.day, listing.asked_at, identities(listing))


async def _ask(source: Source, lists: Lists, day: date, clock: Clock) -> Answer:
    asked_at, began = clock.now(), _time()
    try:
        listing = await source.listing(day)
    except (Temporary, Permanent) as failure:
        report = SourceReport(source.name, asked_at, 0, failure.reason)
        _tell(report, day, began)
        return Answer(report)
    report = SourceReport(source.name, listing.asked_at, len(listing.entries), growing=listing.growing)
    _tell(report, day, began)
    repeated = bool(listing.entries) and identities(listing) == await _list_before(source, listing, lists)
    return Answer(report, listing, repeated, source.recorded)


def _tell(report: SourceReport, day: date, began: float) -> None:
    """A line for each question to a source; what an edition lacks by it is said with the edition."""
    seconds = round(_time() - began, 3)
    fields = event(
        "source", source=report.name, day=day, found=report.found, error=report.error, seconds=seconds
    )  # fmt: skip
    if report.error:
        log.info("%s could not be read for %s: %s", report.name, day, report.error, extra=fields)
    else:
        log.info("%s lists %d papers for %s", report.name, report.found, day, extra=fields)


def _time() -> float:
    return asyncio.get_running_loop().time()


async def _list_before(source: Source, listing: Listing, lists: Lists) -> tuple[PaperId, ...]:
    """The ids of the source's list before; where the store remembers none, the source itself is asked."""
    remembered = await lists.before(source.name, listing.day)
    if remembered is not None:
        return remembered.papers
    for back in range(1, LOOK_BACK + 1 if listing.may_repeat else 1):
        try:
            earlier = await source.listing(listing.day - timedelta(days=back))
        except (Temporary, Permanent):
            return ()
        if earlier.entries:
            return identities(earlier)
    return ()
