"""A task that dies is started again, later each time; what is set wrong is not; the others do not notice."""

import asyncio
import logging

import pytest
from told_events import fields_of

from adapters.supervise import contained, supervised
from bot.errors import BadSetting, Permanent, Temporary, Unsure


class Life:
    """Fails with each of `faults`, then ends."""

    def __init__(self, *faults: BaseException) -> None:
        self.faults, self.begun = list(faults), 0

    async def __call__(self) -> None:
        self.begun += 1
        if self.faults:
            raise self.faults.pop(0)


async def test_row_66_a_task_that_dies_is_started_again(caplog: pytest.LogCaptureFixture) -> None:
    life = Life(RuntimeError("a bug"), Permanent("odd"), Temporary("no connection"))
    with caplog.at_level(logging.INFO):
        await supervised("the bot", life, (0.0,))
    assert life.begun == 4
    died = [record for record in caplog.records if record.exc_info]
    assert [record.getMessage() for record in died] == ["the bot died", "the bot died"]
    assert "the bot: no connection" in caplog.messages


async def test_pauses_grow_and_the_other_side_may_ask_for_more(caplog: pytest.LogCaptureFixture) -> None:
    life = Life(RuntimeError(), RuntimeError(), Temporary("busy", 0.06), RuntimeError())
    with caplog.at_level(logging.INFO):
        begin = asyncio.get_running_loop().time()
        await supervised("the bot", life, (0.01, 0.02, 0.03))
        lasted = asyncio.get_running_loop().time() - begin
    assert 0.12 <= lasted < 1
    assert life.begun == 5


async def test_after_a_good_while_pauses_begin_anew() -> None:
    life = Life(*[RuntimeError() for _ in range(5)])
    await supervised("the bot", life, (0.0, 60.0), settled=-1.0)
    assert life.begun == 6


async def test_what_is_set_wrong_is_told_and_not_tried_again() -> None:
    life = Life(BadSetting("JOGAN_X", "***", "another"))
    with pytest.raises(BadSetting):
        await supervised("the bot", life, (0.0,))
    assert life.begun == 1


async def test_a_task_that_ends_is_not_begun_again() -> None:
    life = Life()
    await supervised("the bot", life)
    assert life.begun == 1


async def test_it_can_be_stopped_while_it_waits() -> None:
    task = asyncio.create_task(supervised("the bot", Life(RuntimeError()), (60.0,)))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_what_is_known_to_go_wrong_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    await supervised("the bot", Life(Unsure("no answer came"), Temporary("busy")), (0.0,))
    told = [(record.getMessage(), record.exc_info) for record in caplog.records if record.levelno == logging.WARNING]
    assert told == [("the bot: no answer came", None), ("the bot: busy", None)]


async def test_a_death_is_one_line_with_its_reason_and_when_it_begins_again(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await supervised("the bot", Life(Temporary("busy")), (0.0,))
    assert fields_of(caplog, "task_died") == [{"task": "the bot", "reason": "busy", "seconds": 0.0}]


@pytest.mark.parametrize(("fault", "traced"), [(RuntimeError("a bug"), True), (Permanent("odd"), False)])
async def test_row_66_a_fault_is_contained_and_told_with_its_place(
    caplog: pytest.LogCaptureFixture, fault: Exception, traced: bool
) -> None:
    await contained(Life(fault)(), "An answer", platform="telegram", place="7")
    (record,) = caplog.records
    assert record.getMessage().startswith("An answer failed")
    assert bool(record.exc_info) is traced
    assert fields_of(caplog, "trouble") == [{"platform": "telegram", "place": "7"}]


async def test_what_is_stopped_is_stopped() -> None:
    with pytest.raises(asyncio.CancelledError):
        await contained(Life(asyncio.CancelledError())(), "An answer")
