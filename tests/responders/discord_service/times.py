"""The service's clock, its ids and the beat by which a test waits for what happens."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from patience import COMES

T = TypeVar("T")

EPOCH = 1_420_070_400_000  # the service's ids count milliseconds from 2015-01-01


class Clock:
    """Real seconds from a settable beginning; `advance` jumps."""

    def __init__(self, begin: datetime | None = None) -> None:
        self._begin = begin or datetime.now(UTC)
        self._started = time.monotonic()
        self._jumped = 0.0
        self._serial = 0

    def now(self) -> datetime:
        """This moment, in UTC."""
        return self._begin + timedelta(seconds=self.seconds())

    def seconds(self) -> float:
        """Seconds since the clock was made."""
        return time.monotonic() - self._started + self._jumped

    def advance(self, seconds: float) -> None:
        """Let that many seconds pass at once."""
        self._jumped += seconds

    def snowflake(self) -> int:
        """A new id: of this moment, greater than all before."""
        self._serial += 1
        return ((int(self.now().timestamp() * 1000) - EPOCH) << 22) + self._serial

    def stamp(self) -> str:
        """This moment as the service writes it."""
        return stamp(self.now())


def stamp(moment: datetime) -> str:
    """A moment as the service writes it: microseconds and +00:00."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")


class Pulse:
    """Wakes everybody who waits for something to have happened."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def beat(self) -> None:
        """Something happened."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, look: Callable[[], T], timeout: float = COMES, what: str = "") -> T:  # noqa: ASYNC109
        """The first true value of `look`, asked again at each beat; TimeoutError says what was waited for."""
        try:
            async with asyncio.timeout(timeout):
                while not (found := look()):
                    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._waiting.add(future)
                    # what is looked at may also change without the service: then it is found a little later
                    await asyncio.wait([future], timeout=0.01)
                return found
        except TimeoutError:
            raise TimeoutError(f"waited {timeout} s for {what or 'it'}") from None
