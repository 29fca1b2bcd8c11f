"""What each tick puts: keys that are the same whoever ticks, and nothing that is not due."""

from datetime import timedelta

import pytest
from ticking import BEFORE_THE_CUT, Desk

from bot.errors import Temporary


async def test_each_minute_is_planned_and_lanes_that_owe_are_drained() -> None:
    desk = Desk(lanes=["telegram:1", "discord:2"])
    await desk.ticks().minute()
    assert desk.work.jobs[0].args == {"minute": "2024-07-16T22:58:00+00:00"}
    assert desk.work.taken() == ["plan due", "drain telegram:1", "drain discord:2"]
    assert desk.asked == [BEFORE_THE_CUT]


async def test_a_minute_with_nothing_owed_is_planned_only() -> None:
    desk = Desk()
    await desk.ticks().minute()
    assert desk.work.taken() == ["plan due"]


async def test_a_closed_day_without_its_edition_is_built_from_the_next_minute_on() -> None:
    desk = Desk(owed=True)
    await desk.ticks().minute()
    assert desk.work.taken() == ["plan due", "build closed"]


async def test_the_sources_are_read_each_hour_and_what_is_old_is_forgotten_each_night() -> None:
    desk = Desk()
    await desk.ticks().hour()
    await desk.ticks().night()
    assert desk.work.jobs[1].args == {"day": "2024-07-16"}
    assert desk.work.taken() == ["collect now", "tidy old"]


async def test_reconciling_puts_what_is_owed_whatever_was_noticed() -> None:
    desk = Desk(lanes=["telegram:1"])
    await desk.ticks().reconcile()
    assert desk.work.taken() == ["build closed", "drain telegram:1"]


async def test_row_10_every_process_puts_the_same_keys() -> None:
    one, other = Desk(lanes=["telegram:1"], owed=True), Desk(lanes=["telegram:1"], owed=True)
    other.clock.advance(timedelta(seconds=7))
    for desk in (one, other):
        await desk.ticks().minute()
    assert one.work.jobs == other.work.jobs


async def test_a_job_that_cannot_be_put_keeps_no_other_back(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(lanes=["telegram:1"])
    desk.work.away = {"plan"}
    await desk.ticks().minute()
    assert desk.work.taken() == ["drain telegram:1"]
    assert caplog.messages == ["The job plan could not be put: the database of jobs: gone"]


async def test_a_store_that_does_not_answer_is_the_callers_to_contain() -> None:
    desk = Desk(fault=Temporary("locked"))
    with pytest.raises(Temporary):
        await desk.ticks().minute()
    assert desk.work.taken() == ["plan due"]
