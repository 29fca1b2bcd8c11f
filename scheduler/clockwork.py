"""Makes the ticks come. APScheduler is the clock only: it runs late ticks once, whenever the process gets to it, and
is set anew where the wall clock steps, because it waits for instants of the wall clock."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.errors import JoganError
from bot.events import event
from scheduler.ticks import Ticks

log = logging.getLogger(__name__)
LOOK = 15.0
"""Seconds between two looks at the wall clock."""
STEP = 60.0
"""From so many seconds on, by which the wall clock and the measured time differ between two looks, it has stepped."""
BEFORE_THE_HOUR = 50
"""The minute at which the sources are read: fresh for a cut at a full hour, and not beside it."""

Stepped = Callable[[timedelta], Awaitable[None]]
"""Told that the wall clock stepped by so much (negative: back), or that the machine slept as long."""


class Clockwork:
    """The ticks of one process, while run() runs."""

    def __init__(self, ticks: Ticks, stepped: Stepped, look: float = LOOK) -> None:
        self._ticks, self._stepped, self._look_every = ticks, stepped, look
        self.scheduler = self._set()
        self._remember_the_time()

    def _set(self) -> AsyncIOScheduler:
        """All in UTC, which has no changes of the clock, and without jitter: the pacer spreads what is sent.

        Only instants, no intervals: those begin at an instant that a step of the clock moves into the future.
        """
        scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        )

        def every(tick: Callable[[], Awaitable[None]], name: str, **at: int | str) -> None:
            scheduler.add_job(self._contained, CronTrigger(timezone=UTC, **at), args=[name, tick], id=name)

        every(self._ticks.minute, "minute", second=0)
        every(self._ticks.hour, "hour", minute=BEFORE_THE_HOUR, second=30)
        every(self._ticks.reconcile, "reconcile", minute="*/5", second=40)
        every(self._ticks.night, "night", hour=4, minute=20, second=20)
        return scheduler

    async def run(self) -> None:
        """Until cancelled. Begins with what a process owes that was not there for a while."""
        self.scheduler = self._set()  # one that was shut down has forgotten its ticks
        self.scheduler.start()
        self._remember_the_time()
        try:
            for tick in (self._ticks.reconcile, self._ticks.minute, self._ticks.night):
                await self._contained("start", tick)
            while True:
                await asyncio.sleep(self._look_every)
                await self.look()
        finally:
            self.scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # the library leaves its end to the loop

    async def look(self) -> None:
        """Compare the wall clock with the time that was measured, and begin anew where it stepped."""
        wall, steady = self._wall, self._steady
        self._remember_the_time()
        step = self._wall - wall - timedelta(seconds=self._steady - steady)
        if abs(step.total_seconds()) < STEP:
            return
        said = "The wall clock stepped by %s, or the machine slept: everything due is looked at anew"
        log.warning(said, step, extra=event("clock_stepped", seconds=round(step.total_seconds())))
        for job in self.scheduler.get_jobs():
            job.reschedule(job.trigger)
        await self._contained("after a step", lambda: self._stepped(step))
        await self._contained("after a step", self._ticks.minute)
        await self._contained("after a step", self._ticks.reconcile)

    def _remember_the_time(self) -> None:
        self._wall, self._steady = self._ticks.clock.now(), self._ticks.clock.monotonic()

    async def _contained(self, name: str, tick: Callable[[], Awaitable[None]]) -> None:
        """A tick that fails leaves it to the next one."""
        try:
            await tick()
        except JoganError as failure:
            log.warning("The tick %s failed: %s", name, failure)
