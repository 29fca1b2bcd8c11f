"""A polite pace: for each service one request at a time, evenly spaced; never a retry or a decision."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

from adapters.fetch.values import Unreached


class Ticker(Protocol):
    """Seconds that only grow, and waiting: fakes make both instant."""

    def monotonic(self) -> float:
        """Seconds since some fixed moment."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


@dataclass(slots=True)
class _Lane:
    gap: float
    free_at: float = float("-inf")
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Pace:
    """Lanes by service: `lane_of(host)` gives the lane's name and the seconds between two starts."""

    def __init__(self, lane_of: Callable[[str], tuple[str, float]], ticker: Ticker) -> None:
        self._lane_of = lane_of
        self._ticker = ticker
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Hold the host's only place; entered no earlier than its gap after the turn before.

        A turn that reached nobody does not count: another try need not wait for it.
        """
        name, gap = self._lane_of(host)
        lane = self._lanes.setdefault(name, _Lane(gap))
        async with lane.turn:
            wait = lane.free_at - self._ticker.monotonic()
            if wait > 0:
                await self._ticker.sleep(wait)
            before, lane.free_at = lane.free_at, self._ticker.monotonic() + lane.gap
            try:
                yield
            except Unreached:
                lane.free_at = before
                raise
