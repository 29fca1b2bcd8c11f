"""The system's clock: the only caller of now(). Tests give a fake of the same shape instead."""

import asyncio
import time
from datetime import UTC, datetime


class SystemClock:
    """Fulfils bot.ports.clock.Clock, and adapters.fetch.Ticker for pacing."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only ever grow, whatever happens to the wall clock."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
