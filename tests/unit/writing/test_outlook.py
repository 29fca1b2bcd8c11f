"""Before an edition's texts are asked for, the log says what they will take."""

import logging

import pytest
from fakes import FakeClock
from fakes_payments import FakePayments

from bot.ports.llm import Usage
from bot.ports.payments import Limits
from bot.settings import BudgetSettings
from bot.writing.forecast import forecast
from bot.writing.outlook import Outlook

TOKENS = forecast(16, 2).tokens


async def told(payments: FakePayments, clock: FakeClock, caplog: pytest.LogCaptureFixture, **budget: float) -> str:
    with caplog.at_level(logging.INFO):
        await Outlook(payments, BudgetSettings(**budget), clock).tell(16, 2)  # type: ignore[arg-type]  # by name
    (record,) = caplog.records
    return f"{record.levelname}: {record.getMessage()}"


async def test_what_an_edition_takes_is_told_beside_what_is_used(
    clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    payments = FakePayments()
    number = await payments.reserve(clock.now().date(), "telegram:1", 500, Limits(500))
    assert number is not None
    await payments.settle(number, Usage(200, 50), None, clock.now())
    said = f"16 papers in 2 languages take about {TOKENS:,} tokens; 250 of today's 2,000,000 are used"
    assert await told(payments, clock, caplog) == f"INFO: {said}"


async def test_money_is_told_where_prices_are_set(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    cost = forecast(16, 2).money(BudgetSettings(price_input=2.0, price_output=8.0))
    said = await told(FakePayments(), clock, caplog, price_input=2.0, price_output=8.0)
    assert f"tokens, {cost:.2f} at your prices; 0 of" in said


@pytest.mark.parametrize(("daily", "level"), [(TOKENS, "INFO"), (TOKENS - 1, "WARNING")])
async def test_a_day_without_room_is_a_warning_with_its_setting(
    clock: FakeClock, caplog: pytest.LogCaptureFixture, daily: int, level: str
) -> None:
    said = await told(FakePayments(), clock, caplog, daily=daily)
    assert said.startswith(f"{level}: ")
    assert ("JOGAN_DAILY_TOKENS" in said) == (level == "WARNING")


async def test_a_second_model_that_votes_is_counted(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await Outlook(FakePayments(), BudgetSettings(), clock, votes=True).tell(16, 2)
    assert f"{forecast(16, 2, votes=True).tokens:,} tokens" in caplog.text


async def test_nothing_to_write_is_nothing_to_tell(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await Outlook(FakePayments(), BudgetSettings(), clock).tell(0, 2)
    assert not caplog.records
