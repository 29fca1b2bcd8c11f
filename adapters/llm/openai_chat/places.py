"""How many questions one endpoint gets at once: fewer after each refusal for their number, one more after each success.

It keeps pauses that a service names; it asks nothing itself.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import Temporary


class Places:
    """`most` places at first and at most. First come, first served."""

    def __init__(self, most: int) -> None:
        self._most = self._limit = float(most)
        self._taken = 0
        self._queue: deque[asyncio.Future[None]] = deque()
        self._halved_at = self._paused_until = float("-inf")

    @property
    def limit(self) -> int:
        """How many may ask at once now."""
        return int(self._limit)

    @asynccontextmanager
    async def turn(self, patience: float) -> AsyncIterator[None]:
        """Hold a place. Raises Temporary where a pause lasts longer than `patience` (seconds)."""
        self._refuse(patience)
        await self._enter()
        try:
            while (rest := self.rest()) > 0:
                self._refuse(patience)
                await asyncio.sleep(rest)
            yield
        finally:
            self._leave()

    def rest(self) -> float:
        """Seconds until the service may be asked again."""
        return max(self._paused_until - _now(), 0.0)

    def slower(self, began: float, pause: float | None) -> None:
        """A question of `began` (seconds of the loop) was one too many: those of the same moment count as one."""
        if pause is not None:
            self._paused_until = max(self._paused_until, _now() + pause)
        if began >= self._halved_at:
            self._limit, self._halved_at = max(self._limit / 2, 1.0), _now()

    def faster(self) -> None:
        """A question was answered: after as many as there are places there is one more."""
        self._limit = min(self._limit + 1 / self._limit, self._most)
        self._grant()

    def _refuse(self, patience: float) -> None:
        if (rest := self.rest()) > patience:
            raise Temporary(f"the model may be asked again in {rest:.0f} s", rest, everywhere=True)

    async def _enter(self) -> None:
        if not self._queue and self._taken < self.limit:
            self._taken += 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it was granted in the same moment
                self._leave()
            raise

    def _leave(self) -> None:
        self._taken -= 1
        self._grant()

    def _grant(self) -> None:
        while self._queue and self._taken < self.limit:
            turn = self._queue.popleft()
            if not turn.done():
                self._taken += 1
                turn.set_result(None)


def _now() -> float:
    return asyncio.get_running_loop().time()
