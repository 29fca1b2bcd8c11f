"""Jobs of several processes on one PostgreSQL: shared, taken over from the dead, kept through outages (FAULTS 10)."""

import asyncio
import logging
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest
from patience import COMES

from adapters.clock import SystemClock
from adapters.work.procrastinate.address import jobs_address
from adapters.work.procrastinate.engine import Procrastinate
from adapters.work.procrastinate.opening import opened_work
from adapters.work.procrastinate.sweeper import Timing
from bot.domain.jobs import Job, drain
from bot.errors import Temporary
from bot.ports.work import Running

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("work_process.py")
CLOCK = SystemClock()
DEAD = 0.8
QUICK = Timing(heartbeat=DEAD / 4, dead=DEAD, sweep=DEAD / 4, poll=0.05)


@asynccontextmanager
async def running(work: Procrastinate) -> AsyncIterator[None]:
    task = asyncio.create_task(work.run(["post"]))
    try:
        yield
    finally:
        await work.stop(1.0)
        await asyncio.wait_for(task, COMES)


async def until(true: Callable[[], bool], seconds: float = COMES) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.005)


def rows(url: str, query: str = "SELECT status::text, queueing_lock FROM procrastinate_jobs ORDER BY id") -> list:  # type: ignore[type-arg] # as the driver gives them
    with psycopg.connect(jobs_address(url).conninfo) as connection:
        return connection.execute(query.encode()).fetchall()


async def test_two_workers_share_lanes_that_a_third_process_fills(postgres_url: str) -> None:
    done: list[tuple[int, str, float, float]] = []

    def worker(number: int) -> Callable[[Running], object]:
        async def work(job: Running) -> None:
            began = asyncio.get_running_loop().time()
            await asyncio.sleep(0.02)
            done.append((number, job.lane or "", began, asyncio.get_running_loop().time()))

        return work

    async with (
        opened_work(postgres_url, CLOCK, QUICK) as one,
        opened_work(postgres_url, CLOCK, QUICK) as two,
        opened_work(postgres_url, CLOCK, QUICK) as putting,
    ):
        one.register("drain", worker(1), "post")  # type: ignore[arg-type] # a coroutine function
        two.register("drain", worker(2), "post")  # type: ignore[arg-type] # a coroutine function
        async with running(one), running(two):
            for number in range(12):
                for lane in ("a", "b"):
                    assert await putting.put(Job("drain", f"{lane}{number}", "post", lane))
            await until(lambda: len(done) == 24)
    assert {number for number, *_ in done} == {1, 2}
    for lane in ("a", "b"):
        spans = sorted(span for _, of, *span in done if of == lane)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


async def started(url: str) -> Process:
    """A worker process that is ready."""
    path = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(PROGRAM), url, str(DEAD), stdout=PIPE, env={**os.environ, "PYTHONPATH": path}
    )
    assert await said(process) == "ready"
    return process


async def said(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(10):
        return (await process.stdout.readline()).decode().strip()


@pytest.mark.slow  # a worker counts as dead after some time only
@pytest.mark.parametrize("ticks", [False, True], ids=["alone", "and a tick puts the lane again meanwhile"])
async def test_row_10_the_job_of_a_killed_worker_is_anothers(
    postgres_url: str, ticks: bool, caplog: pytest.LogCaptureFixture
) -> None:
    taken: list[str] = []

    async def done(job: Running) -> None:
        taken.append(job.key)

    async with opened_work(postgres_url, CLOCK, QUICK) as work:
        work.register("drain", done, "post")
        victim = await started(postgres_url)
        await work.put(drain("telegram:1"))
        assert await said(victim) == "began telegram:1"
        async with running(work):
            await asyncio.sleep(0.2)
            victim.send_signal(signal.SIGKILL)
            await victim.wait()
            if ticks:
                assert await work.put(drain("telegram:1"))
            assert taken == []
            await until(lambda: taken != [], DEAD * 2.5)
            assert await work.put(drain("telegram:1")), "the lane lives"
            await until(lambda: len(taken) == 2)
    assert rows(postgres_url) == [("failed", "drain/telegram:1")], "what failed is kept to be looked at"
    assert "The worker that did drain/telegram:1 is gone: the job is put again" in caplog.messages


@pytest.mark.slow  # a worker counts as dead after some time only
async def test_row_10_a_worker_that_wakes_again_ends_nothing_of_the_one_that_took_over(postgres_url: str) -> None:
    began: list[str] = []
    ended: list[str] = []

    async def done(job: Running) -> None:
        began.append(job.key)
        await asyncio.sleep(1.0)
        ended.append(job.key)

    async with opened_work(postgres_url, CLOCK, QUICK) as work:
        work.register("drain", done, "post")
        sleeper = await started(postgres_url)
        await work.put(drain("telegram:1"))
        assert await said(sleeper) == "began telegram:1"
        async with running(work):
            sleeper.send_signal(signal.SIGSTOP)
            await until(lambda: began != [], DEAD * 3)
            sleeper.send_signal(signal.SIGCONT)
            sleeper.send_signal(signal.SIGKILL)
            await sleeper.wait()
            await work.put(drain("telegram:1"))
            await asyncio.sleep(0.3)
            assert len(began) == 1, "the lane was freed under the one that took over"
            await until(lambda: len(ended) == 2)


@pytest.mark.slow  # a worker counts as dead after some time only
async def test_a_worker_that_lives_keeps_its_job(postgres_url: str) -> None:
    taken: list[str] = []

    async def done(job: Running) -> None:
        taken.append(job.key)

    async with opened_work(postgres_url, CLOCK, QUICK) as work:
        work.register("drain", done, "post")
        other = await started(postgres_url)
        await work.put(drain("telegram:1"))
        assert await said(other) == "began telegram:1"
        async with running(work):
            await asyncio.sleep(DEAD * 2)
        other.kill()
        await other.wait()
    assert taken == []


async def test_a_job_that_is_cancelled_at_the_end_waits_for_another_worker(postgres_url: str) -> None:
    began = asyncio.Event()

    async def endless(job: Running) -> None:
        began.set()
        await asyncio.sleep(60)

    async def asked_again(job: Running) -> None:
        while not job.stopping():  # noqa: ASYNC110 - as a job asks between two steps
            await asyncio.sleep(0.01)
        raise Temporary("stopping", 0)

    async with opened_work(postgres_url, CLOCK, QUICK) as work:
        work.register("drain", endless, "post")
        work.register("plan", asked_again, "post")
        task = asyncio.create_task(work.run(["post"]))
        await work.put(drain("telegram:1"))
        await work.put(Job("plan", "due", "post"))
        await asyncio.wait_for(began.wait(), 5)
        await work.stop(0.2)
        await asyncio.wait_for(task, COMES)
    waiting = [name for status, name in rows(postgres_url) if status == "todo"]
    assert sorted(waiting) == ["drain/telegram:1", "plan/due"]
    assert "doing" not in {status for status, _ in rows(postgres_url)}


@pytest.mark.slow  # the worker waits a second before it begins again
async def test_a_worker_whose_connections_break_begins_again(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    async def work_done(job: Running) -> None:
        done.append(job.key)

    async with opened_work(postgres_url, CLOCK, QUICK) as work:
        work.register("drain", work_done, "post")
        address = jobs_address(postgres_url)
        async with running(work):
            await work.put(drain("before"))
            await until(lambda: done == ["before"])
            with psycopg.connect(address.conninfo, autocommit=True) as killer:
                killer.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE pid <> pg_backend_pid() AND application_name = %s",
                    (f"jogan {address.schema}",),
                )
            while not await _put(work, drain("after")):  # noqa: ASYNC110 - a tick, too, tries again
                await asyncio.sleep(0.05)
            await until(lambda: done == ["before", "after"])


REFUSES = """CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no more of this'; END $$;
CREATE TRIGGER refuses BEFORE DELETE ON procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION refused()"""


async def test_row_10_a_lane_goes_on_once_a_job_that_could_not_be_marked_as_done_can_be(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    async def work_done(job: Running) -> None:
        done.append(job.key)

    async with opened_work(postgres_url, CLOCK, QUICK) as work:
        work.register("drain", work_done, "post")
        with psycopg.connect(jobs_address(postgres_url).conninfo, autocommit=True) as operator:
            operator.execute(REFUSES.encode())
            async with running(work):
                await work.put(drain("telegram:1"))
                await until(lambda: "could not be marked as done (no more of this)" in caplog.text)
                await work.put(drain("telegram:1"))
                await asyncio.sleep(DEAD)
                assert done == ["telegram:1"], "its lane is still taken"
                assert caplog.text.count("could not be marked as done") == 1
                operator.execute(b"DROP TRIGGER refuses ON procrastinate_jobs")
                await until(lambda: done == ["telegram:1"] * 2)
                await until(lambda: rows(postgres_url) == [])


async def _put(work: Procrastinate, job: Job) -> bool:
    try:
        return await work.put(job)
    except Temporary:
        return False


async def test_a_database_that_is_gone_is_temporary(postgres_url: str) -> None:
    async with opened_work(postgres_url, CLOCK, QUICK) as work:
        address = jobs_address(postgres_url)
        with psycopg.connect(address.conninfo, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA {address.schema} CASCADE".encode())
        with pytest.raises(Temporary, match="the database of jobs"):
            await work.put(drain("telegram:1"))


async def test_jobs_hold_no_more_than_their_numbers(postgres_url: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        async with opened_work(postgres_url, CLOCK, QUICK) as work:
            await work.put(drain("telegram:1"), not_before=CLOCK.now() + timedelta(hours=1))
    query = "SELECT args::text, lock, queue_name::text, priority < 0, scheduled_at > now() FROM procrastinate_jobs"
    ((args, *others),) = rows(postgres_url, query)
    assert args == '{"key": "telegram:1", "args": {}, "lane": "telegram:1"}'
    assert others == ["telegram:1", "post", True, True]
