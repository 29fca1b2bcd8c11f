"""How many questions one endpoint gets at once: few until it has answered, fewer after each that was one too many.

It keeps pauses that a service names; it asks nothing itself. Whom a person waits for goes first.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import Temporary
from bot.writing.window import Window

MOST = 16
"""Places where nobody says how many; as bot.writing.paid.AT_ONCE."""
FIRST = 4
"""Places of a service that has not answered yet: one with a single worker lets the others wait behind each other."""
QUICK, SLOW = 0.2, 0.5
"""Shares of the patience: to the first an answer makes a place of its own while there are few, from the second none."""
LONGER = 10.0
"""Times that another answer may take as long: a card takes more than a category."""


class Places:
    """`most` places at most, `first` of them until a question was answered."""

    def __init__(self, most: int, first: int = FIRST) -> None:
        self._most = float(most)
        self._limit = float(min(first, most))
        self._window = Window(int(self._limit))
        self._halved_at = self._paused_until = float("-inf")
        self._opening = True

    @property
    def limit(self) -> int:
        """How many may ask at once now."""
        return self._window.limit

    @asynccontextmanager
    async def turn(self, patience: float, *, urgent: bool = False) -> AsyncIterator[None]:
        """Hold a place. Raises Temporary where a pause lasts longer than `patience` (seconds)."""
        self._refuse(patience)
        await self._window.acquire(urgent=urgent)
        try:
            while (rest := self.rest()) > 0:
                self._refuse(patience)
                await asyncio.sleep(rest)
            yield
        finally:
            self._window.release()

    def rest(self) -> float:
        """Seconds until the service may be asked again."""
        return max(self._paused_until - _now(), 0.0)

    def slower(self, began: float, pause: float | None) -> None:
        """A question of `began` (seconds of the loop) was one too many: those of the same moment count as one."""
        if pause is not None:
            self._paused_until = max(self._paused_until, _now() + pause)
        self._opening = False
        if began >= self._halved_at:
            self._set(max(self._limit / 2, 1.0))
            self._halved_at = _now()

    def answered(self, took: float, patience: float) -> None:
        """A question was answered in `took` of its `patience` seconds. Until one was too many, quick answers make a
        place each; else there is one more after as many as there are places."""
        if took > SLOW * patience:
            return
        quick = self._opening and took <= QUICK * patience
        in_time = SLOW * patience / (LONGER * took) if quick and took > 0 else 0.0
        self._set(min(max(self._limit + (1.0 if quick else 1 / self._limit), in_time), self._most))
        self._window.grant()

    def _set(self, limit: float) -> None:
        self._limit, self._window.limit = limit, int(limit)

    def _refuse(self, patience: float) -> None:
        if (rest := self.rest()) > patience:
            raise Temporary(f"the model may be asked again in {rest:.0f} s", rest, everywhere=True)


def _now() -> float:
    return asyncio.get_running_loop().time()
