"""Row 66: ticks that die of a bug are begun again, whole."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from patience import COMES
from ticking import Desk

from adapters.supervise import supervised
from scheduler.clockwork import Clockwork


async def test_row_66_ticks_that_die_of_a_bug_tick_again(caplog: pytest.LogCaptureFixture) -> None:
    desk, faults = Desk(), [RuntimeError("a bug"), RuntimeError("another")]
    ticks = desk.ticks()
    begun = 0

    async def stepped(_: timedelta) -> None:
        nonlocal begun
        begun += 1
        if faults:
            raise faults.pop()

    work = Clockwork(ticks, stepped, look=0.01)
    task = asyncio.create_task(supervised("the ticks", work.run, (0.0,)))
    try:
        async with asyncio.timeout(COMES):
            while begun < 3:
                desk.clock.set(desk.clock.now() + timedelta(hours=1))
                await asyncio.sleep(0.005)
            await asyncio.sleep(0.05)
            assert caplog.messages.count("the ticks died") == 2
            assert {job.id for job in work.scheduler.get_jobs()} == {"minute", "hour", "reconcile", "night"}
            desk.work.taken()
            work.scheduler.modify_job("minute", next_run_time=datetime.now(UTC))
            while "plan due" not in desk.work.taken():  # noqa: ASYNC110 - what is waited for tells nobody
                await asyncio.sleep(0.005)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0)
