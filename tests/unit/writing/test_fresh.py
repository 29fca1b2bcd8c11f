"""A text that was found wrong is not answered from memory."""

from datetime import UTC, date, datetime

from fakes import FakeClock, FakeStore
from fakes_paid import CountingModel, a_prompt

from bot.settings import BudgetSettings
from bot.writing.fresh import Fresh
from bot.writing.paid import PaidModel


async def test_a_fresh_model_forgets_the_reply_and_only_that_one() -> None:
    store, model = FakeStore(), CountingModel()
    paid = PaidModel(model, store.payments, BudgetSettings(), FakeClock(datetime(2024, 7, 17, tzinfo=UTC)))
    for user in ("1", "2", "1"):
        await paid.ask(a_prompt(user))
    assert model.asked == ["1", "2"]
    fresh = Fresh(paid, store.payments)
    assert fresh.name == paid.name == "model-1"
    assert (await fresh.ask(a_prompt("1"))).value.text == "1"
    assert model.asked == ["1", "2", "1"]
    await paid.ask(a_prompt("1"))
    await paid.ask(a_prompt("2"))
    assert model.asked == ["1", "2", "1"]
    assert [spent.calls for spent in await store.payments.spent(date(2024, 7, 17))] == [3]
