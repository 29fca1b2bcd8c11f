"""A report by a model: claims stand on their own paper's accepted quotes; threads need two papers that share."""

from dataclasses import replace
from typing import Any

import pytest
from builders import a_listed
from scripted_model import KnownTexts, ScriptedModel, a_named_paper, bullet, honest_report

from bot.domain.card import Card, ReportText
from bot.domain.edition import EditionPaper
from bot.errors import BudgetSpent, Temporary
from bot.settings import WritingSettings
from bot.writing.card import read_of, write_by_model
from bot.writing.desk import Writing
from bot.writing.extractive_report import write_report
from bot.writing.fallback import excerpt_card
from bot.writing.report import report_because, report_by_model, spoken_papers

NAMES = ("Lantern", "Borealis", "Mirtern")


async def listed(language: str = "en", *, by_model: int = 3) -> list[EditionPaper]:
    """Three papers with honest cards; those after `by_model` have excerpts."""
    texts, found = KnownTexts(), []
    for number, name in enumerate(NAMES, start=1):
        paper = a_named_paper(number, name)
        read = read_of(await texts.text(paper), 80_000)
        card: Card | None
        if number <= by_model:
            card = await write_by_model(paper, read, language, Writing(ScriptedModel(), texts))
        else:
            card = excerpt_card(paper, "outage" if number == 3 else "gate")
        assert card is not None
        found.append(a_listed(number, paper, cards={language: card}))
    return found


async def written(model: ScriptedModel, papers: list[EditionPaper], language: str = "en", **changes: Any) -> ReportText:
    return await report_by_model(papers, "LLM", language, replace(Writing(model, KnownTexts()), **changes))


def claim(paper: int, at: int, name: str) -> dict[str, Any]:
    return {"paper": paper, **bullet(at, "en", name)}


@pytest.mark.parametrize("language", ["en", "ko"])
async def test_an_honest_report_goes_out_with_the_number_of_each_claims_paper(language: str) -> None:
    papers = await listed(language)
    model = ScriptedModel()
    report = await written(model, papers, language)
    assert model.tasks() == ["report"]
    assert (report.writer, report.because, report.prompt_version) == ("model", None, "reports-1")
    assert [each.paper for each in report.parts.themes] == [1, 2, 3]
    assert [each.paper for each in report.parts.key_facts] == [1, 2, 3]
    assert [each.paper for each in report.parts.common_threads] == [1, 2]
    assert report.parts.impact == report.parts.outlook == ()


async def test_quotes_stand_where_they_stand_in_the_paper() -> None:
    papers = await listed()
    report = await written(ScriptedModel(), papers)
    for one in (*report.parts.themes, *report.parts.key_facts, *report.parts.common_threads):
        abstract = papers[(one.paper or 0) - 1].paper.abstract
        for quote in one.quotes:
            assert quote.section == "abstract"
            assert abstract.startswith(quote.text, quote.offset)
            assert quote.offset or abstract.startswith(quote.text)


async def test_a_claim_stands_on_its_own_papers_accepted_quotes_only() -> None:
    papers = await listed()
    stolen = {**claim(2, 1, "Lantern")}
    unsaid = {"paper": 1, "text": "Lantern reads long documents.", "quotes": ["models read long documents slowly."]}
    nobody = claim(9, 1, "Lantern")
    answer = {"themes": [claim(1, 0, "Lantern"), stolen, unsaid, nobody], "key_facts": [claim(2, 2, "Borealis")]}
    report = await written(ScriptedModel(report=lambda asked: answer), papers)
    assert [(each.paper, each.text) for each in report.parts.themes] == [(1, bullet(0)["text"])]
    assert [each.check for each in report.dropped] == ["source", "source", "source"]
    assert [each.text for each in report.dropped] == [stolen["text"], unsaid["text"], nobody["text"]]


async def test_a_lie_about_a_quote_is_dropped_with_its_check() -> None:
    papers = await listed()
    lie = {**claim(1, 1, "Lantern"), "text": "Llama-9 is trained on 7 trillion tokens of text."}
    answer = {"themes": [claim(1, 0, "Lantern"), claim(2, 0, "Borealis")], "outlook": [lie]}
    report = await written(ScriptedModel(report=lambda asked: answer), papers)
    assert [(each.check, each.text) for each in report.dropped] == [("names", lie["text"])]
    assert report.parts.outlook == ()


async def test_a_thread_of_one_paper_is_none() -> None:
    papers = await listed()
    lonely = {"claims": [claim(1, 1, "Lantern"), claim(1, 3, "Lantern")]}
    half = {"claims": [claim(2, 1, "Borealis"), claim(3, 1, "Lantern")]}
    answer = {"themes": [claim(1, 0, "Lantern"), claim(2, 0, "Borealis")], "common_threads": [lonely, half]}
    report = await written(ScriptedModel(report=lambda asked: answer), papers)
    assert report.parts.common_threads == ()
    assert sorted(each.check for each in report.dropped) == ["source"] * 4


async def test_a_thread_whose_papers_share_no_word_is_none() -> None:
    papers = await listed()
    apart = {"claims": [claim(1, 1, "Lantern"), claim(2, 3, "Borealis")]}
    answer = {"themes": [claim(1, 0, "Lantern"), claim(2, 0, "Borealis")], "common_threads": [apart]}
    report = await written(ScriptedModel(report=lambda asked: answer), papers)
    assert report.parts.common_threads == ()
    assert [each.check for each in report.dropped] == ["words", "words"]


async def test_no_sentence_stands_in_a_report_twice() -> None:
    papers = await listed()
    answer = {"themes": [claim(1, 0, "Lantern"), claim(2, 0, "Borealis")], "impact": [claim(1, 0, "Lantern")]}
    report = await written(ScriptedModel(report=lambda asked: answer), papers)
    assert report.parts.impact == ()
    assert [each.check for each in report.dropped] == ["alike"]


async def test_fewer_than_two_sentences_are_no_report() -> None:
    papers = await listed()
    answer = {"themes": [claim(1, 0, "Lantern"), claim(9, 1, "Lantern")]}
    report = await written(ScriptedModel(report=lambda asked: answer), papers)
    assert (report.writer, report.because, [each.check for each in report.dropped]) == (
        "extractive",
        "gate",
        ["source"],
    )
    assert report.parts == write_report(papers).parts


@pytest.mark.parametrize(("fault", "because"), [(Temporary("429"), "outage"), (BudgetSpent("spent"), "budget")])
async def test_where_the_model_cannot_be_asked_the_report_is_excerpts_and_says_why(
    fault: Exception, because: str
) -> None:
    papers = await listed()
    report = await written(ScriptedModel(report=lambda asked: fault), papers)
    assert (report.writer, report.because) == ("extractive", because)
    assert report.parts == write_report(papers).parts


async def test_a_reply_that_is_none_is_asked_for_once_more() -> None:
    papers = await listed()
    replies = iter([{}, {"themes": [claim(1, 0, "Lantern"), claim(2, 0, "Borealis")]}])
    model = ScriptedModel(report=lambda asked: next(replies))
    assert (await written(model, papers)).writer == "model"
    assert model.tasks() == ["report", "report"]


async def test_a_category_of_excerpts_keeps_a_report_of_excerpts_without_a_call() -> None:
    papers = await listed(by_model=1)
    model = ScriptedModel()
    report = await written(model, papers)
    assert model.tasks() == []
    assert (report.writer, report.because) == ("extractive", "outage")
    assert report_because(papers[:2], "en") == "gate"
    assert report_because(papers[:1], "en") is None


async def test_papers_with_excerpts_speak_beside_those_of_the_model() -> None:
    papers = await listed(by_model=2)
    model = ScriptedModel(report=lambda asked: honest_report({"papers": asked["papers"][:2]}))
    assert (await written(model, papers)).writer == "model"
    assert [each["number"] for each in model.asked[0]["papers"]] == [1, 2, 3]


async def test_a_second_model_may_remove_claims() -> None:
    papers = await listed()
    voter = ScriptedModel("voter", vote=lambda asked: {"votes": [{"index": 0, "carried": False}]})
    report = await written(ScriptedModel(), papers, voter=voter)
    assert [each.paper for each in report.parts.themes] == [2, 3]
    assert [each.check for each in report.dropped] == ["vote"]


async def test_many_papers_show_fewer_sentences_each_and_none_twice() -> None:
    papers = await listed()
    whole = spoken_papers(papers, "en", WritingSettings().most_text)
    assert [len(each.bullets) for each in whole] == [4, 4, 4]  # the one line stands in its section, too
    assert [len(each.bullets) for each in spoken_papers(papers, "en", 2_000)] == [2, 2, 2]
