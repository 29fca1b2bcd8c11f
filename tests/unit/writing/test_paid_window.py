"""How many calls may be lost to a kill: those that are asked and not yet written down as paid are few."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from builders import DAY
from fakes import FakeClock
from fakes_paid import USED, CountingModel, a_prompt
from fakes_payments import FakePayments
from patience import COMES

from bot.errors import BadReply
from bot.ports.llm import Heard, Prompt, Reply, Shape, Usage
from bot.ports.payments import KeptReply, Spent
from bot.settings import BudgetSettings
from bot.writing.paid import PaidModel

TODAY = DAY + timedelta(days=1)
"""Of the clock that stands still."""
PLENTY = BudgetSettings(10_000_000, 10_000_000)


class Slow(FakePayments):
    """Payments of a disk that writes when it is told to; `settling` calls wait for it, `most` did at once."""

    def __init__(self) -> None:
        super().__init__()
        self.settling = self.most = 0
        self.go = asyncio.Event()

    async def settle(self, reservation: int, usage: Usage, reply: KeptReply | None, at: datetime) -> None:
        self.settling += 1
        self.most = max(self.most, self.settling)
        async with asyncio.timeout(COMES):
            await self.go.wait()
        self.settling -= 1
        await super().settle(reservation, usage, reply, at)


async def until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(COMES):
        while not so():  # noqa: ASYNC110 - calls set no event where they wait
            await asyncio.sleep(0)


async def proved(model: CountingModel, payments: Slow, clock: FakeClock, at_once: int) -> PaidModel:
    """A model that has answered once, so that calls go beside each other; its disk stands still after that."""
    asked = PaidModel(model, payments, PLENTY, clock, at_once)
    payments.go.set()
    await asked.ask(a_prompt("first"))
    payments.go.clear()
    model.asked.clear()
    return asked


def begun(asked: PaidModel, count: int) -> list["asyncio.Task[Any]"]:
    return [asyncio.create_task(asked.ask(a_prompt(str(number)))) for number in range(count)]


async def test_a_call_keeps_its_place_until_it_is_settled(clock: FakeClock) -> None:
    model, payments = CountingModel(), Slow()
    asked = await proved(model, payments, clock, at_once=3)
    calls = begun(asked, 8)
    await until(lambda: payments.settling == 3)
    for _ in range(100):
        await asyncio.sleep(0)
    assert model.asked == ["0", "1", "2"]
    payments.go.set()
    replies = await asyncio.gather(*calls)
    assert [reply.value.text for reply in replies] == [str(number) for number in range(8)]
    assert payments.most == 3
    assert payments.reservations == {}


async def test_the_tokens_of_the_next_calls_are_set_aside_before_there_is_a_place(clock: FakeClock) -> None:
    model, payments = CountingModel(), Slow()
    asked = await proved(model, payments, clock, at_once=1)
    calls = begun(asked, 3)
    await until(lambda: len(payments.reservations) == 3 and payments.settling == 1)
    assert model.asked == ["0"]
    payments.go.set()
    await asyncio.gather(*calls)


async def test_who_stops_waiting_for_a_place_has_asked_and_pays_nothing(clock: FakeClock) -> None:
    model, payments = CountingModel(), Slow()
    asked = await proved(model, payments, clock, at_once=1)
    first, second = begun(asked, 2)
    await until(lambda: len(payments.reservations) == 2 and payments.settling == 1)
    second.cancel()
    payments.go.set()
    await first
    with pytest.raises(asyncio.CancelledError):
        await second
    assert model.asked == ["0"]
    assert payments.reservations == {}
    assert await payments.spent(TODAY) == (Spent("edition", 2, Usage(1800, 200, 1200, 80), 0),)
    assert (await asked.ask(a_prompt("1"))).usage == USED


async def test_a_call_that_fails_gives_its_place_back(clock: FakeClock) -> None:
    model, payments = CountingModel(), Slow()
    asked = await proved(model, payments, clock, at_once=1)
    payments.go.set()
    model.faults = [BadReply("empty")]
    with pytest.raises(BadReply):
        await asked.ask(a_prompt("0"))
    async with asyncio.timeout(COMES):
        assert (await asked.ask(a_prompt("0"))).usage == USED


async def test_a_question_does_not_wait_behind_an_edition(clock: FakeClock) -> None:
    model, payments = CountingModel(), Slow()
    asked = await proved(model, payments, clock, at_once=4)
    edition = begun(asked, 20)
    await until(lambda: payments.settling == 4)
    question = asyncio.create_task(asked.ask(replace(a_prompt("person"), urgent=True), "a:1"))
    await until(lambda: payments.settling == 5)
    assert model.asked == ["0", "1", "2", "3", "person"]
    payments.go.set()
    assert (await question).value.text == "person"
    await asyncio.gather(*edition)


async def test_urgency_is_no_other_request(clock: FakeClock) -> None:
    model, payments = CountingModel(), Slow()
    asked = await proved(model, payments, clock, at_once=1)
    payments.go.set()
    await asked.ask(a_prompt("1"))
    assert (await asked.ask(replace(a_prompt("1"), urgent=True))).usage == Usage()
    assert model.asked == ["1"]


class Speaking(CountingModel):
    """Says its first words at once, and goes on when it is told to; `streamed` are whose words are heard."""

    def __init__(self) -> None:
        super().__init__()
        self.streamed: list[str] = []

    async def ask(self, prompt: Prompt[Shape], heard: Heard | None = None) -> Reply[Shape]:
        if heard is not None:
            self.streamed.append(prompt.user)
            heard(prompt.user[:1])
        return await super().ask(prompt)


async def test_the_first_call_alone_is_streamed_and_the_others_go_with_its_first_words() -> None:
    model = Speaking()
    model.go.clear()
    paid = PaidModel(model, FakePayments(), PLENTY, FakeClock())
    asking = [asyncio.create_task(paid.ask(a_prompt(f"question {number}"))) for number in range(5)]
    await until(lambda: len(model.asked) == len(asking))
    assert model.streamed == ["question 0"]
    model.go.set()
    assert [reply.value.text for reply in await asyncio.gather(*asking)] == [f"question {at}" for at in range(5)]
