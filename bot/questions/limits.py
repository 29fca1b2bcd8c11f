"""How often a person may ask in a chat: so many in a minute, so many in a day (UTC), and when it works again.

The day's count is kept in the store. The minute's is here and gone with the process.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.domain.chat import Address
from bot.settings import QuestionSettings

MINUTE = timedelta(minutes=1)
MOST_PEOPLE = 10_000
"""People that are remembered for a minute; whoever asked first is forgotten first."""
Counted = Callable[[Address, str, datetime], Awaitable[int]]
"""How many answers a person was given in a chat since a moment (bot.ports.store.Answers.count)."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What is used up, and when one may ask again."""

    of: Literal["minute", "day"]
    most: int
    again: datetime


class Limits:
    """Counts the questions that are let through; what is refused does not count."""

    def __init__(self, settings: QuestionSettings, counted: Counted) -> None:
        self._settings, self._counted = settings, counted
        self._asked: dict[tuple[Address, str], deque[datetime]] = {}
        self._under_way: dict[tuple[Address, str], int] = {}

    async def taken(self, address: Address, person: str, now: datetime) -> Limit | None:
        """Count one more question, or say what stands against it. Whoever was let through says `ended` in the end."""
        key = address, person
        recent = self._recent(key, now)
        if len(recent) >= self._settings.a_minute:
            return Limit("minute", self._settings.a_minute, recent[0] + MINUTE)
        midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        recent.append(now)
        given = await self._counted(address, person, midnight) + self._under_way.get(key, 0)
        if given >= self._settings.a_day:
            recent.remove(now)
            return Limit("day", self._settings.a_day, midnight + timedelta(days=1))
        self._under_way[key] = self._under_way.get(key, 0) + 1
        return None

    def ended(self, address: Address, person: str) -> None:
        """A question that was let through is answered, and its answer is kept, or it never will be."""
        left = self._under_way.get((address, person), 1) - 1
        if left > 0:
            self._under_way[address, person] = left
        else:
            self._under_way.pop((address, person), None)

    def _recent(self, key: tuple[Address, str], now: datetime) -> deque[datetime]:
        """When a person asked within the last minute; who asked last is remembered longest."""
        recent = self._asked.pop(key, deque())
        while recent and now - recent[0] >= MINUTE:
            recent.popleft()
        while len(self._asked) >= MOST_PEOPLE:
            del self._asked[next(iter(self._asked))]
        self._asked[key] = recent
        return recent
