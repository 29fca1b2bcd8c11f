"""Money where something breaks beside the model: no call waits for ever, and what was paid for is not lost."""

import asyncio
from datetime import datetime, timedelta

import pytest
from builders import DAY
from fakes import FakeClock
from fakes_paid import USED, CountingModel, a_prompt
from fakes_payments import FakePayments
from patience import COMES

from bot.errors import BadReply, BudgetSpent, Permanent, Temporary
from bot.ports.llm import Usage
from bot.ports.payments import KeptReply
from bot.settings import BudgetSettings
from bot.writing.budget import most_used
from bot.writing.paid import PaidModel
from bot.writing.purse import Purse

TODAY = DAY + timedelta(days=1)
"""Of the clock that stands still."""
MOST = most_used(a_prompt())


class Forgetful(FakePayments):
    """Payments of a database that is locked when a call is to be settled; `locked` times."""

    def __init__(self, locked: int) -> None:
        super().__init__()
        self.locked = locked

    async def settle(self, reservation: int, usage: Usage, reply: KeptReply | None, at: datetime) -> None:
        if self.locked:
            self.locked -= 1
            raise Temporary("the database is locked")
        await super().settle(reservation, usage, reply, at)


async def test_row_24_a_call_that_ended_as_nobody_knows_is_not_waited_for() -> None:
    """Its reservation stays, and where that leaves no room the next call is told so instead of waiting."""
    budget = BudgetSettings(MOST.total + 1, MOST.total + 1)
    asked = PaidModel(CountingModel(Permanent("what is this")), FakePayments(), budget, FakeClock())
    with pytest.raises(Permanent):
        await asked.ask(a_prompt())
    async with asyncio.timeout(COMES):
        with pytest.raises(BudgetSpent):
            await asked.ask(a_prompt("2"))


async def test_a_reply_that_cannot_be_kept_now_is_given_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    """It is paid for: who throws it away pays twice."""
    payments, model = Forgetful(locked=1), CountingModel()
    asked = PaidModel(model, payments, BudgetSettings(), FakeClock())
    reply = await asked.ask(a_prompt())
    assert (reply.value.text, reply.usage) == ("1", USED)
    assert [each.reserved for each in await payments.spent(TODAY)] == [MOST.total]
    assert "the database is locked" in caplog.text
    assert model.asked == ["1"]


async def test_a_failure_that_cannot_be_settled_now_is_still_the_failure() -> None:
    payments = Forgetful(locked=1)
    asked = PaidModel(CountingModel(BadReply("no JSON")), payments, BudgetSettings(), FakeClock())
    with pytest.raises(BadReply, match="no JSON"):
        await asked.ask(a_prompt())
    assert [each.reserved for each in await payments.spent(TODAY)] == [MOST.total]


async def test_a_second_model_waits_for_what_the_first_one_really_uses() -> None:
    """Both pay from one purse: what is set aside for calls in flight is more than they take."""
    payments, clock, budget = FakePayments(), FakeClock(), BudgetSettings(MOST.total + MOST.total // 2)
    purse = Purse(payments, budget, clock)
    writer = PaidModel(CountingModel(delay=0.05, used=Usage(10, 1)), payments, budget, clock, purse=purse)
    voter = PaidModel(CountingModel(name="voter"), payments, budget, clock, purse=purse)
    writes = asyncio.create_task(writer.ask(a_prompt()))
    await asyncio.sleep(0.01)
    assert (await voter.ask(a_prompt("2"))).value.text == "2"
    assert writes.done()
