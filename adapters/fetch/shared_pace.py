"""A pace kept by several processes of one machine: a locked file for each service says when it was last asked.

A process that dies lets go of its lock by itself; a file with anything odd in it never makes anybody wait long.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from adapters.fetch.ticker import Ticker
from adapters.fetch.values import Unreached
from adapters.file_lock import locked
from bot.errors import Temporary
from bot.ports.clock import Clock

LOOK_AGAIN = 0.1
MOST_WAITING = 90.0


class SharedTurns:
    """Turns by service, one at a time over all processes that name the same folder (not on Windows)."""

    def __init__(self, folder: Path, clock: Clock, ticker: Ticker) -> None:
        self._folder, self._clock, self._ticker = folder, clock, ticker

    @asynccontextmanager
    async def turn(self, service: str, gap: float) -> AsyncIterator[None]:
        """Hold the service's only place. Raises Temporary where others never let go of it."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self._folder / f"{service}.pace", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as failure:
            raise Temporary(f"the pace of {service} cannot be kept in {self._folder}: {failure.strerror}") from None
        try:
            await self._lock(file, service)
            before = os.pread(file, 40, 0)
            await self._ticker.sleep(self._rest(before, gap))
            self._write(file, self._clock.now().isoformat().encode())
            try:
                yield
            except Unreached:
                self._write(file, before)
                raise
        finally:
            os.close(file)

    async def _lock(self, file: int, service: str) -> None:
        began = self._ticker.monotonic()
        while not locked(file):
            if self._ticker.monotonic() - began > MOST_WAITING:
                raise Temporary(f"{service} is being asked by another process all the time")
            await self._ticker.sleep(LOOK_AGAIN)

    def _rest(self, before: bytes, gap: float) -> float:
        try:
            since = (self._clock.now() - datetime.fromisoformat(before.decode())).total_seconds()
        except (ValueError, TypeError):
            return 0.0
        return min(max(gap - since, 0.0), gap)

    @staticmethod
    def _write(file: int, moment: bytes) -> None:
        os.ftruncate(file, 0)
        os.pwrite(file, moment, 0)
