"""Where the fault of one job ends, in both engines. Says whether the same job is to be put again; puts none itself."""

import logging
from collections import Counter
from collections.abc import Sequence

from bot.boundary import Bug, boundary
from bot.domain.jobs import Role
from bot.errors import JoganError, Temporary
from bot.events import event
from bot.ports.work import Handler, Running

log = logging.getLogger(__name__)
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Seconds before a job is put again that names no time itself: the next one each time, the last one from then on."""


class Handlers:
    """Who does jobs of which name, and how often each job failed in a row."""

    def __init__(self, pauses: Sequence[float] = PAUSES) -> None:
        self._by_name: dict[str, Handler] = {}
        self._pauses, self._failed = pauses, Counter[tuple[str, str]]()

    def register(self, name: str, handler: Handler, role: Role) -> None:
        """Remember who does jobs of a name; their role is with each job."""
        self._by_name[name] = handler

    async def do(self, job: Running) -> float | None:
        """Do a job. Seconds after which the same one is to be put again; None where it is not."""
        handler = self._by_name.get(job.name)
        if handler is None:
            log.error("Nobody here does jobs of the name %s", job.name)
            return None
        pause = None
        try:
            with boundary("one job"):
                await handler(job)
        except Temporary as failure:
            pause = self._pause(job, failure)
        except JoganError as failure:
            log.error("The job %s (%s) failed: %s", job.name, job.key, failure)
        except Bug:
            log.exception("The job %s (%s) failed", job.name, job.key)
        if pause is None:
            self._failed.pop((job.name, job.key), None)
        return pause

    def _pause(self, job: Running, failure: Temporary) -> float:
        if failure.retry_after == 0:
            return 0.0  # asked for at once, as by a job that was told to stop: no failure
        failed = self._failed[job.name, job.key]
        self._failed[job.name, job.key] += 1
        pause = failure.retry_after or self._pauses[min(failed, len(self._pauses) - 1)]
        fields = event("job_again", job=job.name, key=job.key, reason=str(failure), seconds=pause)
        said = "The job %s (%s) is tried again in %.0f s: %s"
        log.warning(said, job.name, job.key, pause, failure, extra=fields)
        return pause


def name_of(name: str, key: str) -> str:
    """What tells a job from others: one of a name and key waits at most."""
    return f"{name}/{key}"


def lane_of(name: str, key: str, lane: str | None) -> str:
    """What never runs beside itself: the job's lane, or the job alone."""
    return lane or name_of(name, key)
