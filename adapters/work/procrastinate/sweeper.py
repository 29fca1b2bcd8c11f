"""Takes jobs over from workers that are gone, and ends what this one could not mark as done. The library has the
queries for it and calls none of them.

A new job is put and the old one ended, in this order: never `retry_job`, whose old owner could end it once more.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from adapters.work.procrastinate.faults import Finishing, ours
from bot.errors import Temporary

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds, but for `kept_hours`. A dead worker's job is another's after `dead + sweep + poll` at the latest.

    `dead` must be longer than a loop may be blocked, and than a lease and a request together.
    """

    heartbeat: float = 3.0
    dead: float = 12.0
    sweep: float = 3.0
    poll: float = 1.0
    kept_hours: int = 72
    """How long a job that failed is kept to be looked at."""


USUAL = Timing()


class Sweeper:
    """`put_again` puts a new job in the place of one that nobody does any more."""

    def __init__(self, jobs: Finishing, put_again: Callable[[Job], Awaitable[None]], timing: Timing) -> None:
        self._jobs, self._put_again, self._timing = jobs, put_again, timing

    async def run(self) -> None:
        """Until cancelled. After a pause of its own or of the database every heartbeat is old: then it waits first."""
        clock = asyncio.get_running_loop()
        looked = clock.time()
        from_when = looked + self._timing.dead
        tidied = float("-inf")
        while True:
            await asyncio.sleep(self._timing.sweep)
            if clock.time() - looked > self._timing.sweep + self._timing.heartbeat:
                from_when = clock.time() + self._timing.dead
            looked = clock.time()
            await self._jobs.finish_left()  # what this process did itself needs no caution
            if looked < from_when:
                continue
            try:
                await self.sweep()
                if looked - tidied > 6 * 3600:
                    tidied = looked
                    await self._tidy()
            except Temporary as failure:
                log.warning("Jobs of dead workers could not be looked for: %s", failure)
                from_when = clock.time() + self._timing.dead

    async def sweep(self) -> None:
        """Once. Others may do it at the same time: their job is refused, or finds nothing left to do."""
        with ours():
            stalled = list(await self._jobs.get_stalled_jobs(seconds_since_heartbeat=self._timing.dead))
            for job in stalled:
                await self._put_again(job)
                with suppress(ConnectorException):  # another was faster
                    await self._jobs.finish_job(job, Status.FAILED, delete_job=False)
                log.warning("The worker that did %s is gone: the job is put again", job.queueing_lock)

    async def _tidy(self) -> None:
        with ours():
            await self._jobs.delete_old_jobs(
                nb_hours=self._timing.kept_hours, include_failed=True, include_cancelled=True, include_aborted=True
            )
