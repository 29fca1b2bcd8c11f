"""A model that costs: what is paid for is remembered, what is asked twice at once is asked once, limits hold."""

import asyncio
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from builders import DAY
from fakes import FakeClock
from fakes_paid import USED, CountingModel, Number, Word, a_prompt
from fakes_payments import FakePayments
from patience import rounds

from bot.errors import BadReply, BudgetSpent, ModelUnusable, Permanent, Temporary, Unsure
from bot.ports.llm import Prompt, Usage
from bot.ports.payments import CHATS, KeptReply, Limits, Spent
from bot.settings import BudgetSettings
from bot.writing.budget import most_used, request_key
from bot.writing.paid import PaidModel

TODAY = DAY + timedelta(days=1)
"""Of the clock that stands still."""
MOST = most_used(a_prompt())
BUDGET = BudgetSettings(10_000_000, 100_000)


@pytest.fixture
def payments() -> FakePayments:
    """Nothing was paid yet."""
    return FakePayments()


def paid(model: CountingModel, payments: FakePayments, clock: FakeClock, budget: BudgetSettings = BUDGET) -> PaidModel:
    return PaidModel(model, payments, budget, clock)


async def total(payments: FakePayments, day: date = TODAY) -> int:
    return sum(each.total for each in await payments.spent(day))


# --- what is remembered


async def test_a_reply_is_paid_once_and_then_remembered_across_runs(payments: FakePayments, clock: FakeClock) -> None:
    model = CountingModel()
    first = await paid(model, payments, clock).ask(a_prompt())
    assert (first.value, first.usage, first.model) == (Word(text="1"), USED, "model-1-0613")
    assert await payments.spent(TODAY) == (Spent("edition", 1, USED, 0),)
    again = await paid(model, payments, clock).ask(a_prompt())
    assert (again.value, again.usage, again.model) == (Word(text="1"), Usage(), "model-1-0613")
    assert (model.asked, await total(payments)) == (["1"], USED.total)


DIFFERENT: tuple[Prompt[Any], ...] = (
    a_prompt("2"),
    a_prompt(purpose="report"),
    a_prompt(version="v2"),
    a_prompt(most_output=501),
    Prompt("card", "v1", "other rules", "1", Word, 500),
    Prompt("card", "v1", "rules", "1", Number, 500),
)


@pytest.mark.parametrize("other", DIFFERENT)
async def test_whatever_the_reply_depends_on_makes_another_request(
    payments: FakePayments, clock: FakeClock, other: Prompt[Any]
) -> None:
    model = CountingModel()
    asked = paid(model, payments, clock)
    await asked.ask(a_prompt())
    await asked.ask(other)
    assert len(model.asked) == 2


async def test_another_model_is_another_request_and_another_payer_is_not(
    payments: FakePayments, clock: FakeClock
) -> None:
    first, second = CountingModel(), CountingModel(name="model-2")
    for model in (first, second):
        await paid(model, payments, clock).ask(a_prompt())
        await paid(model, payments, clock).ask(a_prompt(), "telegram:123")
    assert (first.asked, second.asked) == (["1"], ["1"])


def test_a_key_is_the_same_in_every_process() -> None:
    assert request_key("model-1", a_prompt("각")) == "0a9a42eab8619e618e50459dc15d3f88ca8eb147e81715bd7ade0870565f42e1"


async def test_a_reply_whose_shape_became_stricter_is_asked_anew(payments: FakePayments, clock: FakeClock) -> None:
    key = request_key("model-1", a_prompt())
    number = await payments.reserve(TODAY, "edition", 1, Limits(1))
    assert number is not None
    await payments.settle(number, USED, KeptReply(key, "model-1", '{"words":"1"}', USED), clock.now())
    model = CountingModel()
    assert (await paid(model, payments, clock).ask(a_prompt())).value == Word(text="1")
    assert model.asked == ["1"]


async def test_half_a_character_is_given_and_not_kept(payments: FakePayments, clock: FakeClock) -> None:
    model = CountingModel()
    asked = paid(model, payments, clock)
    for _ in range(2):
        assert (await asked.ask(a_prompt("\ud83d"))).value.text == "\ud83d"
    assert len(model.asked) == 2
    assert await total(payments) == 2 * USED.total


async def test_the_name_that_a_service_gives_itself_is_made_text(payments: FakePayments, clock: FakeClock) -> None:
    class Strange(CountingModel):
        async def ask(self, prompt, heard=None):  # type: ignore[no-untyped-def]
            reply = await super().ask(prompt, heard)
            return type(reply)(reply.value, reply.usage, "m\0\ud83d" + "x" * 500)

    reply = await paid(Strange(), payments, clock).ask(a_prompt())
    assert reply.model == "m?" + "x" * 198
    kept = await payments.reply(request_key("model-1", a_prompt()))
    assert kept is not None
    assert kept.model == reply.model


# --- equal requests at once


async def test_equal_requests_at_once_are_one_call(payments: FakePayments, clock: FakeClock) -> None:
    model = CountingModel(delay=0.01)
    asked = paid(model, payments, clock)
    heard: list[tuple[int, str]] = []

    def listener(name: int):  # type: ignore[no-untyped-def]
        return lambda text: heard.append((name, text))

    replies = await asyncio.gather(*(asked.ask(a_prompt(), heard=listener(name)) for name in range(5)))
    assert (model.asked, [reply.usage.total for reply in replies]) == (["1"], [USED.total, 0, 0, 0, 0])
    assert heard == [(name, "1") for name in range(5)]
    assert await payments.spent(TODAY) == (Spent("edition", 1, USED, 0),)


async def test_all_who_wait_hear_of_a_failure(payments: FakePayments, clock: FakeClock) -> None:
    asked = paid(CountingModel(BadReply("empty"), delay=0.01), payments, clock)
    told = await asyncio.gather(*(asked.ask(a_prompt()) for _ in range(3)), return_exceptions=True)
    assert [type(each) for each in told] == [BadReply] * 3


async def test_who_stops_waiting_does_not_break_off_what_another_waits_for(
    payments: FakePayments, clock: FakeClock
) -> None:
    model = CountingModel(delay=0.01)
    asked = paid(model, payments, clock)
    first, second = (asyncio.create_task(asked.ask(a_prompt())) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).value == Word(text="1")
    assert (first.cancelled(), model.asked) == (True, ["1"])


async def test_a_call_that_nobody_waits_for_is_broken_off_and_counts_as_used(
    payments: FakePayments, clock: FakeClock
) -> None:
    model = CountingModel(delay=60)
    asked = paid(model, payments, clock)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1):
            await asked.ask(a_prompt())
    assert (model.asked, model.now) == (["1"], 0)
    assert await payments.spent(TODAY) == (Spent("edition", 1, MOST, 0),)
    model.delay = 0
    assert (await asked.ask(a_prompt())).usage == USED


async def test_a_payer_who_may_not_pay_keeps_nobody_else_from_it(payments: FakePayments, clock: FakeClock) -> None:
    budget = BudgetSettings(10_000_000, MOST.total - 1)
    asked = paid(CountingModel(delay=0.01), payments, clock, budget)
    chat, edition = await asyncio.gather(
        asked.ask(a_prompt(), "telegram:123"), asked.ask(a_prompt()), return_exceptions=True
    )
    assert isinstance(chat, BudgetSpent)
    assert chat.payer == "telegram:123"
    assert not isinstance(edition, BaseException)
    assert [each.payer for each in await payments.spent(TODAY)] == ["edition"]


# --- what failing costs


@pytest.mark.parametrize(
    ("fault", "cost"),
    [
        (Temporary("too many requests"), None),
        (ModelUnusable("401", "Set OPENAI_API_KEY."), None),
        (Unsure("no answer in time"), MOST),
        (BadReply("no JSON", "Sure!", input_tokens=700, output_tokens=9), Usage(700, 9)),
        (BadReply("empty"), MOST),
    ],
)
async def test_a_failure_costs_what_it_may_have_cost_and_is_not_remembered(
    payments: FakePayments, clock: FakeClock, fault: Exception, cost: Usage | None
) -> None:
    model = CountingModel(fault)
    with pytest.raises(type(fault)):
        await paid(model, payments, clock).ask(a_prompt())
    assert await payments.spent(TODAY) == ((Spent("edition", 1, cost, 0),) if cost else ())
    assert (await paid(model, payments, clock).ask(a_prompt())).usage == USED


async def test_a_fault_that_nobody_knows_leaves_its_reservation_and_lets_the_next_go(
    payments: FakePayments, clock: FakeClock
) -> None:
    model = CountingModel(Permanent("what is this"))
    asked = paid(model, payments, clock)
    with pytest.raises(Permanent):
        await asked.ask(a_prompt())
    assert [each.reserved for each in await payments.spent(TODAY)] == [MOST.total]
    assert (await asked.ask(a_prompt())).usage == USED


async def test_a_service_that_does_not_count_is_counted_for(payments: FakePayments, clock: FakeClock) -> None:
    reply = await paid(CountingModel(used=Usage()), payments, clock).ask(a_prompt("1" * 1000, most_output=50))
    assert reply.usage.input == most_used(a_prompt("1" * 1000)).input
    assert reply.usage.output >= 1000
    assert await total(payments) == reply.usage.total


# --- the circuit


async def test_row_24_a_wrong_key_costs_one_call_for_eighty_prompts(payments: FakePayments, clock: FakeClock) -> None:
    wrong = ModelUnusable("the key was refused", "Set OPENAI_API_KEY.")
    model = CountingModel(*[wrong] * 80, delay=0.01)
    asked = paid(model, payments, clock)
    told = await asyncio.gather(*(asked.ask(a_prompt(str(number))) for number in range(80)), return_exceptions=True)
    assert {type(each) for each in told} == {ModelUnusable}
    assert (len(model.asked), await payments.spent(TODAY)) == (1, ())


async def test_after_the_first_reply_all_go_together(payments: FakePayments, clock: FakeClock) -> None:
    model = CountingModel()
    asked = paid(model, payments, clock)
    model.go.clear()
    first = asyncio.create_task(asked.ask(a_prompt("first")))
    others = [asyncio.create_task(asked.ask(a_prompt(str(number)))) for number in range(16)]
    await rounds()
    assert model.asked == ["first"]
    first.add_done_callback(lambda _: model.go.clear())
    model.go.set()
    await first
    await rounds()
    assert len(model.asked) == 17
    model.go.set()
    await asyncio.gather(*others)
    assert model.most > 1


async def test_what_is_remembered_is_given_while_the_model_is_left_alone(
    payments: FakePayments, clock: FakeClock
) -> None:
    model = CountingModel()
    asked = paid(model, payments, clock)
    await asked.ask(a_prompt("kept"))
    model.faults = [Temporary("down")] * 3
    for number in range(3):
        with pytest.raises(Temporary):
            await asked.ask(a_prompt(str(number)))
    with pytest.raises(Temporary, match="left alone"):
        await asked.ask(a_prompt("new"))
    assert (await asked.ask(a_prompt("kept"))).value == Word(text="kept")
    assert len(model.asked) == 4
    clock.advance(timedelta(seconds=60))
    assert (await asked.ask(a_prompt("new"))).usage == USED


async def test_a_store_that_fails_is_not_the_models_fault(clock: FakeClock) -> None:
    class Away(FakePayments):
        away = True

        async def reserve(self, *asked: object) -> int | None:
            if self.away:
                raise Temporary("another program holds the database")
            return await super().reserve(*asked)  # type: ignore[arg-type]  # passed on as it came

    payments = Away()
    asked = paid(CountingModel(), payments, clock)
    for _ in range(5):
        with pytest.raises(Temporary, match="database"):
            await asked.ask(a_prompt())
    payments.away = False
    assert (await asked.ask(a_prompt())).usage == USED


# --- the budget


def of_length(user: str) -> Usage:
    """What a call takes that is not the same for all, and never more than was set aside."""
    number = int(user.partition(" ")[0])
    return Usage(MOST.input - number % 40, number % 490)


async def test_many_chats_never_spend_more_than_the_budget(payments: FakePayments, clock: FakeClock) -> None:
    """10,000 questions of 1,000 chats, 16 at a time: what all chats may use holds, and each chat's own."""
    model = CountingModel(used=of_length)
    budget = BudgetSettings(daily=400_000, chat_daily=3 * MOST.total)
    asked = paid(model, payments, clock, budget)
    room, answers = asyncio.Semaphore(16), Counter[str]()

    async def question(number: int) -> None:
        async with room:
            try:
                await asked.ask(a_prompt(f"{number} question"), f"telegram:{number % 1000}")
                answers["answered"] += 1
            except BudgetSpent as spent:
                answers[CHATS if spent.payer == CHATS else "chat"] += 1

    await asyncio.gather(*(question(number) for number in range(10_000)))
    spent = await payments.spent(TODAY)
    assert sum(each.total for each in spent) <= budget.chats_daily < budget.daily / 3
    assert sum(each.total for each in spent) > budget.chats_daily - 17 * MOST.total
    assert max(each.total for each in spent) <= budget.chat_daily
    assert sum(each.calls for each in spent) == len(model.asked) == answers["answered"]
    assert answers.total() == 10_000
    assert not payments.reservations


async def test_one_chat_cannot_spend_more_than_its_own(payments: FakePayments, clock: FakeClock) -> None:
    model = CountingModel(used=of_length)
    budget = BudgetSettings(daily=10_000_000, chat_daily=20_000)
    asked = paid(model, payments, clock, budget)
    told = await asyncio.gather(
        *(asked.ask(a_prompt(f"{number} question"), "telegram:1") for number in range(500)), return_exceptions=True
    )
    refused = [each for each in told if isinstance(each, BudgetSpent)]
    (spent,) = await payments.spent(TODAY)
    assert 20_000 - MOST.total < spent.total <= 20_000
    assert (len(refused) + len(model.asked), {each.payer for each in refused}) == (500, {"telegram:1"})
    assert (await asked.ask(a_prompt("1 more"), "telegram:2")).usage.total


async def test_a_call_that_takes_more_than_was_set_aside_is_the_last(payments: FakePayments, clock: FakeClock) -> None:
    greedy = Usage(MOST.input, 50_000, reasoning=49_000)
    model = CountingModel(used=greedy)
    asked = paid(model, payments, clock, BudgetSettings(daily=20_000))
    told = [await asyncio.gather(asked.ask(a_prompt(str(n))), return_exceptions=True) for n in range(5)]
    assert [isinstance(each, BudgetSpent) for (each,) in told] == [False, True, True, True, True]
    assert await total(payments) == greedy.total


async def test_cached_tokens_count(payments: FakePayments, clock: FakeClock) -> None:
    used = Usage(MOST.input, 10, cached=MOST.input)
    model = CountingModel(used=used)
    asked = paid(model, payments, clock, BudgetSettings(daily=3 * MOST.input + MOST.output + 19))
    for number in range(2):
        await asked.ask(a_prompt(str(number)))
    with pytest.raises(BudgetSpent):
        await asked.ask(a_prompt("2"))
    assert await total(payments) == 2 * (MOST.input + 10)
