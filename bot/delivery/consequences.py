"""What one delivery's failure means for the others: a pause, a slower pace, a chat switched off, an operator told.

Sends nothing and settles nothing.
"""

import asyncio
import logging
from datetime import timedelta

from bot.alerts.watch import LONG_PAUSE
from bot.delivery.health import MOST_REFUSALS, REFUSALS_SECONDS
from bot.delivery.lane import Lane
from bot.delivery.outcome import Withheld, backoff
from bot.delivery.pacer import place_of
from bot.delivery.reach import Reach, kept
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
        self._reach = Reach(lane.name, lane.fence, lane.ledger, lane.clock, lane.health)

    async def of(self, row: Waiting, failure: JoganError | None) -> None:
        """Draw them; pauses hold from the moment of the call on, before anything is waited for."""
        match failure:
            case None:
                await self._reach.found()
            case Withheld():
                return
            case Temporary(retry_after=float() | int()):
                await self._held(row, failure)
            case Temporary() | Unsure():
                await self._unreachable(failure)
            case Refused() | Moved():
                await self._reach.found()
                await self._not_here(row, failure)
            case Permanent():
                await self._reach.found()

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
        """A pause of this process alone: the lane's own would keep it from a machine that reaches the platform."""
        self._lane.pacer.pause(asyncio.get_running_loop().time() + seconds)
        await self._reach.lost(seconds, reason)

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
        await kept(self._lane.name, self._lane.ledger.pause(self._lane.name, until, reason), "the pause")
