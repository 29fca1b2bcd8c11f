"""What every work engine must do, said once: the same clauses run in one process and over PostgreSQL (FAULTS 10)."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import pytest
from patience import COMES

from adapters.clock import SystemClock
from adapters.work.inline import Inline
from adapters.work.one_job import Handlers
from bot.domain.jobs import Job, Role
from bot.errors import Permanent, Temporary
from bot.ports.work import Running, Work

ROLES: tuple[Role, ...] = ("post", "build")
CLOCK = SystemClock()
SOON = 2.0
"""Seconds that are long enough to be told from at once, on a busy machine too."""


@pytest.fixture(params=["inline", "procrastinate"])
async def work(request: pytest.FixtureRequest) -> AsyncIterator[Work]:
    """An engine of each kind whose jobs are tried again at once."""
    if request.param == "inline":
        yield Inline(CLOCK, Handlers(pauses=(0.05,)))
        return
    url = request.getfixturevalue("postgres_url")
    from adapters.work.procrastinate.opening import opened_work
    from adapters.work.procrastinate.sweeper import Timing

    async with opened_work(url, CLOCK, Timing(poll=0.05), Handlers(pauses=(0.05,))) as opened:
        yield opened


@asynccontextmanager
async def running(work: Work, roles: Sequence[Role] = ROLES, drain: float = COMES / 2) -> AsyncIterator[None]:
    """The engine at work around the block."""
    task = asyncio.create_task(work.run(roles))
    try:
        yield
    finally:
        await work.stop(drain)
        await asyncio.wait_for(task, COMES)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(COMES):
        while not true():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.005)


@dataclass
class Diary:
    """A handler that notes when it began and ended; `seconds` is how long a job takes, or as long as it is `held`."""

    seconds: float = 0.0
    held: asyncio.Event | None = None
    faults: list[BaseException] = field(default_factory=list)
    began: list[tuple[str, float]] = field(default_factory=list)
    ended: list[tuple[str, float]] = field(default_factory=list)
    jobs: list[Running] = field(default_factory=list)

    async def __call__(self, job: Running) -> None:
        clock = asyncio.get_running_loop()
        self.jobs.append(job)
        self.began.append((job.key, clock.time()))
        await (self.held.wait() if self.held else asyncio.sleep(self.seconds))
        self.ended.append((job.key, clock.time()))
        if self.faults:
            raise self.faults.pop(0)

    @property
    def keys(self) -> list[str]:
        return [key for key, _ in self.began]

    def overlaps(self) -> int:
        """How many jobs began before the one before them had ended."""
        spans = sorted((began, ended) for (_, began), (_, ended) in zip(self.began, self.ended, strict=True))
        return sum(after[0] < before[1] for before, after in pairwise(spans))


def a_job(key: str = "k", lane: str | None = None, name: str = "drain", role: Role = "post") -> Job:
    return Job(name, key, role, lane, {"about": key})


async def test_a_job_is_done_with_all_that_was_put(work: Work) -> None:
    diary = Diary()
    work.register("drain", diary, "post")
    async with running(work):
        assert await work.put(a_job("one", lane="telegram:1"))
        await until(lambda: diary.ended != [])
    (job,) = diary.jobs
    assert (job.name, job.key, job.lane, dict(job.args)) == ("drain", "one", "telegram:1", {"about": "one"})


async def test_of_one_key_one_job_waits_at_most(work: Work) -> None:
    diary = Diary()
    work.register("drain", diary, "post")
    work.register("plan", diary, "post")
    assert [await work.put(a_job()) for _ in range(5)] == [True, False, False, False, False]
    assert await work.put(a_job(name="plan")), "another name is another job"
    async with running(work):
        await until(lambda: len(diary.ended) == 2)
        await asyncio.sleep(0.1)
    assert diary.keys == ["k", "k"]


async def test_a_key_put_while_it_runs_is_done_once_more_and_never_beside_itself(work: Work) -> None:
    diary = Diary(held=(held := asyncio.Event()))
    work.register("drain", diary, "post")
    async with running(work):
        await work.put(a_job())
        await until(lambda: len(diary.began) == 1)
        assert [await work.put(a_job()) for _ in range(3)] == [True, False, False]
        held.set()
        await until(lambda: len(diary.ended) == 2)
        await asyncio.sleep(0.1)
    assert len(diary.began) == 2
    assert diary.overlaps() == 0


async def test_jobs_of_a_lane_never_run_beside_each_other_and_lanes_do(work: Work) -> None:
    one, other = Diary(seconds=0.5), Diary(seconds=0.5)
    work.register("drain", one, "post")
    work.register("plan", other, "post")
    for number in range(4):
        await work.put(a_job(f"{number}", lane="a"))
        await work.put(a_job(f"{number}", lane="b", name="plan"))
    async with running(work):
        await until(lambda: len(one.ended) == len(other.ended) == 4)
    assert one.overlaps() == other.overlaps() == 0
    assert other.began[0][1] < one.ended[0][1], "the lanes did not run beside each other"
    assert one.keys == ["0", "1", "2", "3"], "a lane does jobs in the order in which they were put"


async def test_what_may_work_later_is_put_again(work: Work, caplog: pytest.LogCaptureFixture) -> None:
    diary = Diary(faults=[Temporary("the store is busy", SOON), Temporary("still")])
    work.register("drain", diary, "post")
    async with running(work):
        await work.put(a_job())
        await until(lambda: len(diary.ended) == 3)
    (_, first), (_, second), (_, third) = diary.began
    assert second - first >= SOON
    assert third - second < SOON
    assert [message for message in caplog.messages if "again" in message] == [
        "The job drain (k) is tried again in 2 s: the store is busy",
        "The job drain (k) is tried again in 0 s: still",
    ]


async def test_what_waits_for_later_holds_nothing_back(work: Work) -> None:
    diary, now = Diary(), CLOCK.now()
    work.register("drain", diary, "post")
    clock = asyncio.get_running_loop()
    began = clock.time()
    async with running(work):
        await work.put(a_job("last", lane="a"), not_before=now + timedelta(seconds=3.4))
        await work.put(a_job("second", lane="a"), not_before=now + timedelta(seconds=1.7))
        await work.put(a_job("first", lane="a"))
        await until(lambda: len(diary.ended) == 3)
    assert diary.keys == ["first", "second", "last"]
    waited = [moment - began for _, moment in diary.began]
    assert waited[0] < 1.7, waited
    assert [-0.1 < late < 1.0 for late in (waited[1] - 1.7, waited[2] - 3.4)] == [True] * 2, waited


async def test_what_waits_for_later_is_brought_forward_and_never_put_off(work: Work) -> None:
    diary, later = Diary(), CLOCK.now() + timedelta(hours=1)
    work.register("drain", diary, "post")
    assert await work.put(a_job(), not_before=later)
    assert not await work.put(a_job(), not_before=later + timedelta(hours=1))
    assert await work.put(a_job())
    assert not await work.put(a_job(), not_before=later)
    async with running(work):
        await until(lambda: len(diary.ended) == 1)
        await asyncio.sleep(0.1)
    assert len(diary.began) == 1


async def test_a_bug_in_a_job_is_logged_and_frees_its_lane(work: Work, caplog: pytest.LogCaptureFixture) -> None:
    diary = Diary(faults=[ZeroDivisionError("a bug"), Permanent("never")])
    work.register("drain", diary, "post")
    async with running(work):
        for key in ("one", "two", "three"):
            await work.put(a_job(key, lane="a"))
        await until(lambda: len(diary.ended) == 3)
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [error.getMessage() for error in errors] == [
        "The job drain (one) failed",
        "The job drain (two) failed: never",
    ]
    assert errors[0].exc_info is not None


async def test_jobs_of_other_roles_are_left(work: Work) -> None:
    diary = Diary()
    work.register("drain", diary, "post")
    work.register("build", diary, "build")
    async with running(work, roles=["build"]):
        await work.put(a_job("mine", name="build", role="build"))
        await work.put(a_job("another's"))
        await until(lambda: len(diary.ended) == 1)
        await asyncio.sleep(0.1)
    assert diary.keys == ["mine"]


async def test_stopping_lets_what_runs_end_and_starts_nothing_more(work: Work) -> None:
    diary = Diary(seconds=1.5)
    work.register("drain", diary, "post")
    async with running(work):
        await work.put(a_job("runs", lane="a"))
        await until(lambda: len(diary.began) == 1)
        await work.put(a_job("waits", lane="a"))
    assert [key for key, _ in diary.ended] == ["runs"]
    assert diary.keys == ["runs"]


async def test_a_long_job_is_told_to_stop_and_one_that_does_not_is_cancelled(work: Work) -> None:
    begun, ends = set[str](), list[str]()

    async def polite(job: Running) -> None:
        begun.add("polite")
        while not job.stopping():  # noqa: ASYNC110 - as a job asks between two steps
            await asyncio.sleep(0.01)
        ends.append("polite")

    async def rude(job: Running) -> None:
        begun.add("rude")
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ends.append("rude")
            raise

    work.register("drain", polite, "post")
    work.register("plan", rude, "post")
    stopping: AbstractAsyncContextManager[None] = running(work, drain=1.5)
    async with stopping:
        await work.put(a_job())
        await work.put(a_job(name="plan"))
        await until(lambda: len(begun) == 2)
    assert ends == ["polite", "rude"]


async def test_a_job_that_nobody_does_is_told_and_harms_no_other(work: Work, caplog: pytest.LogCaptureFixture) -> None:
    diary = Diary()
    work.register("drain", diary, "post")
    async with running(work):
        await work.put(a_job("unknown", name="dance"))
        await work.put(a_job("known"))
        await until(lambda: diary.keys == ["known"])
        await until(lambda: any("dance" in said or "Task was not found" in said for said in caplog.messages))
