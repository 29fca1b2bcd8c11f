"""Time as pacing needs it. Nothing here waits: adapters.clock does, and fakes do not."""

from typing import Protocol


class Ticker(Protocol):
    """Seconds that only grow, and waiting: fakes make both instant."""

    def monotonic(self) -> float:
        """Seconds since some fixed moment."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...
