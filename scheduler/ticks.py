"""When: every process ticks, and puts what may be due. Nothing is remembered here: what must happen stands in the
store, and a tick that was missed is made up for by the next one."""

import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.jobs import Job, build, collect, drain, plan_due, tidy
from bot.errors import JoganError
from bot.ports.clock import SteadyClock
from bot.ports.work import Work

log = logging.getLogger(__name__)

Owing = Callable[[datetime], Awaitable[Collection[str]]]
"""Lanes with something to do at a moment (bot.ports.ledger.Ledger.owing)."""
Owes = Callable[[], Awaitable[bool]]
"""Whether a closed day is without its edition and may be tried now (bot.digest.building.Building.owes)."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """What each tick puts. A key waits at most once, so that ticks of many processes are no more work."""

    work: Work
    clock: SteadyClock
    owing: Owing
    owes: Owes

    async def minute(self) -> None:
        """Plan what is due, deliver what is owed, build at the cut and while a day is without its edition."""
        now = self.clock.now()
        await self._put(plan_due(now.replace(second=0, microsecond=0)))
        await self._deliver(now)
        if await self.owes():
            await self._put(build())

    async def hour(self) -> None:
        """Read the sources."""
        await self._put(collect())

    async def reconcile(self) -> None:
        """At the start and now and then, whatever was noticed: what is owed is put again."""
        await self._put(build())
        await self._deliver(self.clock.now())

    async def night(self) -> None:
        """Forget what is kept for a while only."""
        await self._put(tidy(self.clock.now().date()))

    async def _deliver(self, now: datetime) -> None:
        for lane in await self.owing(now):
            await self._put(drain(lane))

    async def _put(self, job: Job) -> None:
        """One that cannot be put now is put by the next tick; the others go on."""
        try:
            await self.work.put(job)
        except JoganError as failure:
            log.warning("The job %s could not be put: %s", job.name, failure)
