"""What one delivery's failure means for the others: a pause, a slower pace, a chat switched off, an operator told.

Sends nothing and settles nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable
from datetime import timedelta

from bot.alerts.watch import LONG_PAUSE
from bot.delivery.health import MOST_REFUSALS, REFUSALS_SECONDS
from bot.delivery.lane import Lane
from bot.delivery.outcome import Withheld, backoff
from bot.delivery.pacer import place_of
from bot.domain.delivery import Waiting
from bot.errors import JoganError, Moved, Permanent, Refused, Temporary, Unsure
from bot.events import event

log = logging.getLogger(__name__)
LONGEST_OUTAGE = 60.0
"""Seconds between two tries to reach a platform."""
TOLD_AFTER = 5
"""Such tries after which an operator should know."""


class Consequences:
    """Of what happened on one lane."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane

    async def of(self, row: Waiting, failure: JoganError | None) -> None:
        """Draw them; pauses hold from the moment of the call on, before anything is waited for."""
        match failure:
            case None:
                await self._answered()
            case Withheld():
                return
            case Temporary(retry_after=float() | int()):
                await self._held(row, failure)
            case Temporary() | Unsure():
                await self._unreachable(failure)
            case Refused() | Moved():
                await self._answered()
                await self._not_here(row, failure)
            case Permanent():
                await self._answered()

    async def _answered(self) -> None:
        """The platform answered, whatever it said: an outage of which others were told is over."""
        health = self._lane.health
        health.answered()
        if health.told:
            health.told = False
            reached = self._lane.ledger.reached(self._lane.name, self._lane.fence)
            if not await self._kept(reached, "the end of the outage"):
                health.told = True

    async def _held(self, row: Waiting, failure: Temporary) -> None:
        seconds = failure.retry_after or 0.0
        if failure.everywhere:
            await self._pause(seconds, failure.reason, slower=True)
        else:
            self._lane.pacer.hold(place_of(row.address), asyncio.get_running_loop().time() + seconds)

    async def _unreachable(self, failure: Temporary | Unsure) -> None:
        """Nobody answers, or not in time: what waits is kept from the same fate. What fails in a pause counts once."""
        if self._lane.pacer.paused(asyncio.get_running_loop().time()):
            return
        times = self._lane.health.unanswered(for_all=isinstance(failure, Temporary) and failure.everywhere)
        if times is None:
            return
        if times > TOLD_AFTER:
            self._lane.alerts.tell("unreachable", self._lane.name, failure.reason)
        await self._stand_aside(min(LONGEST_OUTAGE, backoff(times).total_seconds()), failure.reason)

    async def _stand_aside(self, seconds: float, reason: str) -> None:
        """A pause of this process alone: the lane's own would keep it from a machine that reaches the platform. But it
        is written down, so that whoever asks what a message waits for is told."""
        now = asyncio.get_running_loop().time()
        self._lane.pacer.pause(now + seconds)
        self._lane.health.aside(now, now + seconds, reason)
        fields = event("pause", lane=self._lane.name, seconds=round(seconds, 3), reason=reason)
        words = "%s cannot be posted to from here for %.0f s, and is left to others meanwhile: %s"
        log.warning(words, self._lane.name, seconds, reason, extra=fields)
        at = self._lane.clock.now()
        again_at = at + timedelta(seconds=seconds)
        try:
            unreached = self._lane.ledger.unreached(self._lane.name, self._lane.fence, at, again_at, reason)
            await self._kept(unreached, "the outage")
        finally:
            self._lane.health.told = True

    async def _not_here(self, row: Waiting, failure: Refused | Moved) -> None:
        if isinstance(failure, Refused) and self._lane.health.refused(asyncio.get_running_loop().time()):
            reason = f"{MOST_REFUSALS} refusals within ten minutes"
            self._lane.alerts.tell("refusals", self._lane.name, reason)
            await self._pause(REFUSALS_SECONDS, reason)
        await self._lane.refused(row.address, failure)

    async def _pause(self, seconds: float, reason: str, *, slower: bool = False) -> None:
        now = asyncio.get_running_loop().time()
        self._lane.pacer.pause(now + seconds)
        if slower:
            self._lane.pacer.slow(now)
        fields = event("pause", lane=self._lane.name, seconds=round(seconds, 3), reason=reason)
        log.warning("%s sends nothing for %.0f s: %s", self._lane.name, seconds, reason, extra=fields)
        until = self._lane.clock.now() + timedelta(seconds=seconds)
        if seconds >= LONG_PAUSE.total_seconds():
            self._lane.alerts.tell("paused", self._lane.name, reason, until.date())
        await self._kept(self._lane.ledger.pause(self._lane.name, until, reason), "the pause")

    async def _kept(self, keeping: Awaitable[None], what: str) -> bool:
        """Whether it could be written down. What could not holds in this process all the same."""
        try:
            await keeping
        except JoganError as failure:
            log.warning("%s: %s could not be kept: %s", self._lane.name, what, failure)
            return False
        return True
