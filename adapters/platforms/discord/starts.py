"""When a session may be started: a gateway that ends each at once would use up the day's starts, and then the token.

Counts starts over restarts of the program, in a small file; a file that cannot be kept is told of, and is no reason
not to hear.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.ports.clock import Clock

log = logging.getLogger(__name__)
COUNTED_FOR = 3600.0
SPACING = 5.0
"""Seconds between two sessions of a bot, as the service wants it."""
FREE = 3
"""Sessions in an hour that begin without a longer pause: one that ended, a restart, another."""
LONGEST = 900.0
"""Seconds of the longest pause: at most 13 starts an hour and 312 a day, where the service allows 1,000."""
TOLD_FROM = 30.0


class Starts:
    """One bot's. `folder` None: nothing is remembered over restarts."""

    def __init__(
        self, folder: Path | None, clock: Clock, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> None:
        self._folder, self._clock, self._sleep = folder, clock, sleep
        self._path: Path | None = None
        self._began: dict[str, list[float]] = {}
        self._one = asyncio.Lock()

    def open(self, bot: int) -> None:
        """Read what is remembered of a bot; call it before the first start."""
        self._path = self._folder / f"discord-starts-{bot}.json" if self._folder else None
        self._began = _read(self._path) if self._path else {}

    async def wait(self, shard: int | None = None) -> None:
        """Until a session of a shard may be started. Counts nothing."""
        pause = self._pause(str(shard or 0))
        if pause > TOLD_FROM:
            log.warning("Sessions end soon after they begin: the next one is started in %.0f s", pause)
        if pause > 0:
            await self._sleep(pause)

    async def begin(self, shard: int | None = None) -> None:
        """Wait, then count a start that follows at once; one after the other."""
        async with self._one:
            await self.wait(shard)
            now = self._now()
            self._began = {name: _recent(times, now) for name, times in self._began.items()}
            self._began.setdefault(str(shard or 0), []).append(now)
            self._keep()

    def _pause(self, shard: str) -> float:
        now = self._now()
        own = _recent(self._began.get(shard, []), now)
        every = [at for times in self._began.values() for at in _recent(times, now)]
        spaced = max(every) + SPACING if every else now
        longer = min(LONGEST, SPACING * 2.0 ** (len(own) - FREE + 1)) if len(own) >= FREE else 0.0
        return max(spaced, own[-1] + longer if own else now) - now

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _keep(self) -> None:
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(self._began))
            fresh.replace(self._path)
        except OSError as failure:
            log.warning("Starts of sessions cannot be counted over restarts: %s", failure.strerror)


def _recent(times: list[float], now: float) -> list[float]:
    """Of the last hour; what lies ahead was told by a clock that was set back since."""
    return sorted(at for at in times if now - COUNTED_FOR < at <= now)


def _read(path: Path) -> dict[str, list[float]]:
    try:
        told = json.loads(path.read_text())
        return {str(shard): [float(at) for at in times] for shard, times in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
