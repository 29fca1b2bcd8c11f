"""What is scraped answers for a day without the code: was it on time, who did not get it, what did it cost, what was
stopped. Everything is asked of the text alone."""

from datetime import time, timedelta

import pytest
from builders import DAY, a_card, a_chat, a_day_without, a_list, a_listed, a_source_report, an_edition, at
from builders_ledger import LANE, NOW, claim, planned, sent, settle, taken, waiting
from fakes import FakeClock, FakeStore
from fakes_chats import ChatMemory, FakeChats
from fakes_ledger import FakeLedger
from scraped import Scraped, scraped

from adapters.metrics.exposed import Sample, exposition
from adapters.metrics.stored import AN_EDITION, FRESH, Stored
from bot.domain.evidence import Dropped
from bot.errors import Temporary
from bot.ports.ledger import LaneState, Settled
from bot.ports.llm import Usage
from bot.ports.payments import EDITION, Limits
from bot.ports.store import ChatCounts
from bot.settings import BudgetSettings

LIMITS = Limits(1_000_000)
PRICES = BudgetSettings(price_input=1.0, price_output=2.0)


def of(store: FakeStore, clock: FakeClock, budget: BudgetSettings = PRICES) -> Stored:
    return Stored(store, clock, budget, time(23))


async def page(stored: Stored) -> Scraped:
    return scraped(exposition(await stored.samples()).decode())


async def spend(store: FakeStore, payer: str, usage: Usage) -> None:
    number = await store.payments.reserve(NOW.date(), payer, usage.total, LIMITS)
    assert number is not None
    await store.payments.settle(number, usage, None, NOW)


async def test_was_the_edition_on_time() -> None:
    store, clock = FakeStore(), FakeClock(at(DAY, 23, 30))
    stored = of(store, clock)
    assert (await page(stored))[("jogan_edition_late_seconds",)] == 1800
    await store.editions.publish(an_edition(sources=(a_source_report("arxiv", 0, error="503"), a_source_report())))
    await store.lists.add(a_list())
    clock.advance(timedelta(seconds=FRESH))
    found = await page(stored)
    assert found[("jogan_edition_late_seconds",)] == 0
    assert found[("jogan_edition_day_seconds",)] == at(DAY, 0).timestamp()
    assert found[("jogan_edition_papers",)] == len(an_edition().papers)
    assert found[("jogan_source_up", "arxiv")] == 0
    assert found[("jogan_source_up", "huggingface")] == 1
    assert found[("jogan_source_papers", "huggingface")] == 16
    assert found[("jogan_source_read_seconds", "huggingface")] == a_list().asked_at.timestamp()
    assert found[("jogan_source_read_seconds", "arxiv")] == 0


async def test_a_day_without_papers_is_not_late_and_one_whose_sources_failed_is() -> None:
    store, clock = FakeStore(), FakeClock(at(DAY, 23, 30))
    await store.editions.publish(a_day_without())
    assert (await page(of(store, clock)))[("jogan_edition_late_seconds",)] == 0
    store = FakeStore()
    await store.editions.publish(a_day_without(reason="sources_failed"))
    found = await page(of(store, clock))
    assert found[("jogan_edition_late_seconds",)] == 1800
    assert found[("jogan_edition_day_seconds",)] == 0


async def test_who_did_not_get_it() -> None:
    store, clock = FakeStore(), FakeClock(NOW)
    await planned(store, "1", "2", "3", parts=1)
    await store.chats.put(a_chat("4", paused=True, everything=True))
    fence = await taken(store)
    one, two, _ = await waiting(store)
    await claim(store, fence, one, two)
    await settle(store, fence, sent(one), Settled(two.number, "dead", "the bot was blocked"))
    await store.ledger.pause(LANE, NOW + timedelta(seconds=90), "too many")
    clock.advance(timedelta(seconds=60))
    found = await page(of(store, clock))
    states = {state: found[("jogan_deliveries", LANE, state)] for state in ("sent", "dead", "ready", "parked")}
    assert states == {"sent": 1, "dead": 1, "ready": 1, "parked": 0}
    assert found[("jogan_oldest_ready_seconds", LANE)] == 60
    assert found[("jogan_lane_held", LANE)] == 1
    assert found[("jogan_lane_paused_seconds", LANE)] == 30
    assert found[("jogan_chats", "known")] == 4
    assert found[("jogan_chats", "paused")] == 1
    assert not [key for key in found if "terminal" in key and key[0] == "jogan_chats"]


async def test_what_it_cost_and_nobody_is_named() -> None:
    store, clock = FakeStore(), FakeClock(NOW)
    await spend(store, EDITION, Usage(1000, 200, 300, 50))
    await spend(store, "telegram:77007700", Usage(10, 5))
    await spend(store, "discord:88008800", Usage(20, 5))
    samples = await of(store, clock).samples()
    found = scraped(exposition(samples).decode())
    assert found[("jogan_model_calls", "edition")] == 1
    assert found[("jogan_model_calls", "chats")] == 2
    assert found[("jogan_model_tokens", "input", "edition")] == 1000
    assert found[("jogan_model_tokens", "cached", "edition")] == 300
    assert found[("jogan_model_tokens", "input", "chats")] == 30
    assert found[("jogan_model_tokens", "reserved", "chats")] == 0
    assert found[("jogan_model_money", "edition")] == pytest.approx(0.0014)
    assert found[("jogan_model_tokens_limit",)] == PRICES.daily
    assert b"7700" not in exposition(samples)
    assert b"8800" not in exposition(samples)


async def test_without_prices_no_money_is_told() -> None:
    store = FakeStore()
    await spend(store, EDITION, Usage(1000, 200))
    found = await page(of(store, FakeClock(NOW), BudgetSettings()))
    assert not [key for key in found if key[0] == "jogan_model_money"]
    assert found[("jogan_model_tokens", "output", "edition")] == 200


async def test_what_the_gate_stopped() -> None:
    dropped = (Dropped("It wins.", "numbers", "9 is nowhere"), Dropped("It is best.", "superlatives", "no quote"))
    one = a_card(writer="model", model="m", dropped=dropped)
    other = a_card(because="gate", dropped=dropped[:1])
    store = FakeStore()
    await store.editions.publish(an_edition(papers=(a_listed(1, cards={"en": one, "ko": other}),), reports=()))
    found = await page(of(store, FakeClock(NOW)))
    assert found[("jogan_gate_stopped", "numbers", "card")] == 2
    assert found[("jogan_gate_stopped", "superlatives", "card")] == 1
    assert found[("jogan_edition_texts", "", "model")] == 1
    assert found[("jogan_edition_texts", "gate", "extractive")] == 1


async def test_nothing_is_read_again_within_a_quarter_of_a_minute() -> None:
    store, clock = FakeStore(), FakeClock(NOW)
    stored = of(store, clock)
    await stored.samples()
    await spend(store, EDITION, Usage(7, 0))
    clock.advance(timedelta(seconds=FRESH - 1))
    assert (await page(stored))[("jogan_model_calls", "edition")] == 0
    clock.advance(timedelta(seconds=1))
    assert (await page(stored))[("jogan_model_calls", "edition")] == 1


async def test_an_edition_that_was_written_on_is_read_again_after_a_while() -> None:
    store, clock = FakeStore(), FakeClock(NOW)
    await store.editions.publish(an_edition(papers=(a_listed(1, cards={"en": a_card()}),), reports=()))
    stored = of(store, clock)
    await stored.samples()
    await store.editions.correct(an_edition(papers=(a_listed(1, cards={"en": a_card(writer="model")}),), reports=()))
    clock.advance(timedelta(seconds=AN_EDITION - 1))
    assert ("jogan_edition_texts", "", "extractive") in await page(stored)
    clock.advance(timedelta(seconds=FRESH))
    assert ("jogan_edition_texts", "", "model") in await page(stored)


class Large(FakeLedger):
    """Takes a second to count; `asked` are the readings, True where it counted."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(ChatMemory())
        self.clock = clock
        self.asked: list[bool] = []

    async def lanes(self, *, counted: bool = True) -> tuple[LaneState, ...]:
        self.asked.append(counted)
        self.clock.advance(timedelta(seconds=1) if counted else timedelta(0))
        return (LaneState(LANE, "", None, "", {"sent": 5} if counted else {}, None),)


async def test_counting_that_takes_long_is_done_seldom() -> None:
    store, clock = FakeStore(), FakeClock(NOW)
    store.ledger = large = Large(clock)
    stored = of(store, clock)
    for _ in range(6):
        assert (await page(stored))[("jogan_deliveries", LANE, "sent")] == 5
        clock.advance(timedelta(seconds=20))
    assert large.asked == [True, False, False, False, False, True]


class Unread(FakeChats):
    """Cannot be counted."""

    async def counts(self) -> ChatCounts:
        raise Temporary("the database does not answer")


async def test_what_cannot_be_read_is_not_told_as_read() -> None:
    store = FakeStore()
    stored, well = of(store, FakeClock(NOW)), store.chats
    store.chats = Unread(ChatMemory())
    for _ in range(2):
        with pytest.raises(Temporary):
            await stored.samples()
    store.chats = well
    assert (await page(stored))[("jogan_chats", "known")] == 0


def test_a_sample_that_the_list_has_not_is_refused() -> None:
    with pytest.raises(KeyError):
        exposition([Sample("jogan_secret", 1)])
