"""What an edition cost: the difference of what was used, over midnight, and nothing where it cannot be known."""

from datetime import date, timedelta

import pytest
from builders import DAY, at
from fakes import FakeClock, FakeStore
from fakes_payments import FakePayments

from bot.errors import Temporary
from bot.ports.llm import Usage
from bot.ports.payments import EDITION, Limits, Spent
from bot.settings import BudgetSettings
from bot.writing.spent import Cost, Meter

PRICES = BudgetSettings(price_input=1.0, price_output=2.0)
LIMITS = Limits(1_000_000)


async def spend(store: FakeStore, clock: FakeClock, usage: Usage, payer: str = EDITION) -> None:
    number = await store.payments.reserve(clock.now().date(), payer, usage.total, LIMITS)
    assert number is not None
    await store.payments.settle(number, usage, None, clock.now())


async def test_only_what_editions_used_meanwhile_counts() -> None:
    store, clock = FakeStore(), FakeClock(at(DAY, 23))
    await spend(store, clock, Usage(7000, 70))
    meter = Meter(store.payments, clock, PRICES)
    await meter.begin()
    await spend(store, clock, Usage(1000, 200))
    await spend(store, clock, Usage(500, 0))
    await spend(store, clock, Usage(9, 9), "telegram:7")
    assert await meter.read() == Cost(2, 1700, pytest.approx(0.0019))


async def test_a_building_over_midnight_counts_both_days() -> None:
    store, clock = FakeStore(), FakeClock(at(DAY, 23, 59))
    await spend(store, clock, Usage(50, 0))
    meter = Meter(store.payments, clock, BudgetSettings())
    await meter.begin()
    await spend(store, clock, Usage(100, 10))
    clock.advance(timedelta(minutes=2))
    await spend(store, clock, Usage(1000, 0))
    assert await meter.read() == Cost(2, 1110, None)


class Away(FakePayments):
    """Cannot be asked while `away`."""

    away = True

    async def spent(self, day: date) -> tuple[Spent, ...]:
        if self.away:
            raise Temporary("the database does not answer")
        return await super().spent(day)


async def test_what_cannot_be_known_is_not_told_and_stops_nothing() -> None:
    payments, clock = Away(), FakeClock(at(DAY, 23))
    meter = Meter(payments, clock, PRICES)
    await meter.begin()
    payments.away = False
    assert await meter.read() is None
    await meter.begin()
    payments.away = True
    assert await meter.read() is None
    payments.away = False
    assert await meter.read() == Cost(0, 0, 0.0)
