"""What the jobs of a process do: what follows from each is put, and nothing is done for bots that are not here."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import a_chat, an_edition
from fakes import FakeClock
from fakes_posts import FakePosts
from ledger_rows import write_posting
from ticking import Noted

from adapters.config import read
from adapters.wiring.jobs import Jobs
from adapters.wiring.postman import planner
from adapters.wiring.program import Program, program
from bot.delivery.retention import TEXTS
from bot.digest.building import Building
from bot.domain.answer import Passage
from bot.domain.chat import Address
from bot.domain.jobs import Job
from bot.domain.jobs import drain as drain_job
from bot.errors import Temporary
from bot.ports.work import Running

DAYS = Path(__file__).parents[3] / "adapters" / "sources" / "recorded" / "days"
DAY = date(2024, 7, 16)
CUT = datetime(2024, 7, 16, 23, tzinfo=UTC)
LANE = "telegram:1"


@dataclass
class Lanes:
    """What adapters ask of bot.delivery.service.Delivering: how often each lane was drained, and when to come back."""

    again: float | None = None
    drained: list[str] = field(default_factory=list)
    looked: int = 0

    async def drain(self, lane: str, stopping: Any) -> float | None:
        self.drained.append(lane)
        return self.again

    async def look(self) -> None:
        self.looked += 1


@dataclass
class Later(Noted):
    """Also notes from when on a job may be done."""

    times: dict[str, datetime | None] = field(default_factory=dict)

    async def put(self, job: Job, *, not_before: datetime | None = None) -> bool:
        self.times[f"{job.name} {job.key}"] = not_before
        return await super().put(job)


@dataclass
class Process:
    """One process with a bot, its clock an hour after the cut."""

    running: Program
    clock: FakeClock
    work: Later = field(default_factory=Later)
    lanes: Lanes = field(default_factory=Lanes)
    posts: FakePosts = field(default_factory=FakePosts)

    def jobs(self) -> Jobs:
        here = {LANE: self.posts}
        building, plan = Building(self.running.digest), planner(self.running, here)
        return Jobs(self.running, self.work, building, plan, self.lanes, here)  # type: ignore[arg-type] # its drain and look are all that is asked

    def job(self, job: Job, *, stopping: bool = False) -> Running:
        return Running(job.name, job.key, job.lane, job.args, lambda: stopping)

    async def a_due_chat(self) -> None:
        due = self.clock.now() - timedelta(minutes=1)
        await self.running.store.chats.put(a_chat("5", "telegram", everything=True, lane=LANE, next_due=due))


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[Process]:
    clock = FakeClock(CUT + timedelta(hours=1))
    config = read({"JOGAN_DATA_DIR": str(tmp_path), "JOGAN_SOURCES": f"recorded:{DAYS}"}, tmp_path)
    async with program(config) as made:
        digest = replace(made.digest, clock=clock)
        yield Process(replace(made, clock=clock, digest=digest), clock)


ANY = Job("any", "now", "build")


async def test_what_was_built_is_planned_at_once_and_then_delivered(process: Process) -> None:
    jobs = process.jobs()
    await process.a_due_chat()
    await jobs.plan(process.job(ANY))
    assert process.work.taken() == []
    await jobs.build(process.job(ANY))
    assert process.work.taken() == ["plan due"]
    await jobs.plan(process.job(ANY))
    assert process.work.taken() == [f"drain {LANE}"]
    rows = await process.running.store.ledger.entries()
    assert {(row.posting, row.lane, row.state) for row in rows} == {("edition:2024-07-16", LANE, "ready")}


async def test_chats_that_waited_for_a_day_without_papers_are_planned_at_once_too(process: Process) -> None:
    process.clock.set(CUT + timedelta(days=1, hours=1))
    await process.running.store.editions.publish(an_edition())
    await process.a_due_chat()
    jobs = process.jobs()
    await jobs.plan(process.job(ANY))
    await jobs.build(process.job(ANY))
    assert process.work.taken() == ["plan due"]
    await jobs.plan(process.job(ANY))
    assert process.work.taken() == [f"drain {LANE}"]


async def test_a_day_that_is_built_already_puts_nothing(process: Process) -> None:
    await process.running.store.editions.publish(an_edition())
    await process.jobs().build(process.job(ANY))
    assert process.work.taken() == []


async def test_a_lane_is_drained_and_asked_again_when_it_says(process: Process) -> None:
    process.lanes.again = 5.0
    await process.jobs().drain(process.job(drain_job(LANE)))
    assert process.lanes.drained == [LANE]
    assert process.work.times == {f"drain {LANE}": process.clock.now() + timedelta(seconds=5)}


async def test_nothing_is_put_where_nothing_waits(process: Process) -> None:
    await process.jobs().drain(process.job(drain_job(LANE)))
    assert process.work.taken() == []


async def test_a_process_that_ends_leaves_the_lane_to_another_at_once(process: Process) -> None:
    process.lanes.again = 5.0
    with pytest.raises(Temporary) as left:
        await process.jobs().drain(process.job(drain_job(LANE), stopping=True))
    assert left.value.retry_after == 0


async def test_lanes_of_bots_that_are_not_here_are_left_alone(process: Process) -> None:
    other = a_chat("6", "discord", everything=True)
    await write_posting(process.running.store, other, DAY, 1, process.clock.now())
    await write_posting(process.running.store, a_chat("5", "telegram", everything=True), DAY, 1, process.clock.now())
    jobs = process.jobs()
    await jobs.look()
    assert process.work.taken() == [f"drain {LANE}"]
    await jobs.drain(process.job(drain_job("discord:1")))
    assert (process.lanes.drained, process.lanes.looked) == ([], 1)


async def test_a_bot_that_connects_has_its_chats_planned(process: Process) -> None:
    await process.jobs().connected()
    assert process.work.taken() == ["plan due"]


async def test_the_jobs_are_known_by_the_names_that_are_put(process: Process) -> None:
    known: dict[str, str] = {}
    process.work.register = lambda name, handler, role: known.update({name: role})  # type: ignore[method-assign]
    process.jobs().register()
    assert known == {"collect": "build", "build": "build", "plan": "post", "drain": "post", "tidy": "build"}


async def test_tidying_and_collecting_go_through(process: Process) -> None:
    jobs = process.jobs()
    await jobs.tidy(process.job(ANY))
    await jobs.collect(process.job(ANY))
    assert await process.running.store.chats.get(Address("telegram", "5")) is None


async def test_tidying_forgets_the_passages_of_old_texts(process: Process) -> None:
    index = process.running.passages
    assert index is not None
    for paper, age in (("arxiv:1", TEXTS + timedelta(days=1)), ("arxiv:2", timedelta())):
        await index.put(paper, "v1", [Passage(paper, 0, "1", "Models grow.", 0)], process.running.clock.now() - age)
    await process.jobs().tidy(process.job(ANY))
    assert (await index.version("arxiv:1"), await index.version("arxiv:2")) == (None, "v1")
