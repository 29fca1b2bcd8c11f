"""The stage with a model: all texts in their places whatever the order of answers, and an edition whatever it does."""

import asyncio
from typing import Any

import pytest
from builders import a_listed
from scripted_model import KnownTexts, ScriptedModel, a_named_paper, honest
from virtual_time import run

from bot.digest.excerpted import excerpted
from bot.digest.summarise import Written, summarise
from bot.digest.writers import _in_turn
from bot.domain.category import Categories, Category
from bot.domain.edition import EditionPaper
from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.errors import BudgetSpent, ModelUnusable, Temporary
from bot.settings import WritingSettings
from bot.writing.desk import Writing

CATEGORIES = Categories(tuple(Category(key, "·", {}, {}) for key in ("LLM", "Computer Vision", "General AI")))
NAMES = ("Lantern", "Borealis", "Mirtern", "Tolalis", "Kertern")
LANGUAGES = ("ko", "en")


def listed(*categories: str) -> list[EditionPaper]:
    """Papers of these categories, numbered from 1."""
    return [
        a_listed(number, a_named_paper(number, NAMES[number - 1]), category=category, cards={})
        for number, category in enumerate(categories, start=1)
    ]


async def written(model: ScriptedModel, papers: list[EditionPaper], **changes: Any) -> Written:
    settings = WritingSettings(**{"at_once": 4, **changes})
    return await summarise(papers, CATEGORIES, LANGUAGES, Writing(model, KnownTexts(), settings))


def writers_of(found: Written) -> list[tuple[str, str | None]]:
    return [(card.writer, card.because) for each in found[0] for card in each.cards.values()]


async def test_every_text_stands_in_its_place() -> None:
    papers, reports = await written(ScriptedModel(), listed("LLM", "General AI", "LLM"))
    assert [each.number for each in papers] == [1, 2, 3]
    for each, name in zip(papers, NAMES, strict=False):
        assert list(each.cards) == ["ko", "en"]
        assert each.cards["ko"].writer == each.cards["en"].writer == "model"
        assert name in each.cards["en"].tldr.text
        assert f"{name}은" in each.cards["ko"].tldr.text
    assert [(report.category, report.papers, list(report.texts)) for report in reports] == [
        ("LLM", (1, 3), ["ko", "en"])
    ]
    assert reports[0].texts["ko"].writer == "model"


async def test_without_a_model_it_is_excerpts_as_ever() -> None:
    papers = listed("LLM", "LLM", "General AI")
    assert await summarise(papers, CATEGORIES, LANGUAGES) == excerpted(papers, CATEGORIES, LANGUAGES)


async def test_who_is_not_summarised_costs_nothing() -> None:
    model = ScriptedModel()
    papers = listed("LLM", "LLM", "LLM")
    without = [
        a_listed(1, a_named_paper(1, withdrawn=True), cards={}),
        a_listed(2, papers[1].paper, summary="listed_only", cards={}),
        papers[2],
    ]
    found, reports = await written(model, without)
    assert [each.summary for each in found] == ["withdrawn", "listed_only", "card"]
    assert model.tasks() == ["card", "card"]
    assert reports == ()


async def test_a_report_begins_when_its_categorys_cards_are_there_not_when_all_are() -> None:
    model = ScriptedModel()
    await written(model, listed("LLM", "LLM", "General AI", "General AI", "General AI"), at_once=1)
    tasks = [(asked["task"], asked.get("category")) for asked in model.asked]
    assert tasks.index(("report", "LLM")) < max(at for at, (task, _) in enumerate(tasks) if task == "card")
    assert tasks.count(("report", "LLM")) == tasks.count(("report", "General AI")) == 2


async def test_texts_are_read_once_for_all_languages_and_progress_is_told_by_paper() -> None:
    heard: list[tuple[str, int, int]] = []
    texts = KnownTexts()
    papers = listed("LLM", "LLM", "LLM")
    writing = Writing(ScriptedModel(), texts, WritingSettings(at_once=2))
    await summarise(papers, CATEGORIES, LANGUAGES, writing, lambda *told: heard.append(told))
    assert sorted(texts.read) == [each.paper.id for each in papers]
    assert heard == [("summarise", 1, 3), ("summarise", 2, 3), ("summarise", 3, 3)]


async def test_no_more_is_in_work_than_twice_what_may_be_on_the_wire() -> None:
    model = ScriptedModel(delay=0.002)
    await written(model, listed(*["LLM"] * 5), at_once=2)
    assert model.most == 4


def test_a_second_language_follows_a_block_after_the_first() -> None:
    texts = [(number, code) for number in range(1, 6) for code in LANGUAGES]
    assert list(_in_turn(texts, 2)) == [
        *[(1, "ko"), (2, "ko"), (1, "en"), (2, "en")],
        *[(3, "ko"), (4, "ko"), (3, "en"), (4, "en")],
        *[(5, "ko"), (5, "en")],
    ]


@pytest.mark.parametrize(
    ("fault", "because"),
    [
        (Temporary("429 Too Many Requests"), "outage"),
        (Temporary("503"), "outage"),
        (BudgetSpent("insufficient_quota"), "budget"),
        (ModelUnusable("401", "set OPENAI_API_KEY"), "outage"),
    ],
)
async def test_row_24_a_model_that_is_out_leaves_a_whole_edition_of_excerpts_that_says_so(
    fault: Exception, because: str
) -> None:
    papers = listed("LLM", "LLM", "General AI")
    found = await written(ScriptedModel(card=lambda asked: fault, report=lambda asked: fault), papers)
    plain = excerpted(papers, CATEGORIES, LANGUAGES)
    assert writers_of(found) == [("extractive", because)] * 6
    for each, excerpts in zip(found[0], plain[0], strict=True):
        assert each.cards["ko"].sections == each.cards["en"].sections == excerpts.cards["en"].sections
    (report,) = found[1]
    assert [(text.writer, text.because) for text in report.texts.values()] == [("extractive", because)] * 2


def test_row_24_a_model_that_hangs_makes_an_edition_no_later_than_its_deadline() -> None:
    model = ScriptedModel(delay=3600.0)

    async def write() -> tuple[float, Written]:
        found = await written(model, listed("LLM", "LLM", "General AI"), deadline=60.0)
        return asyncio.get_running_loop().time(), found

    seconds, found = run(write())
    assert seconds == pytest.approx(60.0, abs=0.1)
    assert writers_of(found) == [("extractive", "outage")] * 6
    assert [text.because for text in found[1][0].texts.values()] == ["outage"] * 2
    assert model.now == 0


def test_row_24_what_was_there_at_the_deadline_is_kept() -> None:
    class HalfSlow(ScriptedModel):
        async def ask(self, prompt: Any, *args: Any) -> Any:
            if '"language": "ko"' in prompt.user:
                await asyncio.sleep(3600.0)
            return await super().ask(prompt, *args)

    papers, reports = run(written(HalfSlow(), listed("LLM", "LLM"), deadline=60.0))
    assert [(code, card.writer) for each in papers for code, card in each.cards.items()] == [
        *[("ko", "extractive"), ("en", "model")] * 2
    ]
    assert {code: text.writer for code, text in reports[0].texts.items()} == {"ko": "extractive", "en": "model"}


async def test_one_model_fault_costs_one_text() -> None:
    def answer(asked: dict[str, Any]) -> object:
        hit = asked["paper"]["title"].startswith("Borealis") and asked["language"] == "ko"
        return Temporary("500") if hit else honest(asked)

    found = await written(ScriptedModel(card=answer), listed("LLM", "LLM", "LLM"))
    assert writers_of(found).count(("extractive", "outage")) == 1
    assert found[0][1].cards["ko"].because == "outage"


async def test_a_bug_in_one_text_costs_that_text_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(KnownTexts):
        async def text(self, paper: Paper) -> PaperText:
            if paper.title.startswith("Lantern"):
                raise ZeroDivisionError
            return await super().text(paper)

    writing = Writing(ScriptedModel(), Broken(), WritingSettings(at_once=2))
    found = await summarise(listed("LLM", "LLM", "LLM"), CATEGORIES, LANGUAGES, writing)
    assert writers_of(found) == [("extractive", "gate")] * 2 + [("model", None)] * 4
    assert "arxiv:2407.00001" in caplog.text
    assert "ZeroDivisionError" in caplog.text


async def test_a_bug_in_a_report_costs_that_report() -> None:
    found = await written(ScriptedModel(report=lambda asked: ZeroDivisionError()), listed("LLM", "LLM"))
    assert writers_of(found) == [("model", None)] * 4
    assert [text.because for text in found[1][0].texts.values()] == ["gate", "gate"]


async def test_who_stops_building_stops_the_model() -> None:
    model = ScriptedModel(delay=3600.0)
    task = asyncio.create_task(written(model, listed("LLM", "LLM")))
    await model.begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert model.now == 0


async def test_nothing_in_nothing_out() -> None:
    assert await written(ScriptedModel(), []) == ((), ())
