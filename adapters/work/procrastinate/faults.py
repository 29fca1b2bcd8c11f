"""Procrastinate's and the driver's failures become ours at this edge."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from bot.errors import Temporary

log = logging.getLogger(__name__)


@contextmanager
def ours() -> Iterator[None]:
    """A database that is away or refuses is Temporary: what was to be put is put again by the next tick."""
    try:
        yield
    except (ConnectorException, psycopg.Error, OSError) as failure:
        cause = failure.__cause__ or failure
        reason = str(cause).strip().partition("\n")[0] or type(cause).__name__
        raise Temporary(f"the database of jobs: {reason}") from failure


class Finishing(JobManager):
    """Marks jobs as done. One that cannot be marked, as that of a job that was taken over or while the database is
    away, is told in a line: from the library it would reach nobody but the loop, when the process ends."""

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        """The row stays as it is where this fails: once this worker is no more, the sweeper puts its job again."""
        try:
            await super().finish_job(job, status, delete_job)
        except ConnectorException as failure:
            said = "A job could not be marked as done (%s): it may be done once more"
            log.warning(said, failure.__cause__ or failure)
