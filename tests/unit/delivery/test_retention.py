"""What is only needed for a while is forgotten after it, and nothing else."""

from dataclasses import replace
from datetime import timedelta

from builders import DAY, a_chat, a_message, an_address
from fakes import FakeClock, FakeStore
from fakes_passages import FakePassages
from ledger_rows import settle, write_posting

from bot.delivery.retention import ALERTS, ANSWERS, DELIVERIES, FOUND, HEARD, MESSAGES, PAYMENTS, REPORTED, TEXTS, tidy
from bot.domain.alert import Alert
from bot.domain.answer import Answer
from bot.domain.conversation import Conversation, Exchange
from bot.domain.text import PaperText, TextSection
from bot.ports.ledger import Settled
from bot.ports.llm import Usage
from bot.ports.payments import KeptReply, Limits
from bot.ports.reports import Joined
from bot.ports.store import AnswerState, KeptAnswer


async def test_updates_and_messages_are_forgotten_after_their_time(clock: FakeClock) -> None:
    kept, now = FakeStore(), clock.now()
    old, young = a_message("1", sent_at=now - MESSAGES - timedelta(hours=1)), a_message("2", sent_at=now)
    await kept.messages.add([old, young])
    await kept.heard.first("telegram:1", "old", now - HEARD - timedelta(hours=1))
    await kept.heard.first("telegram:1", "young", now)
    assert await tidy(kept, clock) == 2
    assert await kept.messages.at(old.address, old.message) is None
    assert await kept.messages.at(young.address, young.message) == young.about
    assert not await kept.heard.first("telegram:1", "young", now)
    assert await tidy(kept, clock) == 0


async def test_deliveries_that_are_over_are_forgotten_and_those_that_wait_stay(clock: FakeClock) -> None:
    kept, now = FakeStore(), clock.now()
    long_ago = now - DELIVERIES - timedelta(hours=1)
    rows = await write_posting(kept, a_chat("1", everything=True), DAY, 3, long_ago)
    await settle(kept, rows, [Settled(0, "sent", message_id="7"), Settled(1, "dead", "no")], long_ago)
    assert await tidy(kept, clock) == 2
    assert [row.part for row in await kept.ledger.entries()] == [3]


async def test_texts_replies_and_days_of_spending_are_forgotten_after_a_month(clock: FakeClock) -> None:
    kept, now = FakeStore(), clock.now()
    for paper, put in (("arxiv:1", now - TEXTS - timedelta(hours=1)), ("arxiv:2", now - TEXTS)):
        text = PaperText(paper, "Title", "Abstract.", "html", (TextSection("1", "Models grow."),))
        await kept.texts.put(text, put)
    for key, at in (("old", now - PAYMENTS - timedelta(days=1)), ("young", now - PAYMENTS)):
        number = await kept.payments.reserve(at.date(), "edition", 10, Limits(10))
        assert number is not None
        await kept.payments.settle(number, Usage(9, 1), KeptReply(key, "m", "{}", Usage(9, 1)), at)
    assert await tidy(kept, clock) == 3
    assert [await kept.texts.get("arxiv:1") is None, await kept.texts.get("arxiv:2") is None] == [True, False]
    assert [await kept.payments.reply(key) is None for key in ("old", "young")] == [True, False]
    assert await kept.payments.spent((now - PAYMENTS).date()) != ()
    assert await tidy(kept, clock) == 0


async def test_what_was_asked_is_forgotten_after_a_month_and_a_report_waits_longer(clock: FakeClock) -> None:
    kept, now = FakeStore(), clock.now()
    answer = Answer("How?", "en", ("arxiv:1",), "answered", "model")
    ages = {"old": ANSWERS + timedelta(hours=1), "young": ANSWERS, "reported": REPORTED, "too late": REPORTED * 2}
    numbers = {}
    for name, age in ages.items():
        given = KeptAnswer(0, an_address(), "private", "7", name, answer, now - age)
        state: AnswerState = "reported" if age >= REPORTED else "given"
        numbers[name] = await kept.answers.add(replace(given, state=state))
        talk = Conversation(an_address(name), (Exchange(("arxiv:1",), "How?", "So.", now),))
        await kept.conversations.put(talk, now - age)
    assert await tidy(kept, clock) == 2 + 3
    assert [name for name, number in numbers.items() if await kept.answers.get(number)] == ["young", "reported"]
    talked = [name for name in ages if (await kept.conversations.get(an_address(name))).exchanges]
    assert talked == ["young"]
    assert await tidy(kept, clock) == 0


async def test_passages_are_forgotten_with_the_texts_that_they_are_of(clock: FakeClock) -> None:
    index, now = FakePassages(), clock.now()
    await index.put("arxiv:1", "v1", (), now - TEXTS - timedelta(hours=1))
    await index.put("arxiv:2", "v1", (), now - TEXTS)
    assert await tidy(FakeStore(), clock, index) == 1
    assert (await index.version("arxiv:1"), await index.version("arxiv:2")) == (None, "v1")


async def test_what_titles_were_found_to_be_is_forgotten_after_three_months(clock: FakeClock) -> None:
    kept, now = FakeStore(), clock.now()
    long_ago = now - FOUND - timedelta(hours=1)
    await kept.reports.join({"old": Joined(None, long_ago), "young": Joined(None, now - FOUND)})
    assert await tidy(kept, clock) == 1
    assert list(await kept.reports.joined(["old", "young"])) == ["young"]


async def test_alerts_are_forgotten_after_a_quarter(clock: FakeClock) -> None:
    kept, now = FakeStore(), clock.now()
    old, young = Alert("dead", "telegram:1", DAY, "gone"), Alert("dead", "telegram:2", DAY, "gone")
    await kept.alerts.claim(old, now - ALERTS - timedelta(hours=1))
    await kept.alerts.claim(young, now - ALERTS)
    assert await tidy(kept, clock) == 1
    assert await kept.alerts.claim(old, now)
    assert not await kept.alerts.claim(young, now)
