"""A model's word on papers that the rules are unsure about: it decides there, and nothing odd in it does."""

from typing import Any

import pytest
from scripted_model import Answer, KnownTexts, ScriptedModel
from venue_sample import listed

from bot.conference.found import Chosen
from bot.conference.select import judged, select, selected
from bot.conference.select_unsure import BATCH, _closed
from bot.domain.category import Category
from bot.domain.nine import NINE
from bot.errors import BudgetSpent, ModelUnusable, Temporary
from bot.writing.desk import Writing

LLM = NINE["LLM"]
UNSURE = [each.accepted for each in judged(listed(), LLM, NINE) if not each.sure]


async def chosen_by(answer: Answer, topic: Category | None = LLM) -> tuple[tuple[Chosen, ...], ScriptedModel]:
    model = ScriptedModel(classify=answer)
    return await selected(listed(), topic, NINE, Writing(model, KnownTexts())), model


def everything(category: str, **more: str) -> Answer:
    """A model that puts all papers into one category."""
    return lambda asked: {"papers": [{"id": each["id"], "category": category, **more} for each in asked["papers"]]}


def titles(chosen: tuple[Chosen, ...]) -> set[str]:
    return {each.accepted.title for each in chosen}


async def test_without_a_model_the_rules_choose_and_progress_is_told() -> None:
    heard: list[tuple[str, int, int]] = []
    chosen = await selected(listed(), LLM, NINE, None, lambda stage, done=0, of=0: heard.append((stage, done, of)))
    assert chosen == select(listed(), LLM, NINE)
    assert heard == [("select", 0, 93), ("select", 93, 93)]


async def test_it_is_asked_about_unsure_papers_only_and_may_take_each_in_or_out() -> None:
    taken, model = await chosen_by(everything("LLM"))
    left, _ = await chosen_by(everything("Other"))
    by_rules = titles(select(listed(), LLM, NINE))
    unsure = {paper.title for paper in UNSURE}
    assert [each["title"] for asked in model.asked for each in asked["papers"]] == [paper.title for paper in UNSURE]
    assert titles(taken) == by_rules | unsure
    assert titles(left) == by_rules - unsure
    assert [each.accepted for each in taken] == [paper for paper in listed() if paper.title in titles(taken)]


async def test_it_chooses_between_the_topic_and_all_else() -> None:
    _, model = await chosen_by(everything("LLM"))
    assert [each["key"] for each in model.asked[0]["categories"]] == ["LLM", "Other"]
    assert list(_closed(NINE.last, NINE)) == list(NINE)
    own = Category("Other", "", {}, {})
    assert [each.key for each in _closed(own, NINE)] == ["Other", "None"]


async def test_keywords_stand_in_an_abstracts_place_and_are_called_keywords() -> None:
    def answer(asked: dict[str, Any]) -> object:
        rows = [
            {"id": each["id"], "category": "LLM", "reason": each["abstract"].split(";")[0]} for each in asked["papers"]
        ]
        return {"papers": rows}

    chosen, _ = await chosen_by(answer)
    reasons = {each.accepted.title: each.reasons for each in chosen}
    assert reasons["Visual Instruction Tuning"] == ("title: visual instruction tuning",)
    assert reasons["Learning Transformer Programs"] == ("keywords: mechanistic interpretability",)


@pytest.mark.parametrize(
    "answer",
    [
        everything("llm"),
        everything("General AI"),
        lambda asked: {"papers": []},
        lambda asked: {"papers": [{"id": "9999", "category": "LLM"}, {"id": "-1", "category": "Other"}]},
        lambda asked: {
            "papers": [{"id": each["id"], "category": key} for each in asked["papers"] for key in ("LLM", "Other")]
        },
        lambda asked: Temporary("busy"),
        lambda asked: BudgetSpent("at its end"),
        lambda asked: ModelUnusable("no key", "set one"),
        lambda asked: "no shape at all",
    ],
)
async def test_what_is_odd_leaves_the_rules_choice(answer: Answer) -> None:
    chosen, _ = await chosen_by(answer)
    assert chosen == select(listed(), LLM, NINE)


async def test_without_a_topic_nobody_is_asked() -> None:
    chosen, model = await chosen_by(everything("LLM"), topic=None)
    assert len(chosen) == len(listed())
    assert model.asked == []


async def test_many_unsure_papers_are_asked_in_batches() -> None:
    model = ScriptedModel(classify=everything("Other"))
    many = UNSURE * (BATCH // len(UNSURE) + 1)
    chosen = await selected(many, LLM, NINE, Writing(model, KnownTexts()))
    assert chosen == ()
    assert sorted(len(asked["papers"]) for asked in model.asked) == sorted([BATCH, len(many) - BATCH])
