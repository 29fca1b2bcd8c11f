"""The stage that gives every paper its category."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from scripted_model import KnownTexts, ScriptedModel

from bot.digest.classify import BATCH, classify_day, classify_papers
from bot.domain.nine import NINE
from bot.domain.paper import Paper, Sighting
from bot.errors import BudgetSpent, ModelUnusable, Temporary
from bot.writing.desk import Writing

SEEN = Sighting("recorded", date(2024, 7, 16), datetime(2024, 7, 16, 23, tzinfo=UTC))


def paper(number: int, title: str, *arxiv: str) -> Paper:
    """A paper with a title only."""
    return Paper(f"arxiv:2407.{number:05}", title, "https://arxiv.org", (SEEN,), arxiv_categories=arxiv)


def test_every_paper_keeps_its_place_and_gets_a_category() -> None:
    papers = [paper(1, "Offline reinforcement learning"), paper(2, ""), paper(3, "A method", "q-bio.BM")]
    classified = classify_papers(papers, NINE)
    assert [each.paper for each in classified] == papers
    assert [each.verdict.category for each in classified] == [
        "Reinforcement Learning",
        "General AI",
        "AI in Healthcare",
    ]


def test_no_papers() -> None:
    assert classify_papers([], NINE) == ()


UNSURE = [paper(1, "A method", "cs.XX"), paper(3, "Another way of thinking")]
SURE = paper(2, "Offline reinforcement learning for policy gradient agents with reward models")


def sorted_as(**categories: str) -> ScriptedModel:
    """A model that sorts papers (`p1` is the first)."""
    rows = [{"id": f"arxiv:2407.{int(key[1:]):05}", "category": category} for key, category in categories.items()]
    return ScriptedModel(classify=lambda asked: {"papers": rows})


async def classified(model: ScriptedModel, papers: Sequence[Paper]) -> list[tuple[str, str]]:
    found = await classify_day(papers, NINE, Writing(model, KnownTexts()))
    assert [each.paper for each in found] == list(papers)
    return [(each.verdict.category, each.verdict.by) for each in found]


async def test_a_model_is_asked_once_and_only_where_the_rules_are_unsure() -> None:
    model = sorted_as(p1="Multimodal", p3="LLM", p2="LLM")
    assert await classified(model, [UNSURE[0], SURE, UNSURE[1]]) == [
        ("Multimodal", "model"),
        ("Reinforcement Learning", "rules"),
        ("LLM", "model"),
    ]
    assert [[each["id"] for each in asked["papers"]] for asked in model.asked] == [[UNSURE[0].id, UNSURE[1].id]]


async def test_no_model_and_nothing_unsure_ask_nobody() -> None:
    model = ScriptedModel()
    assert await classified(model, [SURE]) == [("Reinforcement Learning", "rules")]
    assert model.asked == []
    assert await classify_day(UNSURE, NINE, None) == classify_papers(UNSURE, NINE)


@pytest.mark.parametrize("answer", [Temporary("429"), BudgetSpent("spent"), ModelUnusable("401", "a key"), "no", {}])
async def test_whatever_a_model_does_the_rules_verdict_is_there(answer: object) -> None:
    by_rules = [(each.verdict.category, "rules") for each in classify_papers(UNSURE, NINE)]
    assert await classified(ScriptedModel(classify=lambda asked: answer), UNSURE) == by_rules


async def test_many_papers_are_asked_about_in_batches_at_once() -> None:
    model = ScriptedModel(classify=lambda asked: {"papers": [{"id": asked["papers"][0]["id"], "category": "LLM"}]})
    papers = [paper(number, "A method") for number in range(1, 2 * BATCH + 2)]
    found = await classified(model, papers)
    assert [len(asked["papers"]) for asked in model.asked] == [BATCH, BATCH, 1]
    assert [at for at, (_, by) in enumerate(found) if by == "model"] == [0, BATCH, 2 * BATCH]
    assert model.most == 3
