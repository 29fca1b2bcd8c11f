"""How often a person may ask, wherever on a platform: so many in a minute, so many in a day (UTC), and when it works
again. Whoever speaks in a place's name is the place.

The day's count is kept in the store, and here, where nothing that is erased takes from it; what is here is gone with
the process and names nobody.
"""

import hashlib
import secrets
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from bot.domain.chat import Address
from bot.settings import QuestionSettings

MINUTE = timedelta(minutes=1)
MOST_PEOPLE = 10_000
"""People that are counted here; whoever asked first is forgotten first."""
Counted = Callable[[Address, str, datetime], Awaitable[int]]
"""How many answers a person was given since a moment (bot.ports.store.Answers.count)."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What is used up, and when one may ask again."""

    of: Literal["minute", "day"]
    most: int
    again: datetime


class Limits:
    """Counts the questions that are let through; what is refused does not count.

    Who asked is known by a hash alone, under a key that nobody is told and that ends with the process.
    """

    def __init__(self, settings: QuestionSettings, counted: Counted) -> None:
        self._settings, self._counted = settings, counted
        self._key = secrets.token_bytes(16)
        self._asked: dict[bytes, deque[datetime]] = {}
        self._under_way: dict[bytes, int] = {}
        self._given: dict[bytes, int] = {}
        self._day: datetime | None = None

    async def taken(self, address: Address, person: str, now: datetime) -> Limit | None:
        """Count one more question, or say what stands against it. Whoever was let through says `ended` in the end."""
        key = self._hashed(address, person)
        recent = self._recent(key, now)
        if len(recent) >= self._settings.a_minute:
            return Limit("minute", self._settings.a_minute, recent[0] + MINUTE)
        midnight = self._since_midnight(now)
        recent.append(now)
        kept = await self._counted(address, person, midnight)
        given = max(kept, self._given.get(key, 0)) + self._under_way.get(key, 0)
        if given >= self._settings.a_day:
            recent.remove(now)
            return Limit("day", self._settings.a_day, midnight + timedelta(days=1))
        self._under_way[key] = self._under_way.get(key, 0) + 1
        return None

    def given(self, address: Address, person: str, now: datetime) -> None:
        """A question was answered: it counts until midnight, whatever of it is kept or erased."""
        self._since_midnight(now)
        key = self._hashed(address, person)
        count = self._given.pop(key, 0) + 1
        _make_room(self._given)
        self._given[key] = count

    def ended(self, address: Address, person: str) -> None:
        """A question that was let through is answered, and its answer is kept, or it never will be."""
        key = self._hashed(address, person)
        left = self._under_way.get(key, 1) - 1
        if left > 0:
            self._under_way[key] = left
        else:
            self._under_way.pop(key, None)

    def _hashed(self, address: Address, person: str) -> bytes:
        who = repr((address.platform, person, "" if person else address.id)).encode()
        return hashlib.blake2b(who, digest_size=16, key=self._key).digest()

    def _since_midnight(self, now: datetime) -> datetime:
        """When the day began; what was given on another one counts no more. What was asked before midnight may be
        answered after it."""
        midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        if self._day is None or not timedelta() <= self._day - midnight <= timedelta(days=1):
            self._day = midnight
            self._given.clear()
        return midnight

    def _recent(self, key: bytes, now: datetime) -> deque[datetime]:
        """When a person asked within the last minute; who asked last is remembered longest."""
        recent = self._asked.pop(key, deque())
        while recent and now - recent[0] >= MINUTE:
            recent.popleft()
        _make_room(self._asked)
        self._asked[key] = recent
        return recent


def _make_room(people: dict[bytes, Any]) -> None:
    """For one more, who comes last."""
    while len(people) >= MOST_PEOPLE:
        del people[next(iter(people))]
