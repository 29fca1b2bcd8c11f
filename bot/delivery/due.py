"""When a chat is due next: local times in zones whose clocks jump. Reads no clock: the caller says after when."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.chat import Chat
from bot.domain.paper import check_aware

_SEARCHED = 22
"""Dates looked at: a week, a week more where the zone skipped the only day, and some."""


def next_due(post_time: time, days: tuple[int, ...], zone: str, after: datetime) -> datetime:
    """The first post time (UTC) strictly after `after` on one of `days` (Monday 0).

    A local time inside a gap fires at the first valid instant after it, even where that is already the next
    date; one that occurs twice fires at the first; a date that the zone skipped fires not at all. A zone that
    is not there any more is UTC. Raises ValueError for a naive instant and for no days.
    """
    check_aware(after)
    if not days:
        raise ValueError("a post needs at least one day of the week")
    local = zone_named(zone)
    start = after.astimezone(local).date()
    for ahead in range(_SEARCHED):
        day = start + timedelta(days=ahead)
        instant = _instant(day, post_time, local) if day.weekday() in days else None
        if instant is not None and instant > after:
            return instant
    raise ValueError(f"no post time within three weeks after {after}")  # no zone skips two weeks


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo:
    """A zone by its name; UTC where the time zone database does not have it any more, so that posts go on.

    It is remembered: the standard library keeps eight zones and reads all others from their files each time.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name is that of a folder now, or far too long
        return ZoneInfo("UTC")


def zone_of(chat: Chat) -> ZoneInfo:
    """The chat's zone; UTC where the time zone database does not have it any more."""
    return zone_named(chat.timezone)


def due_days(chat: Chat) -> tuple[int, ...]:
    """The weekdays a chat is posted to: with /weekly only the first of its days."""
    return (min(chat.days),) if chat.weekly else chat.days


def due_after(chat: Chat, after: datetime) -> datetime | None:
    """When a chat is due next; None while it is paused, switched off, or subscribes to nothing."""
    if chat.paused or chat.off or not chat.subscribed:
        return None
    return next_due(chat.post_time, due_days(chat), chat.timezone, after)


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    wall = datetime.combine(day, at, zone)
    once, again = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    if once <= again:  # inside a gap, the reading by the offset from before the jump is the later one
        return once
    jump = _jump(again, once, zone)
    before = (jump - timedelta(seconds=1)).astimezone(zone)
    skipped = before.date() < day < jump.astimezone(zone).date()
    return None if skipped else jump


def _jump(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The instant between `low` (before the gap) and `high` (after it) at which the zone's clock jumps."""
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high
