"""Tokens are set aside before a call and replaced after it; what is in flight is waited for, what is used is not."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest
from builders import DAY
from fakes import FakeClock
from fakes_payments import FakePayments
from told_events import fields_of

from bot.errors import BudgetSpent
from bot.ports.llm import Usage
from bot.ports.payments import CHATS, Limits, Spent
from bot.settings import BudgetSettings
from bot.writing.purse import MOST_COUNTED, Purse, Reserved, bounded

MOST = Usage(800, 200)
CHAT = "telegram:123"


@pytest.fixture
def evening(clock: FakeClock) -> FakeClock:
    """A clock one second before midnight of DAY."""
    clock.set(datetime(DAY.year, DAY.month, DAY.day, 23, 59, 59, tzinfo=UTC))
    return clock


def purse(payments: FakePayments, clock: FakeClock, daily: int = 10_000, chat: int = 3000, share: float = 1.0) -> Purse:
    return Purse(payments, BudgetSettings(daily, chat, chats_share=share), clock)


async def test_the_edition_has_no_limit_of_its_own_and_a_chat_has(evening: FakeClock) -> None:
    payments = FakePayments()
    filled = purse(payments, evening)
    for _ in range(3):
        await filled.settle(await filled.reserve(CHAT, MOST), MOST, None)
    with pytest.raises(BudgetSpent, match="telegram:123: the 3,000 tokens") as caught:
        await filled.reserve(CHAT, MOST)
    assert caught.value.payer == CHAT
    for _ in range(7):
        await filled.settle(await filled.reserve("edition", MOST), MOST, None)
    for payer in ("edition", "telegram:9"):
        with pytest.raises(BudgetSpent, match="the 10,000 tokens of 2024-07-16 are used") as caught:
            await filled.reserve(payer, MOST)
        assert caught.value.payer is None


async def test_all_chats_together_leave_the_edition_its_tokens(evening: FakeClock) -> None:
    payments = FakePayments()
    filled = purse(payments, evening, share=0.45)
    for number in range(4):
        await filled.settle(await filled.reserve(f"telegram:{number}", MOST), MOST, None)
    with pytest.raises(BudgetSpent, match="the 4,500 tokens of 2024-07-16 for all chats are used") as caught:
        await filled.reserve("telegram:9", MOST)
    assert caught.value.payer == CHATS
    await filled.settle(await filled.reserve("telegram:9", Usage(500)), Usage(500), None)
    for _ in range(5):
        await filled.settle(await filled.reserve("edition", MOST), MOST, None)
    with pytest.raises(BudgetSpent, match="the 10,000 tokens") as caught:
        await filled.reserve("edition", MOST)
    assert caught.value.payer is None


async def test_chats_wait_for_chats_in_flight_and_the_edition_waits_for_none_of_them(evening: FakeClock) -> None:
    payments = FakePayments()
    filled = purse(payments, evening, share=0.25)
    flying = [await filled.reserve(f"telegram:{number}", MOST) for number in range(2)]
    waiting = asyncio.create_task(filled.reserve("telegram:9", MOST))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    await filled.reserve("edition", MOST)
    await filled.settle(flying[0], Usage(300), None)
    assert (await waiting).most == MOST


async def test_what_other_processes_have_reserved_for_chats_is_not_waited_for(evening: FakeClock) -> None:
    payments = FakePayments()
    await payments.reserve(DAY, "telegram:1", 2500, Limits(10_000))
    with pytest.raises(BudgetSpent) as caught:
        await purse(payments, evening, share=0.3).reserve("telegram:9", MOST)
    assert caught.value.payer == CHATS


class Elsewhere(FakePayments):
    """Another process settles its call between a refusal and the look at why."""

    async def reserve(self, *asked: object) -> int | None:
        number = await super().reserve(*asked)  # type: ignore[arg-type]  # passed on as it came
        if number is None:
            for other in list(self.reservations):
                await self.settle(other, Usage(), None, datetime(2024, 7, 16, tzinfo=UTC))
        return number


async def test_room_that_comes_from_elsewhere_meanwhile_is_taken(evening: FakeClock) -> None:
    payments = Elsewhere()
    await payments.reserve(DAY, "edition", 900, Limits(1000))
    assert (await purse(payments, evening, daily=1000).reserve("edition", MOST)).most == MOST


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_the_share_of_all_chats_is_a_share(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        BudgetSettings(chats_share=share)


async def test_the_day_is_that_of_utc(evening: FakeClock) -> None:
    payments = FakePayments()
    filled = purse(payments, evening, daily=1000)
    late = await filled.reserve("edition", MOST)
    evening.advance(timedelta(seconds=1))
    await filled.reserve("edition", MOST)
    await filled.settle(late, Usage(1, 1), None)
    assert await payments.spent(DAY) == (Spent("edition", 1, Usage(1, 1), 0),)
    assert (await payments.spent(DAY + timedelta(days=1)))[0].reserved == 1000


async def test_what_is_in_flight_is_waited_for(evening: FakeClock) -> None:
    payments = FakePayments()
    filled = purse(payments, evening, daily=2500)
    flying = [await filled.reserve("edition", MOST) for _ in range(2)]
    waiting = [asyncio.create_task(filled.reserve("edition", MOST)) for _ in range(2)]
    await asyncio.sleep(0.01)
    assert not any(task.done() for task in waiting)
    await filled.settle(flying[0], Usage(300, 100), None)
    done, left = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    assert (len(done), len(left)) == (1, 1)
    await filled.settle(flying[1], Usage(900, 100), None)
    await filled.settle(done.pop().result(), Usage(100, 100), None)
    with pytest.raises(BudgetSpent):
        await left.pop()
    assert sum(each.usage.total for each in await payments.spent(DAY)) == 1600


async def test_what_others_have_reserved_is_not_waited_for(evening: FakeClock) -> None:
    """Another process may have been killed in the middle: its reservation counts for its day."""
    payments = FakePayments()
    await payments.reserve(DAY, "edition", 900, Limits(1000))
    with pytest.raises(BudgetSpent) as caught:
        await purse(payments, evening, daily=1000).reserve("edition", MOST)
    assert caught.value.payer is None
    await payments.reserve(DAY, CHAT, 2500, Limits(10_000))
    with pytest.raises(BudgetSpent) as caught:
        await purse(payments, evening).reserve(CHAT, MOST)
    assert caught.value.payer == CHAT


async def test_at_the_end_nobody_waits_for_calls_in_flight(evening: FakeClock) -> None:
    payments = FakePayments()
    filled = purse(payments, evening, daily=5000, chat=1500)
    await filled.settle(await filled.reserve(CHAT, MOST), MOST, None)
    flying = await filled.reserve("telegram:9", MOST)
    with pytest.raises(BudgetSpent):
        await filled.reserve(CHAT, MOST)
    await filled.settle(flying, Usage(3500), None)
    flying = await filled.reserve("edition", Usage(0))
    with pytest.raises(BudgetSpent):
        await filled.reserve("edition", MOST)
    await filled.settle(flying, Usage(), None)


async def test_the_days_end_is_told_once_a_day(evening: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    spent = purse(FakePayments(), evening, daily=10)
    for _ in range(3):
        with pytest.raises(BudgetSpent):
            await spent.reserve("edition", MOST)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "JOGAN_DAILY_TOKENS" in caplog.text
    assert len(fields_of(caplog, "budget")) == 1
    assert fields_of(caplog, "budget")[0]["reason"].startswith("the 10 tokens of")
    evening.advance(timedelta(days=1))
    with pytest.raises(BudgetSpent):
        await spent.reserve("edition", MOST)
    assert len(caplog.records) == 2


class Asked(FakePayments):
    """Counts how often it is asked to reserve."""

    count = 0

    async def reserve(self, *asked: object) -> int | None:
        self.count += 1
        return await super().reserve(*asked)  # type: ignore[arg-type]  # passed on as it came


async def test_when_the_day_is_used_the_store_is_asked_no_more(evening: FakeClock) -> None:
    payments = Asked()
    filled = purse(payments, evening, daily=1500)
    await filled.settle(await filled.reserve("edition", MOST), MOST, None)
    for payer in ["edition", CHAT] * 100:
        with pytest.raises(BudgetSpent):
            await filled.reserve(payer, MOST)
    assert payments.count == 2
    await filled.settle(await filled.reserve("edition", Usage(500)), Usage(500), None)
    evening.advance(timedelta(days=1))
    await filled.reserve("edition", MOST)
    assert payments.count == 4


async def test_when_all_chats_have_used_their_share_the_store_is_asked_no_more_for_any(evening: FakeClock) -> None:
    payments = Asked()
    filled = purse(payments, evening, share=0.15)
    await filled.settle(await filled.reserve(CHAT, MOST), MOST, None)
    for number in range(100):
        with pytest.raises(BudgetSpent) as caught:
            await filled.reserve(f"telegram:{number}", MOST)
        assert caught.value.payer == CHATS
    assert payments.count == 2
    await filled.reserve("edition", MOST)
    assert payments.count == 3


class Slow(FakePayments):
    """Reserves after a while, as a disk does."""

    async def reserve(self, *asked: object) -> int | None:
        await asyncio.sleep(0.01)
        return await super().reserve(*asked)  # type: ignore[arg-type]  # passed on as it came


@pytest.mark.parametrize("daily", [10_000, 10])
async def test_who_is_broken_off_while_reserving_leaves_nothing_reserved(evening: FakeClock, daily: int) -> None:
    payments = Slow()
    asking = asyncio.create_task(purse(payments, evening, daily).reserve("edition", MOST))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert (payments.reservations, await payments.spent(DAY)) == ({}, ())


@pytest.mark.parametrize(
    ("counted", "kept"),
    [
        (Usage(3, 4, 2, 1), Usage(3, 4, 2, 1)),
        (Usage(-3, 4, -1, 0), Usage(0, 4)),
        (Usage(2**80, 1), Usage(MOST_COUNTED, 1)),
    ],
)
async def test_a_count_beyond_sense_is_bounded(evening: FakeClock, counted: Usage, kept: Usage) -> None:
    payments = FakePayments()
    number = await payments.reserve(DAY, "edition", 1000, Limits(1000))
    assert number is not None
    await purse(payments, evening).settle(Reserved(number, MOST), counted, None)
    assert bounded(counted) == kept
    assert [each.usage for each in await payments.spent(DAY)] == [kept]
