"""A model sorts beside the writing of cards: reports wait for it, cards do not, and no list depends on the order."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import a_listed
from patience import COMES
from scripted_model import KnownTexts, ScriptedModel, a_named_paper
from virtual_time import run

from bot.digest.listing import Lister, Sorting
from bot.digest.select import hinges_on_categories
from bot.digest.summarise import Written, summarise
from bot.domain.edition import EditionPaper
from bot.domain.nine import NINE
from bot.domain.paper import Paper
from bot.settings import WritingSettings
from bot.writing.desk import Writing

NAMES = ("Lantern", "Borealis", "Mirtern", "Tolalis")
DAY = a_named_paper().first_day
LANGUAGES = ("ko", "en")


def papers(*votes: int | None) -> list[Paper]:
    """Papers that the rules are unsure about, with these votes."""
    named = [replace(a_named_paper(at, NAMES[at - 1]), votes=count) for at, count in enumerate(votes, start=1)]
    return [replace(each, title=f"{NAMES[at]}: A way") for at, each in enumerate(named)]


def sorts(category: str, *names: int) -> ScriptedModel:
    rows = [{"id": f"arxiv:2407.{name:05}", "category": category} for name in names]
    return ScriptedModel(classify=lambda asked: {"papers": rows})


def numbers(listed: Sequence[EditionPaper]) -> list[tuple[int, str, str]]:
    return [(each.number, each.paper.id, each.summary) for each in listed]


async def test_without_a_model_the_list_is_final() -> None:
    listing = await Lister(NINE, 2).listed(papers(3, 2, 1), DAY)
    assert listing.sorting is None
    assert [each.summary for each in listing.papers] == ["card", "card", "listed_only"]


async def test_a_model_sorts_later_and_changes_no_number() -> None:
    model = sorts("Multimodal", 1, 2, 3)
    listing = await Lister(NINE, 2, Writing(model, KnownTexts())).listed(papers(3, 2, 1), DAY)
    assert model.asked == []
    assert listing.sorting is not None
    assert {each.category_by for each in listing.papers} == {"rules"}
    later = await listing.sorting()
    assert model.tasks() == ["classify"]
    assert {(each.category, each.category_by) for each in later} == {("Multimodal", "model")}
    assert numbers(later) == numbers(listing.papers)


async def test_where_categories_decide_who_gets_a_card_they_are_asked_for_first() -> None:
    model = sorts("Multimodal", 1, 2)
    listing = await Lister(NINE, 2, Writing(model, KnownTexts())).listed(papers(5, 5, 5), DAY)
    assert model.tasks() == ["classify"]
    assert listing.sorting is None
    assert [(each.paper.id, each.summary) for each in listing.papers] == [
        ("arxiv:2407.00001", "card"),
        ("arxiv:2407.00002", "listed_only"),
        ("arxiv:2407.00003", "card"),
    ]


@pytest.mark.parametrize(
    ("votes", "cards", "hinges"),
    [((3, 2, 1), 2, False), ((3, 2, 2), 2, True), ((3, 3, 1), 2, False), ((None, None), 1, True), ((2, 2), 2, False)],
)
async def test_only_equals_on_both_sides_hinge_on_categories(
    votes: tuple[int | None, ...], cards: int, hinges: bool
) -> None:
    listing = await Lister(NINE, cards).listed(papers(*votes), DAY)
    assert hinges_on_categories(listing.papers) is hinges


def listed(*categories: str) -> list[EditionPaper]:
    return [
        a_listed(number, a_named_paper(number, NAMES[number - 1]), category=category, cards={})
        for number, category in enumerate(categories, start=1)
    ]


async def written(model: ScriptedModel, by_rules: list[EditionPaper], sorting: Sorting, deadline: float = 5) -> Written:
    writing = Writing(model, KnownTexts(), WritingSettings(at_once=4, deadline=deadline))
    return await summarise(by_rules, NINE, LANGUAGES, writing, sorting=sorting)


def by(category: str, papers: Sequence[EditionPaper]) -> tuple[EditionPaper, ...]:
    return tuple(replace(each, category=category, category_by="model") for each in papers)


async def test_cards_do_not_wait_for_categories_and_reports_do() -> None:
    model, rules = ScriptedModel(), listed("LLM", "General AI", "LLM")

    async def sorting() -> tuple[EditionPaper, ...]:
        async with asyncio.timeout(COMES):
            while len(model.asked) < 6:  # noqa: ASYNC110 - a question sets no event
                await asyncio.sleep(0)
        for _ in range(200):
            await asyncio.sleep(0)
        assert model.tasks() == ["card"] * 6
        return by("Multimodal", rules)

    found, reports = await written(model, rules, sorting)
    assert {(each.category, each.category_by) for each in found} == {("Multimodal", "model")}
    assert {card.writer for each in found for card in each.cards.values()} == {"model"}
    assert [(report.category, report.papers) for report in reports] == [("Multimodal", (1, 2, 3))]
    assert sorted(model.tasks()) == ["card"] * 6 + ["report"] * 2


async def test_categories_that_come_at_once_begin_reports_after_their_cards() -> None:
    model, rules = ScriptedModel(), listed("LLM", "General AI", "LLM", "General AI")

    async def sorting() -> tuple[EditionPaper, ...]:
        return (*by("Multimodal", rules[:2]), *rules[2:])

    found, reports = await written(model, rules, sorting)
    assert [each.category for each in found] == ["Multimodal", "Multimodal", "LLM", "General AI"]
    assert [(report.category, report.papers) for report in reports] == [("Multimodal", (1, 2))]
    assert {text.writer for text in reports[0].texts.values()} == {"model"}
    assert model.tasks().count("report") == 2


async def test_a_fault_in_sorting_leaves_the_rules_categories() -> None:
    async def sorting() -> tuple[EditionPaper, ...]:
        raise ZeroDivisionError

    found, reports = await written(ScriptedModel(), listed("LLM", "LLM"), sorting)
    assert [each.category for each in found] == ["LLM", "LLM"]
    assert [report.category for report in reports] == ["LLM"]
    assert {text.writer for text in reports[0].texts.values()} == {"model"}


def test_categories_that_never_come_leave_the_rules_and_excerpts_for_reports() -> None:
    async def sorting() -> tuple[EditionPaper, ...]:
        await asyncio.sleep(3600.0)
        raise AssertionError

    found, reports = run(written(ScriptedModel(), listed("LLM", "LLM"), sorting, deadline=60.0))
    assert {card.writer for each in found for card in each.cards.values()} == {"model"}
    assert [report.category for report in reports] == ["LLM"]
    assert {(text.writer, text.because) for text in reports[0].texts.values()} == {("extractive", "outage")}
