"""Ten thousand questions of one person, and ten of each of many: what they cost stays within the budget, what is kept
is bounded, and the edition of the day has its tokens. A real file, the model's own client, and a service that counts.
"""

import asyncio
import json
from collections import Counter
from datetime import timedelta

import pytest
from answering import said, sentence
from fakes_paid import a_prompt
from responders.openai_api.scripts import as_json
from responders.openai_api.service import Asked, Told
from safety.asked_town import AskedTown, asked_town
from talking import NOW

from bot.chat.message import Reply
from bot.domain.chat import Address
from bot.ports.payments import Spent
from bot.settings import BudgetSettings, QuestionSettings

MANY, PEOPLE, EACH = 10_000, 200, 10
CARD = "a card"
LIMITS = QuestionSettings()
BUDGET = BudgetSettings(daily=400_000, chat_daily=20_000)
"""Too little for ten thousand: a call of the responder's counts about a thousand tokens."""


def answer(asked: Asked) -> Told:
    """One honest sentence; a word for a card."""
    if asked.user == CARD:
        return as_json({"text": CARD})
    task = json.loads(asked.user)["task"]
    return as_json({"terms": ["tokens"]} if task == "terms" else said(sentence(1)))


def seen(reply: Reply | None) -> str:
    """What became of a question."""
    if reply is None:
        return "silence"
    return "refused" if reply.mistake else "answered"


async def spent(at: AskedTown) -> dict[str, Spent]:
    """Of the day, by payer."""
    return {one.payer: one for one in await at.store.payments.spent(at.clock.now().date())}


async def edition_is_paid(at: AskedTown) -> None:
    """Its tokens are there: what questions may use of a day is a part of it."""
    assert (await at.model.ask(a_prompt(CARD, most_output=500))).value.text == CARD
    assert sum(one.total for payer, one in (await spent(at)).items() if payer != "edition") <= BUDGET.chats_daily


@pytest.mark.slow  # ten thousand questions, of which a few hundred reach the store
async def test_ten_thousand_questions_of_one_person_in_ten_minutes(sqlite_url: str) -> None:
    async with asked_town(sqlite_url, answer, BUDGET) as at:
        outcomes: Counter[str] = Counter()
        for number in range(MANY):
            outcomes[seen(await at.ask(f"/ask 1 How many tokens, {number}?", "20"))] += 1
            at.clock.advance(timedelta(minutes=10) / MANY)
        assert outcomes["answered"] == LIMITS.a_day
        assert outcomes["silence"] > outcomes["refused"]
        assert len(at.service.calls) <= 2 * LIMITS.a_day
        assert (await spent(at))["telegram:20"].total <= BUDGET.chat_daily
        assert await at.store.answers.count(Address("telegram", "20"), "20", NOW) == LIMITS.a_day
        await edition_is_paid(at)


@pytest.mark.slow  # a thousand questions to their answers
async def test_ten_questions_of_each_of_two_hundred_people() -> None:
    async with asked_town(None, answer, BUDGET) as at:
        room = asyncio.Semaphore(16)

        async def one(person: int, number: int) -> str:
            async with room:
                return seen(await at.ask(f"/ask 1 How many tokens, {person} {number}?", str(person)))

        outcomes: Counter[str] = Counter()
        for number in range(EACH):
            outcomes += Counter(await asyncio.gather(*(one(person, number) for person in range(1, PEOPLE + 1))))
            at.clock.advance(timedelta(seconds=1))
        assert outcomes == {"answered": PEOPLE * LIMITS.a_minute, "refused": PEOPLE * (EACH - LIMITS.a_minute)}
        paid = await spent(at)
        chats = [one.total for payer, one in paid.items() if payer != "edition"]
        assert 0 < sum(chats) <= BUDGET.chats_daily
        assert max(chats) <= BUDGET.chat_daily
        assert len(at.service.calls) < 2 * PEOPLE, "most were answered with the paper's own passages"
        await edition_is_paid(at)
