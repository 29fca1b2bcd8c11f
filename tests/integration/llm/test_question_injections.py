"""Orders in questions before a model that obeys every one of them: nothing of it is shown, in either language."""

import json

import pytest
from answering import LANTERN, Dripping, asked, means, question, said, sentence, shown
from hostile.injections import Injection, injections

from bot.document.answer import answered
from bot.document.plain import plain

ORDERS = [each for each in injections() if each.place == "question"]


def test_there_are_orders_in_both_languages() -> None:
    assert len(ORDERS) >= 20
    assert {each.language for each in ORDERS} == {"en", "ko"}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("order", ORDERS, ids=lambda each: each.id)
async def test_an_order_in_a_question_is_not_obeyed(order: Injection, language: str) -> None:
    """The model says it over the order's own words, over the paper's, and between true sentences."""
    obeyed = order.obeyed[language]
    over = ([order.order], [LANTERN.abstract[:80]], sentence(1)["quotes"])
    model = Dripping(said(*({"paper": 1, "text": obeyed, "quotes": quotes} for quotes in over), sentence(1, language)))
    steps, answer = await asked(means(model), question(order.order, language))
    honest = sentence(1, language)["text"]
    assert shown(steps) <= {honest}
    assert [each.text for each in answer.sentences] == [honest]
    assert obeyed not in plain(answered(answer, [LANTERN]))
    assert order.order not in model.asked[-1].system
    assert json.loads(model.asked[-1].user)["question"] == order.order
