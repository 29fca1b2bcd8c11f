"""What the store has of the days that due chats ask for: what is published, with which categories and instalments.

Only reads.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from bot.delivery.series import due_within
from bot.delivery.target import Kept
from bot.ports.store import Store

LOOK_BACK = 400
"""Days back of which editions are told; what is older is in the archive."""


async def kept_for(days: Collection[date], since: Iterable[date | None], store: Store) -> Kept:
    """What is kept of these days and of all days after the oldest of `since` (None: nothing was had yet)."""
    editions = store.editions
    newest = max(days)
    had = set(since)
    first = min((day for day in had if day is not None), default=newest)
    most = LOOK_BACK if None in had else min(LOOK_BACK, max((newest - first).days, 1))
    counted = await editions.counts(before=newest + timedelta(days=1), most=most)
    published = {day: frozenset(counts) for day, counts in counted}
    others = [await editions.on(day) for day in days if day not in published]
    without = [edition for edition in others if edition is not None and edition.state == "none"]
    failed = frozenset(edition.day for edition in without if edition.reason == "sources_failed")
    # after the editions: no series begins on a day that is published, so whoever sees an edition sees its instalments
    starts = [first, *(_before_newest(day, published) for day in days if None in had)]
    instalments = await due_within(store.reports, min(starts), newest)
    return Kept(published, frozenset(edition.day for edition in without), failed, instalments)


def _before_newest(day: date, published: Collection[date]) -> date:
    """The day before the newest edition up to a day: from there on a chat that had nothing gets instalments."""
    return max((each for each in published if each <= day), default=day) - timedelta(days=1)
