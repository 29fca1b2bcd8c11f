"""Whether a process reaches a lane's platform, as the ledger tells it to whoever asks what a message waits for.

Sends nothing: what was met is told to it, in sending or in connecting. It is said under a fence, by who has the lane.
"""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import timedelta

from bot.delivery.health import Health
from bot.errors import JoganError
from bot.events import event
from bot.ports.clock import Clock
from bot.ports.ledger import Ledger

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reach:
    """Of one lane, while this process has it."""

    name: str
    fence: int
    ledger: Ledger
    clock: Clock
    health: Health

    async def lost(self, seconds: float, reason: str) -> None:
        """The lane is left to others for a while; it is tried again then."""
        now = asyncio.get_running_loop().time()
        self.health.aside(now, now + seconds, reason)
        fields = event("pause", lane=self.name, seconds=round(seconds, 3), reason=reason)
        words = "%s cannot be posted to from here for %.0f s, and is left to others meanwhile: %s"
        log.warning(words, self.name, seconds, reason, extra=fields)
        at = self.clock.now()
        try:
            unreached = self.ledger.unreached(self.name, self.fence, at, at + timedelta(seconds=seconds), reason)
            await kept(self.name, unreached, "the outage")
        finally:
            self.health.told = True

    async def found(self) -> None:
        """The platform answered, whatever it said: an outage of which others were told is over."""
        self.health.answered()
        if self.health.told:
            self.health.told = False
            if not await kept(self.name, self.ledger.reached(self.name, self.fence), "the end of the outage"):
                self.health.told = True


async def kept(lane: str, keeping: Awaitable[None], what: str) -> bool:
    """Whether it could be written down. What could not holds in this process all the same."""
    try:
        await keeping
    except JoganError as failure:
        log.warning("%s: %s could not be kept: %s", lane, what, failure)
        return False
    return True
