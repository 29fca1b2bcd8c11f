"""When chats of one kind fire: the last time that has come, and the next. Remembers what it found; reads no clock."""

import logging
from datetime import datetime, time, timedelta

from bot.delivery.due import next_due, zone_named
from bot.domain.posting import Wants

log = logging.getLogger(__name__)
LONGEST = timedelta(days=15)
"""Before now: what was due earlier has been due again since, even once a week over a day that the zone skipped."""
_Clock = tuple[time, tuple[int, ...], str]
_unknown: set[str] = set()
"""Zones that were told to be unknown: once a process."""


class Firing:
    """Times of firing as they are seen from one moment."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._next: dict[_Clock, datetime] = {}
        self._last: dict[tuple[_Clock, datetime], datetime] = {}

    def next(self, wants: Wants) -> datetime:
        """The first time after now."""
        clock = _clock(wants)
        found = self._next.get(clock)
        if found is None:
            found = self._next[clock] = _after(clock, self.now)
        return found

    def last(self, wants: Wants, due: datetime) -> datetime:
        """The newest time up to now, at which a chat that was due earlier is due again: one posting is for all of them.

        `due` itself where it has not been due again since.
        """
        clock = _clock(wants)
        found = self._last.get((clock, due))
        if found is None:
            found = self._last[clock, due] = self._walked(clock, due)
        return found

    def _walked(self, clock: _Clock, due: datetime) -> datetime:
        last, following = due, _after(clock, max(due, self.now - LONGEST))
        while following <= self.now:
            last, following = following, _after(clock, following)
        return last


def _clock(wants: Wants) -> _Clock:
    days = (min(wants.days),) if wants.weekly else wants.days
    return wants.post_time, days, wants.timezone


def _after(clock: _Clock, moment: datetime) -> datetime:
    post_time, days, zone = clock
    if zone not in _unknown and zone_named(zone).key != zone:
        _unknown.add(zone)
        log.warning("The time zone %r is not in the database of zones: its chats are posted to by UTC", zone)
    return next_due(post_time, days, zone, moment)
