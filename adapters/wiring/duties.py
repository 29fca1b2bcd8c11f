"""What a process does besides hearing people: it ticks, does jobs, and looks at the lanes. Decides nothing itself."""

import asyncio
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from adapters.supervise import Life, Vitals, supervised
from adapters.wiring.jobs import Jobs
from bot.alerts.watch import Watch
from bot.delivery.lease import LOOK
from bot.domain.jobs import Role
from bot.errors import JoganError
from scheduler.clockwork import Clockwork

log = logging.getLogger(__name__)
WATCHED = 60.0
"""Seconds between two looks at what needs a hand."""


@dataclass
class Duties:
    """The ticks, the work engine with the roles of this process (none: it only puts), and the looks at lanes and at
    what needs a hand."""

    jobs: Jobs
    clockwork: Clockwork
    roles: Collection[Role]
    watch: Watch
    vitals: Vitals = field(default_factory=Vitals)

    def start(self) -> list[asyncio.Task[None]]:
        """Begin everything; the tasks go on until stop()."""
        self.jobs.register()
        return [
            asyncio.create_task(supervised(name, life, vitals=self.vitals), name=name) for name, life in self._lives()
        ]

    def _lives(self) -> Iterator[tuple[str, Life]]:
        yield "the ticks", self.clockwork.run
        if self.roles:
            yield "the jobs", lambda: self.jobs.work.run(self.roles)
        if "post" in self.roles:
            yield "the look at lanes", self._looked
        yield "the look at what needs a hand", self._watched

    async def _looked(self) -> None:
        """A lane whose owner is gone is found within seconds, whoever had been told to drain it."""
        while True:
            try:
                await self.jobs.look()
            except JoganError as failure:
                log.warning("The lanes could not be looked at: %s", failure)
            await asyncio.sleep(LOOK)

    async def _watched(self) -> None:
        """Not as a job: that jobs are not done is one of the things that are looked for."""
        while True:
            await asyncio.sleep(WATCHED)
            await self.watch.look()

    async def reached(self, lane: str) -> None:
        """A bot of this process could be connected."""
        if "post" in self.roles:
            await self.jobs.reached(lane)

    async def unreached(self, lane: str, seconds: float, reason: str) -> None:
        """A bot of this process could not, or did not stay connected: it is tried again after so many seconds."""
        if "post" in self.roles:
            await self.jobs.unreached(lane, seconds, reason)

    async def connected(self) -> None:
        """A bot of this process is there."""
        if "post" in self.roles:
            await self.jobs.connected()

    async def stop(self, seconds: float) -> None:
        """Take no more work; what is on the wire has so many seconds to end."""
        await self.jobs.work.stop(seconds)
