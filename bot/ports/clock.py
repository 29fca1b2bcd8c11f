"""The clock: the core asks for the time here and nowhere else."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SteadyClock(Clock, Protocol):
    """Also measures, whatever happens to the wall clock."""

    def monotonic(self) -> float:
        """Seconds that only ever grow; a step of the wall clock does not change them."""
        ...
