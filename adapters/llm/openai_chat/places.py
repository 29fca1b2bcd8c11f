"""How many questions one endpoint gets at once: fewer after each refusal for their number, one more after each success.

It keeps pauses that a service names; it asks nothing itself. Whom a person waits for goes first.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import Temporary
from bot.writing.window import Window


class Places:
    """`most` places at first and at most."""

    def __init__(self, most: int) -> None:
        self._most = self._limit = float(most)
        self._window = Window(most)
        self._halved_at = self._paused_until = float("-inf")

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
        if began >= self._halved_at:
            self._set(max(self._limit / 2, 1.0))
            self._halved_at = _now()

    def faster(self) -> None:
        """A question was answered: after as many as there are places there is one more."""
        self._set(min(self._limit + 1 / self._limit, self._most))
        self._window.grant()

    def _set(self, limit: float) -> None:
        self._limit, self._window.limit = limit, int(limit)

    def _refuse(self, patience: float) -> None:
        if (rest := self.rest()) > patience:
            raise Temporary(f"the model may be asked again in {rest:.0f} s", rest, everywhere=True)


def _now() -> float:
    return asyncio.get_running_loop().time()
