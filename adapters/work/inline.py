"""The work engine of one process: jobs wait in its memory and are tasks of its loop. A crash forgets them all; the
next tick puts again what is owed."""

import asyncio
import contextlib
import itertools
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from adapters.work.one_job import Handlers, lane_of, name_of
from bot.domain.jobs import Job, Role
from bot.ports.clock import Clock
from bot.ports.work import Handler, Running


@dataclass(frozen=True, slots=True)
class _Waiting:
    """`due` is by the loop's clock, so that a step of the wall clock moves no job; `number` is the order of putting."""

    due: float
    number: int
    job: Job

    @property
    def lane(self) -> str:
        return lane_of(self.job.name, self.job.key, self.job.lane)


class Inline:
    """bot.ports.work.Work in this process."""

    def __init__(self, clock: Clock, handlers: Handlers | None = None) -> None:
        self._clock, self._handlers = clock, handlers or Handlers()
        self._waiting: dict[str, _Waiting] = {}
        self._numbers = itertools.count()
        self._busy: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._stopping = False

    def register(self, name: str, handler: Handler, role: Role) -> None:
        """Say who does jobs of a name."""
        self._handlers.register(name, handler, role)

    async def put(self, job: Job, *, not_before: datetime | None = None) -> bool:
        """Have a job done; False where one of its key waits already and is due no later."""
        return self._put(job, (not_before - self._clock.now()).total_seconds() if not_before else 0.0)

    def _put(self, job: Job, seconds: float) -> bool:
        name, due = name_of(job.name, job.key), asyncio.get_running_loop().time() + max(0.0, seconds)
        if name in self._waiting and self._waiting[name].due <= due:
            return False
        self._waiting[name] = _Waiting(due, next(self._numbers), job)
        self._changed.set()
        return True

    async def run(self, roles: Collection[Role]) -> None:
        """Do jobs of these roles until stopped."""
        try:
            while not self._stopping:
                self._start_due(roles)
                await self._until_something_changes(roles)
            while self._tasks:
                await asyncio.wait(self._tasks)
        except asyncio.CancelledError:
            await self.stop(0.0)
            raise

    async def stop(self, drain: float) -> None:
        """Start no more, let what runs end within `drain` seconds, then cancel it."""
        self._stopping = True
        self._changed.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=drain)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _start_due(self, roles: Collection[Role]) -> None:
        now = asyncio.get_running_loop().time()
        for waiting in self._startable(roles):
            if waiting.due <= now and waiting.lane not in self._busy:
                del self._waiting[name_of(waiting.job.name, waiting.job.key)]
                self._busy.add(waiting.lane)
                task = asyncio.create_task(self._do(waiting), name=f"job {waiting.job.name}")
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def _startable(self, roles: Collection[Role]) -> list[_Waiting]:
        """What may start when it is due, in that order."""
        free = (each for each in self._waiting.values() if each.job.role in roles and each.lane not in self._busy)
        return sorted(free, key=lambda each: (each.due, each.number))

    async def _do(self, waiting: _Waiting) -> None:
        job = waiting.job
        try:
            pause = await self._handlers.do(Running(job.name, job.key, job.lane, job.args, lambda: self._stopping))
            if pause is not None:
                self._put(job, pause)
        finally:
            self._busy.discard(waiting.lane)
            self._changed.set()

    async def _until_something_changes(self, roles: Collection[Role]) -> None:
        """Until a job was put or ended, or the next one is due."""
        first = next(iter(self._startable(roles)), None)
        wait = None if first is None else max(0.0, first.due - asyncio.get_running_loop().time())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), wait)
        self._changed.clear()
