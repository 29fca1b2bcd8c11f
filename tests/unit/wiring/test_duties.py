"""What runs in a process of each role, what looks at the lanes whatever fails, and that a stop reaches the engine."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

import pytest
from virtual_time import run

from adapters.wiring.duties import WATCHED, Duties
from bot.domain.jobs import Role
from bot.errors import Temporary


@dataclass
class Engine:
    """A work engine that only says what it is asked for."""

    ran: list[tuple[Role, ...]] = field(default_factory=list)
    stopped: list[float] = field(default_factory=list)

    async def run(self, roles: Collection[Role]) -> None:
        self.ran.append(tuple(roles))
        await asyncio.Event().wait()

    async def stop(self, drain: float) -> None:
        self.stopped.append(drain)


@dataclass
class Jobs:
    """The handlers, as duties use them; looking at the lanes fails."""

    work: Engine = field(default_factory=Engine)
    registered: int = 0
    looked: int = 0
    planned: int = 0
    reach: list[tuple[object, ...]] = field(default_factory=list)

    def register(self) -> None:
        self.registered += 1

    async def look(self) -> None:
        self.looked += 1
        raise Temporary("the database is away")

    async def connected(self) -> None:
        self.planned += 1

    async def reached(self, lane: str) -> None:
        self.reach.append((lane,))

    async def unreached(self, lane: str, seconds: float, reason: str) -> None:
        self.reach.append((lane, seconds, reason))


@dataclass
class Clockwork:
    ticked: int = 0

    async def run(self) -> None:
        self.ticked += 1
        await asyncio.Event().wait()


@dataclass
class Watch:
    """What is looked at for what needs a hand; counts only."""

    looked: int = 0

    async def look(self) -> None:
        self.looked += 1


async def begun(roles: tuple[Role, ...]) -> tuple[Jobs, Clockwork]:
    jobs, clockwork = Jobs(), Clockwork()
    duties = Duties(jobs, clockwork, roles, Watch())  # type: ignore[arg-type] # the little that duties ask of them
    tasks = duties.start()
    await asyncio.sleep(0.01)
    await duties.unreached("telegram:1", 5.0, "no route to host")
    await duties.reached("telegram:1")
    await duties.connected()
    await duties.stop(9.0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return jobs, clockwork


async def test_a_process_that_only_hears_ticks_and_does_no_jobs() -> None:
    jobs, clockwork = await begun(())
    assert (clockwork.ticked, jobs.registered, jobs.work.ran) == (1, 1, [])
    assert (jobs.looked, jobs.planned, jobs.reach, jobs.work.stopped) == (0, 0, [], [9.0])


async def test_a_process_that_works_does_jobs_and_looks_at_the_lanes(caplog: pytest.LogCaptureFixture) -> None:
    jobs, clockwork = await begun(("build", "post"))
    assert (clockwork.ticked, jobs.work.ran) == (1, [("build", "post")])
    assert (jobs.looked, jobs.planned, jobs.work.stopped) == (1, 1, [9.0])
    assert jobs.reach == [("telegram:1", 5.0, "no route to host"), ("telegram:1",)]
    assert caplog.messages == ["The lanes could not be looked at: the database is away"]


def test_every_process_looks_for_what_needs_a_hand_each_minute_also_one_that_does_no_jobs() -> None:
    async def main() -> None:
        watch = Watch()
        tasks = Duties(Jobs(), Clockwork(), (), watch).start()  # type: ignore[arg-type] # the little that duties ask
        await asyncio.sleep(10.5 * WATCHED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert watch.looked == 10

    run(main())
