"""What the tests of the scheduler share: an engine that notes what was put, and ticks over it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from fakes import FakeClock

from bot.domain.jobs import Job, Role
from bot.errors import Temporary
from bot.ports.work import Handler
from scheduler.ticks import Ticks

BEFORE_THE_CUT = datetime(2024, 7, 16, 22, 58, 41, tzinfo=UTC)


@dataclass
class Noted:
    """Fulfils bot.ports.work.Work as far as ticks use it; jobs of the names in `away` cannot be put."""

    jobs: list[Job] = field(default_factory=list)
    away: set[str] = field(default_factory=set)

    def register(self, name: str, handler: Handler, role: Role) -> None:
        """Nobody does these jobs."""

    async def put(self, job: Job, *, not_before: datetime | None = None) -> bool:
        if job.name in self.away:
            raise Temporary("the database of jobs: gone")
        self.jobs.append(job)
        return True

    async def run(self, roles: Collection[Role]) -> None:
        """Nothing."""

    async def stop(self, drain: float) -> None:
        """Nothing."""

    def taken(self) -> list[str]:
        """Names and keys of what was put since this was asked last."""
        names = [f"{job.name} {job.key}" for job in self.jobs]
        self.jobs.clear()
        return names


@dataclass
class Desk:
    """Ticks over a clock that is set by hand."""

    clock: FakeClock = field(default_factory=lambda: FakeClock(BEFORE_THE_CUT))
    work: Noted = field(default_factory=Noted)
    lanes: list[str] = field(default_factory=list)
    owed: bool = False
    asked: list[datetime] = field(default_factory=list)
    steps: list[timedelta] = field(default_factory=list)
    fault: Temporary | None = None

    def ticks(self) -> Ticks:
        return Ticks(self.work, self.clock, self._owing, self._owes)

    async def _owing(self, now: datetime) -> Collection[str]:
        self.asked.append(now)
        if self.fault:
            raise self.fault
        return self.lanes

    async def _owes(self) -> bool:
        return self.owed

    async def stepped(self, by: timedelta) -> None:
        self.steps.append(by)
