"""A polite pace: for each service one request at a time, evenly spaced; never a retry or a decision."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field

from adapters.fetch.shared_pace import SharedTurns
from adapters.fetch.ticker import Ticker
from adapters.fetch.values import Unreached

SHARED_FROM = 1.0
"""Seconds of gap from which processes wait for each other: shorter ones are a courtesy, not a rule of the service."""


@dataclass(slots=True)
class _Lane:
    gap: float
    free_at: float = float("-inf")
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Pace:
    """Lanes by service: `lane_of(host)` gives the lane's name and the seconds between two starts."""

    def __init__(
        self, lane_of: Callable[[str], tuple[str, float]], ticker: Ticker, shared: SharedTurns | None = None
    ) -> None:
        self._lane_of = lane_of
        self._ticker = ticker
        self._shared = shared
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
                async with self._among_processes(name, gap):
                    yield
            except Unreached:
                lane.free_at = before
                raise

    def _among_processes(self, name: str, gap: float) -> AbstractAsyncContextManager[None]:
        if self._shared is None or gap < SHARED_FROM:
            return nullcontext()
        return self._shared.turn(name, gap)
