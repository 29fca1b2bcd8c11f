"""Procrastinate's and the driver's failures become ours at this edge."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from procrastinate.connector import BaseConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from bot.errors import Temporary

log = logging.getLogger(__name__)


GONE = "Job was not found"
"""How the library's function begins to say that a job is not there any more, or was ended by another."""


@contextmanager
def ours() -> Iterator[None]:
    """A database that is away or refuses is Temporary: what was to be put is put again by the next tick."""
    try:
        yield
    except (ConnectorException, psycopg.Error, OSError) as failure:
        raise Temporary(f"the database of jobs: {_reason(failure)}") from failure


class Finishing(JobManager):
    """Marks jobs as done. One that cannot be marked, as that of a job that was taken over or while the database is
    away, is told in a line: from the library it would reach nobody but the loop, when the process ends."""

    def __init__(self, connector: BaseConnector) -> None:
        super().__init__(connector)
        self._left: dict[int | None, tuple[Job, Status, bool]] = {}

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """The row stays as it is where this fails, and nothing else of its lane begins: finish_left tries again, and
        once this worker is no more, the sweeper puts its job again."""
        try:
            await super().finish_job(job, status, delete_job)
        except ConnectorException as failure:
            reason = _reason(failure)
            if not reason.startswith(GONE):
                self._left[job.id] = job, status, delete_job
            log.warning("A job could not be marked as done (%s): it may be done once more", reason)

    async def finish_left(self) -> None:
        """Mark what could not be marked; said no second time where it still cannot."""
        for number, (job, status, delete_job) in tuple(self._left.items()):
            try:
                await super().finish_job(job, status, delete_job)
            except ConnectorException as failure:
                if not _reason(failure).startswith(GONE):
                    continue
            self._left.pop(number, None)


def _reason(failure: Exception) -> str:
    """What the database said, in one line."""
    cause = failure.__cause__ or failure
    return str(cause).strip().partition("\n")[0] or type(cause).__name__
