"""Orders that stand in questions are data: what was asked is never shown again, and is told to the answerer alone."""

import pytest
from fakes_asked import ScriptedAnswers
from hostile.injections import Injection, injections, live
from talking import Conversation

from adapters.platforms.discord.outbound import render as discord
from adapters.platforms.telegram.outbound import render as telegram

ORDERS = [one for one in injections() if one.place == "question"]


@pytest.mark.parametrize("injection", ORDERS, ids=[one.id for one in ORDERS])
async def test_an_order_in_a_question_is_asked_as_it_is_and_shown_nowhere(injection: Injection) -> None:
    answers = ScriptedAnswers()
    talk = Conversation(answers=answers)
    reply = await talk.reply(f"/ask 3 {injection.order}")
    assert len(answers.asked) == 1
    assert answers.asked[0].text in injection.order
    for platform, render in (("telegram", telegram.render), ("discord", discord.render)):
        for message in render(reply.document, "private"):
            assert live(message.body, platform) == []
            assert injection.order not in message.plain
    evidence = await talk.reply("/evidence 1")
    assert live(telegram.render(evidence.document, "private")[0].body, "telegram") == []


def test_there_are_orders() -> None:
    assert len(ORDERS) >= 20
