"""How jobs are written for many machines (FAULTS 10), over the library's own database in memory: each line here is a
way in which a lane died, or ran twice at once, when it was tried without."""

import asyncio
import gc
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from fakes import FakeClock
from patience import COMES
from procrastinate import App
from procrastinate.exceptions import ConnectorException
from procrastinate.testing import InMemoryConnector

from adapters.work.one_job import Handlers
from adapters.work.procrastinate.engine import Procrastinate
from adapters.work.procrastinate.sweeper import Sweeper, Timing
from bot.domain.jobs import Job, build, collect, drain, plan_due
from bot.errors import Temporary
from bot.ports.work import Running

NOW = datetime(2024, 7, 17, tzinfo=UTC)
EAGER = Timing(heartbeat=0.02, dead=0.05, sweep=0.01, poll=0.01)


@pytest.fixture
async def rows() -> InMemoryConnector:
    """The library's database in memory."""
    return InMemoryConnector()


@pytest.fixture
async def app(rows: InMemoryConnector) -> AsyncIterator[App]:
    opened = App(connector=rows)
    async with opened.open_async():
        yield opened


def engine(app: App) -> Procrastinate:
    return Procrastinate(app, FakeClock(NOW), EAGER, Handlers(pauses=(0.01,)))


async def test_row_10_every_job_has_a_lock_its_lane_or_itself(app: App, rows: InMemoryConnector) -> None:
    work = engine(app)
    for job in (drain("telegram:1"), plan_due(NOW), build(), collect()):
        assert await work.put(job)
    assert [(row["queue_name"], row["lock"], row["queueing_lock"]) for row in rows.jobs.values()] == [
        ("post", "telegram:1", "drain/telegram:1"),
        ("post", "plan/due", "plan/due"),
        ("build", "build", "build/closed"),
        ("build", "build", "collect/now"),
    ]


async def test_row_10_the_order_of_a_lane_is_that_of_due_times(app: App, rows: InMemoryConnector) -> None:
    work = engine(app)
    for number, hours in enumerate((5, 0, 2)):
        await work.put(Job("drain", str(number), "post", "a"), not_before=NOW + timedelta(hours=hours))
    first, second, last = sorted(rows.jobs.values(), key=lambda row: -row["priority"])
    assert [row["queueing_lock"] for row in (first, second, last)] == ["drain/1", "drain/2", "drain/0"]
    assert first["priority"] - last["priority"] == 5 * 3600
    assert last["priority"] > -(2**31)


async def test_row_10_what_is_tried_again_is_a_new_job_never_the_librarys_own_retry(
    app: App, rows: InMemoryConnector
) -> None:
    work, done = engine(app), []

    async def busy(job: Running) -> None:
        done.append(job.key)
        if len(done) == 1:
            raise Temporary("busy")

    work.register("drain", busy, "post")
    await work.put(drain("telegram:1"))
    running = asyncio.create_task(work.run(["post"]))
    async with asyncio.timeout(COMES):
        while len(done) < 2:  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)
    await work.stop(1.0)
    await running
    assert "retry_job" not in {name for name, _ in rows.queries}


async def test_row_10_of_a_dead_worker_the_new_job_is_put_before_the_old_one_is_ended(
    app: App, rows: InMemoryConnector, caplog: pytest.LogCaptureFixture
) -> None:
    work = engine(app)
    await work.put(drain("telegram:1"))
    await app.job_manager.fetch_job(["post"], await app.job_manager.register_worker())
    rows.queries.clear()
    await asyncio.sleep(EAGER.dead * 1.5)
    await Sweeper(app.job_manager, work._put_again, EAGER).sweep()
    assert [name for name, _ in rows.queries] == ["select_stalled_jobs_by_heartbeat", "defer_jobs", "finish_job"]
    assert [row["status"] for row in rows.jobs.values()] == ["failed", "todo"]
    assert rows.jobs[2]["args"] == rows.jobs[1]["args"]


async def test_row_10_after_an_outage_a_worker_takes_nothing_from_those_that_live(app: App) -> None:
    """Every heartbeat is old then; and one that was stopped itself knows nothing of the others."""
    taken: list[float] = []
    clock = asyncio.get_running_loop()

    async def looked(_: object) -> None:
        taken.append(clock.time())

    await engine(app).put(drain("telegram:1"))
    await app.job_manager.fetch_job(["post"], await app.job_manager.register_worker())
    await asyncio.sleep(EAGER.dead * 1.5)
    began = clock.time()
    sweeping = asyncio.create_task(Sweeper(app.job_manager, looked, EAGER).run())
    async with asyncio.timeout(COMES):
        while not taken:  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.005)
    sweeping.cancel()
    await asyncio.gather(sweeping, return_exceptions=True)
    assert taken[0] - began >= EAGER.dead


class Cut(InMemoryConnector):
    """Nothing can be marked as done."""

    async def finish_job_run(self, *_: object, **__: object) -> None:
        raise ConnectorException("gone")


async def test_a_job_that_cannot_be_marked_as_done_is_told_in_a_line_and_leaves_nothing_to_the_loop(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Also after the engine has ended: the library's task is dropped later, and the loop would tell of its failure."""
    unretrieved: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unretrieved.append(context))
    done = asyncio.Event()

    async def drained(_: Running) -> None:
        done.set()

    async with App(connector=Cut()).open_async() as opened:
        work = engine(opened)
        work.register("drain", drained, "post")
        await work.put(drain("telegram:1"))
        running = asyncio.create_task(work.run(["post"]))
        async with asyncio.timeout(COMES):
            await done.wait()
        await work.stop(1.0)
        await running
    gc.collect()
    assert "A job could not be marked as done (gone): it may be done once more" in caplog.messages
    assert not unretrieved
