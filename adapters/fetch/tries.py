"""How often and how long one request is tried: the deadline over all tries, the waits that servers ask for."""

import asyncio
import logging
from collections.abc import AsyncIterable, Mapping
from typing import TYPE_CHECKING

from adapters.fetch.ticker import Ticker
from adapters.fetch.values import Unreached
from bot.errors import Temporary

if TYPE_CHECKING:
    from stamina import Attempt
    from stamina.instrumentation import RetryDetails

    from adapters.fetch.wire import Answer, Wire

logger = logging.getLogger(__name__)


class Allowance:
    """The time one request may take in all: what is left of the deadline, and how long to wait for another try."""

    def __init__(self, deadline: float, ticker: Ticker, *, patient: bool = True) -> None:
        self.left = deadline
        self._patient = patient
        self._ticker = ticker

    async def within(
        self, host: str, wire: "Wire", url: str, headers: Mapping[str, str], *, most: int | None = None
    ) -> "Answer":
        """One answer, or Temporary once the deadline is over. Waiting for a turn is not counted, asking is."""
        began = self._ticker.monotonic()
        try:
            async with asyncio.timeout(max(self.left, 0.0)):
                return await wire.ask(host, url, headers, most=most)
        except TimeoutError:
            self.left = 0.0
            raise Temporary(f"{host} did not finish its answer in time") from None
        finally:
            self.left -= self._ticker.monotonic() - began

    def again(self, failure: Exception) -> bool | float:
        """Whether stamina shall try again, and after how many seconds where the server named them."""
        if not isinstance(failure, Temporary) or self.left <= 0:
            return False
        if isinstance(failure, Unreached) and not self._patient:
            return False
        if failure.retry_after is None:
            return True
        if failure.retry_after >= self.left:
            return False
        self.left -= failure.retry_after
        return float(failure.retry_after)


def tries(allowance: Allowance, attempts: int) -> "AsyncIterable[Attempt]":
    """Attempts as stamina spaces them, with the last failure as the end."""
    import stamina  # noqa: PLC0415 - 35 ms that offline commands need not pay
    from stamina.instrumentation import set_on_retry_hooks  # noqa: PLC0415 - the same

    # its own hook would print to standard output wherever structlog is installed
    set_on_retry_hooks([_told])
    return stamina.retry_context(on=allowance.again, attempts=attempts, timeout=None)


def _told(details: "RetryDetails") -> None:
    logger.info("%s; trying again in %.1f s", details.caused_by, details.wait_for)
