"""Ticks come whatever happens to the loop, to the machine and to the wall clock (FAULTS 46, 47, 48)."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from patience import COMES
from ticking import BEFORE_THE_CUT, Desk
from told_events import fields_of

from bot.errors import Temporary
from scheduler.clockwork import Clockwork

DAY = timedelta(days=1)
TICKS = ("minute", "hour", "reconcile", "night")


@asynccontextmanager
async def running(desk: Desk, look: float = 60.0, again: Clockwork | None = None) -> AsyncIterator[Clockwork]:
    """The clockwork around the block, after what it begins with."""
    work = again or Clockwork(desk.ticks(), desk.stepped, look)
    task = asyncio.create_task(work.run())
    await until(lambda: any(job.name == "tidy" for job in desk.work.jobs))
    try:
        yield work
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(COMES):
        while not true():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.005)


def fires(work: Clockwork, tick: str, after: datetime) -> datetime:
    """When a tick comes next."""
    fire: datetime = work.scheduler.get_job(tick).trigger.get_next_fire_time(None, after)
    return fire


async def test_what_a_process_owes_is_put_as_soon_as_it_starts() -> None:
    desk = Desk(lanes=["telegram:1"], owed=True)
    async with running(desk):
        assert desk.work.taken()[:4] == ["build closed", "drain telegram:1", "plan due", "drain telegram:1"]


async def test_row_46_ticks_come_at_their_second_and_never_at_random() -> None:
    desk = Desk()
    async with running(desk) as work:
        next_at = {tick: {fires(work, tick, BEFORE_THE_CUT) for _ in range(20)} for tick in TICKS}
        jitters = [job.trigger.jitter for job in work.scheduler.get_jobs()]
    assert next_at == {
        "minute": {datetime(2024, 7, 16, 22, 59, tzinfo=UTC)},
        "hour": {datetime(2024, 7, 16, 23, 50, 30, tzinfo=UTC)},
        "reconcile": {datetime(2024, 7, 16, 23, 0, 40, tzinfo=UTC)},
        "night": {datetime(2024, 7, 17, 4, 20, 20, tzinfo=UTC)},
    }
    assert jitters == [None] * 4


async def test_row_46_no_minute_of_a_year_is_skipped_or_comes_twice() -> None:
    desk = Desk()
    async with running(desk) as work:
        trigger = work.scheduler.get_job("minute").trigger
        moment = datetime(2024, 10, 26, 22, tzinfo=UTC)  # Europe's clocks go back in this night
        for number in range(1, 600):
            fired = trigger.get_next_fire_time(None, moment + timedelta(microseconds=1))
            assert fired == datetime(2024, 10, 26, 22, tzinfo=UTC) + timedelta(minutes=number)
            moment = fired


async def test_row_47_a_tick_that_is_eight_hours_late_comes_once() -> None:
    desk = Desk()
    async with running(desk) as work:
        desk.work.taken()
        began, ended = (datetime.now(UTC) - timedelta(hours=hours) for hours in (8, 1))
        trigger = CronTrigger(timezone=UTC, second=0, end_date=ended)  # no minute that is in time stands in for them
        work.scheduler.modify_job("minute", trigger=trigger, next_run_time=began)
        await until(lambda: any(job.name == "plan" for job in desk.work.jobs))
        await asyncio.sleep(0.05)
        assert desk.work.taken().count("plan due") == 1


async def test_row_47_a_loop_that_was_blocked_ticks_when_it_can() -> None:
    desk = Desk()
    async with running(desk) as work:
        desk.work.taken()
        soon = datetime.now(UTC) + timedelta(seconds=0.05)
        work.scheduler.modify_job("minute", trigger=DateTrigger(soon), next_run_time=soon)  # and no later minute
        await asyncio.sleep(0)
        time.sleep(1.2)  # noqa: ASYNC251 - the loop is blocked, for longer than APScheduler forgives by itself
        await until(lambda: any(job.name == "plan" for job in desk.work.jobs))
        await asyncio.sleep(0.05)
        assert desk.work.taken().count("plan due") == 1


async def test_row_48_a_clock_that_goes_back_a_day_stops_no_tick(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(lanes=["telegram:1"])
    async with running(desk) as work:
        for job in work.scheduler.get_jobs():  # what they wait for, seen from a clock that went back
            job.modify(next_run_time=job.next_run_time + DAY)
        desk.work.taken()
        desk.clock.advance(timedelta(seconds=15))
        desk.clock.set(desk.clock.now() - DAY)
        await work.look()
        ahead = [job.next_run_time - datetime.now(UTC) for job in work.scheduler.get_jobs() if job.id == "minute"]
    assert desk.steps == [-DAY]
    assert ahead[0] <= timedelta(minutes=1)
    assert desk.work.taken() == ["plan due", "drain telegram:1", "build closed", "drain telegram:1"]
    assert "The wall clock stepped by -1 day" in caplog.text
    assert fields_of(caplog, "clock_stepped") == [{"seconds": -86_400}]


@pytest.mark.parametrize("by", [DAY, timedelta(hours=8), timedelta(seconds=61)])
async def test_row_48_a_clock_that_goes_forward_and_a_machine_that_slept_are_told(by: timedelta) -> None:
    desk = Desk()
    async with running(desk) as work:
        desk.clock.advance(timedelta(seconds=15))
        desk.clock.set(desk.clock.now() + by)
        await work.look()
        await work.look()
    assert desk.steps == [by]


async def test_small_corrections_and_time_that_passed_are_no_steps() -> None:
    desk = Desk()
    async with running(desk) as work:
        for seconds in (-30, 20, 59):
            desk.clock.advance(timedelta(hours=3))
            desk.clock.set(desk.clock.now() + timedelta(seconds=seconds))
            await work.look()
    assert desk.steps == []


async def test_the_clock_is_looked_at_by_itself() -> None:
    desk = Desk()
    async with running(desk, look=0.01):
        desk.clock.set(desk.clock.now() + DAY)
        await until(lambda: desk.steps == [DAY])


async def test_a_tick_that_fails_leaves_it_to_the_next(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(fault=Temporary("the store is busy"))
    async with running(desk, look=0.01):
        desk.clock.set(desk.clock.now() + DAY)
        await until(lambda: desk.steps == [DAY])
    assert "The tick start failed: the store is busy" in caplog.messages


async def test_row_66_a_clockwork_that_died_ticks_when_it_is_begun_again() -> None:
    desk = Desk()
    async with running(desk) as work:
        pass
    desk.work.taken()
    async with running(desk, again=work):
        assert sorted(job.id for job in work.scheduler.get_jobs()) == sorted(TICKS)
        desk.work.taken()
        work.scheduler.modify_job("minute", next_run_time=datetime.now(UTC))
        await until(lambda: any(job.name == "plan" for job in desk.work.jobs))
