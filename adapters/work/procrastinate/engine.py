"""The work engine of many machines: jobs wait in PostgreSQL, any process does them.

An attempt ends, and a new job with the same key follows: never the library's own retry, which meets its queueing lock
and leaves a lane dead.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import cast

from procrastinate import App, JobContext
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job as Kept
from procrastinate.worker import Worker

from adapters.supervise import supervised
from adapters.work.one_job import Handlers, lane_of, name_of
from adapters.work.procrastinate.faults import Finishing, ours
from adapters.work.procrastinate.sweeper import USUAL, Sweeper, Timing
from bot.domain.jobs import Job, Role
from bot.errors import Temporary
from bot.ports.clock import Clock
from bot.ports.work import Handler, Running

log = logging.getLogger(__name__)
AT_ONCE = 32
"""Jobs that one process does beside each other: its lanes, and what else there is."""
SINCE = datetime.fromisoformat("2020-01-01T00:00:00+00:00")
"""The library's priorities have 32 bits: seconds since then fit until 2088."""
PAUSES = (1.0, 2.0, 5.0)
"""Seconds before the worker begins again after the database was away."""


class Procrastinate:
    """bot.ports.work.Work in PostgreSQL; the app is open while it is used."""

    def __init__(self, app: App, clock: Clock, timing: Timing = USUAL, handlers: Handlers | None = None) -> None:
        self._app, self._clock, self._timing = app, clock, timing
        app.job_manager = self._jobs = Finishing(app.connector)
        self._handlers = handlers or Handlers()
        self._worker: Worker | None = None
        self._stop = asyncio.Event()
        self._drain = 0.0
        self._over = asyncio.Event()

    def register(self, name: str, handler: Handler, role: Role) -> None:
        """Say who does jobs of a name."""
        self._handlers.register(name, handler, role)
        self._app.task(name=name, queue=role, pass_context=True)(self._do)

    async def put(self, job: Job, *, not_before: datetime | None = None) -> bool:
        """Have a job done; False where one of its key waits already and is due no later. Raises Temporary."""
        with ours():
            return await self._deferred(job, not_before) or await self._brought_forward(job, not_before)

    async def _deferred(self, job: Job, not_before: datetime | None) -> bool:
        due = not_before or self._clock.now()
        deferrer = self._app.configure_task(
            job.name,
            queue=job.role,
            lock=lane_of(job.name, job.key, job.lane),  # without one a follower would start beside what runs
            queueing_lock=name_of(job.name, job.key),
            priority=-int((due - SINCE).total_seconds()),  # what waits for later blocks none that is due before it
            schedule_at=not_before,
        )
        try:
            await deferrer.defer_async(key=job.key, lane=job.lane, args=dict(job.args))
        except AlreadyEnqueued:
            return False
        return True

    async def _brought_forward(self, job: Job, not_before: datetime | None) -> bool:
        """Put it in the place of one that waits for later; one that has started meanwhile is none that waits."""
        jobs, due = self._app.job_manager, not_before or self._clock.now()
        for waiting in await jobs.list_jobs_async(queueing_lock=name_of(job.name, job.key), status="todo"):
            if waiting.id is None or waiting.scheduled_at is None or waiting.scheduled_at <= due:
                return False
            await jobs.cancel_job_by_id_async(waiting.id, delete_job=True)
        return await self._deferred(job, not_before)

    async def run(self, roles: Collection[Role]) -> None:
        """Do jobs of these roles until stopped, and take over those of workers that are gone."""
        sweeper = Sweeper(self._jobs, self._put_again, self._timing)
        living = asyncio.create_task(supervised("the work engine", lambda: self._live(roles), PAUSES))
        sweeping = asyncio.create_task(supervised("the look for dead workers", sweeper.run, PAUSES))
        stopped = asyncio.create_task(self._stop.wait())
        try:
            await asyncio.wait({living, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await self._ended(living, [sweeping, stopped])
            self._over.set()
        if not living.cancelled():
            living.result()

    async def stop(self, drain: float) -> None:
        """Start no more, let what runs end within `drain` seconds, then cancel it: it waits again for another."""
        self._drain = drain
        self._stop.set()
        if self._worker is not None:
            await self._over.wait()

    async def _ended(self, living: asyncio.Task[None], others: Collection[asyncio.Task[object]]) -> None:
        """The worker ends within the time to drain and a moment for the database; then it is left."""
        self._stop.set()
        if self._worker is not None:
            self._worker.shutdown_graceful_timeout = self._drain
            self._worker.stop()  # type: ignore[no-untyped-call]  # the library gives it no types
        await asyncio.wait({living}, timeout=self._drain + 2 * PAUSES[0])
        for task in (living, *others):
            task.cancel()
        await asyncio.gather(living, *others, return_exceptions=True)

    async def _live(self, roles: Collection[Role]) -> None:
        """One life of the library's worker, which ends where the database is away."""
        if self._stop.is_set():
            return
        self._worker = Worker(
            self._app,
            queues=sorted(roles),
            concurrency=AT_ONCE,
            fetch_job_polling_interval=self._timing.poll,
            abort_job_polling_interval=60.0,  # nobody aborts jobs
            delete_jobs="successful",
            install_signal_handlers=False,
            update_heartbeat_interval=self._timing.heartbeat,
            stalled_worker_timeout=3600.0,  # a starting worker removes no row that the sweeper still needs
        )
        with ours():
            await self._worker.run()  # type: ignore[no-untyped-call]  # nor this one
        if not self._stop.is_set():
            raise Temporary("its connection to the database broke")

    async def _do(self, context: JobContext, key: str, lane: str | None, args: Mapping[str, str]) -> None:
        name = context.job.task_name
        job = Job(name, key, cast(Role, context.job.queue), lane, args)
        try:
            pause = await self._handlers.do(Running(name, key, lane, args, self._stop.is_set))
        except asyncio.CancelledError:
            await asyncio.shield(self._after(job, 0.0))
            raise
        if pause is not None:
            await self._after(job, pause)

    async def _after(self, job: Job, pause: float) -> None:
        """Put a job again; where the database is away the next tick does it."""
        try:
            await self.put(job, not_before=self._clock.now() + timedelta(seconds=pause) if pause else None)
        except Temporary as failure:
            log.warning("The job %s (%s) could not be put again: %s", job.name, job.key, failure)

    async def _put_again(self, kept: Kept) -> None:
        """A new job like one that a dead worker had."""
        values = kept.task_kwargs
        await self.put(
            Job(
                kept.task_name,
                str(values["key"]),
                cast(Role, kept.queue),
                cast("str | None", values["lane"]),
                cast("Mapping[str, str]", values["args"]),
            )
        )
