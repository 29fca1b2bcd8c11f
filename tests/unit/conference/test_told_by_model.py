"""What a model tells of a paper for a report: what the gate lets through, the one repair, and what stands in."""

from dataclasses import replace
from typing import Any

import pytest
from scripted_model import SENTENCES, SLOW, KnownTexts, ScriptedModel, a_named_paper, bullet, honest_told

from bot.conference.prompts import TOLD
from bot.conference.told_by_model import told_by_model
from bot.conference.told_excerpted import excerpted
from bot.domain.conference import DETAIL_PARTS, Told
from bot.domain.text import PaperText, TextSection
from bot.errors import BudgetSpent, ModelUnusable, Temporary, Unsure
from bot.gate.whole_card import Abstract
from bot.writing.card import read_of
from bot.writing.desk import Writing

PAPER = a_named_paper()
TEXT = PaperText(PAPER.id, PAPER.title, PAPER.abstract)
LIE = {"text": "Llama-9 is trained on 7 trillion tokens of text.", "quotes": bullet(1)["quotes"]}
HONEST = honest_told({"paper": {"title": PAPER.title}, "language": "en"})
OPINION = {"text": "I believe that Lantern does not need human labels.", "quotes": bullet(3)["quotes"]}


async def told(model: ScriptedModel, language: str = "en", text: PaperText = TEXT, **changes: Any) -> Told:
    """What a model's answers make."""
    others = changes.pop("others", ())
    writing = replace(Writing(model, KnownTexts()), **changes)
    made = await told_by_model(PAPER, read_of(text, 80_000), language, writing, others)
    assert made is not None
    return made


def saying(**parts: Any) -> ScriptedModel:
    """A model that is honest but for these parts, and mends nothing."""
    return ScriptedModel(conference=lambda asked: {**HONEST, **parts})


def texts(made: Told) -> dict[str, list[str]]:
    """The sentences by part, those without any left out."""
    said = {part: [one.text for one in getattr(made.details, part)] for part in DETAIL_PARTS}
    return {"tldr": [made.tldr.text], **{part: listed for part, listed in said.items() if listed}}


@pytest.mark.parametrize("language", ["en", "ko"])
async def test_an_honest_entry_goes_out_whole_with_one_call_and_is_silent_where_the_paper_is(language: str) -> None:
    model = ScriptedModel()
    made = await told(model, language)
    assert model.tasks() == ["conference"]
    first, second, third, fourth = (bullet(at, language)["text"] for at in range(4))
    assert texts(made) == {"tldr": [first], "problem": [SLOW[language]], "insight": [third], "method": [second, fourth]}
    assert (made.writer, made.text_from, made.because, made.dropped) == ("model", "abstract", None, ())
    assert (made.model, made.prompt_version) == ("model-1-2026", TOLD)


async def test_quotes_are_the_papers_words_at_their_place() -> None:
    method = [{**bullet(1), "quotes": ["LANTERN is trained on 7  trillion tokens of text"]}]
    made = await told(saying(method=method))
    (quote,) = made.details.method[0].quotes
    assert quote.section == "abstract"
    assert quote.offset == PAPER.abstract.index("Lantern is trained")
    assert PAPER.abstract.startswith(quote.text, quote.offset)


async def test_a_lie_is_repaired_once() -> None:
    model = saying(method=[LIE, bullet(3)])
    model.answers["repair"] = lambda asked: {"bullets": [{"index": asked["failed"][0]["index"], **bullet(1)}]}
    made = await told(model)
    assert model.tasks() == ["conference", "repair"]
    (failed,) = model.asked[1]["failed"]
    assert (failed["text"], failed["check"]) == (LIE["text"], "names")
    assert texts(made)["method"] == [bullet(1)["text"], bullet(3)["text"]]
    assert made.dropped == ()


async def test_what_cannot_be_mended_is_dropped_and_a_part_with_nothing_left_is_empty() -> None:
    made = await told(saying(application=[LIE, {**LIE, "quotes": []}]))
    assert made.details.application == ()
    assert [(each.text, each.check) for each in made.dropped] == [(LIE["text"], "names"), (LIE["text"], "quote")]
    assert made.writer == "model"


@pytest.mark.parametrize("part", DETAIL_PARTS)
async def test_an_opinion_never_goes_out(part: str) -> None:
    model = saying(**{part: [OPINION, bullet(1)]})
    made = await told(model)
    assert model.tasks() == ["conference", "repair"]
    (failed,) = model.asked[1]["failed"]
    assert (failed["check"], failed["word"]) == ("words", "I believe")
    assert OPINION["text"] not in str(texts(made))
    assert [(each.text, each.check) for each in made.dropped][:1] == [(OPINION["text"], "words")]


async def test_a_repair_that_is_an_opinion_does_not_go_out_either() -> None:
    model = saying(method=[LIE, bullet(3)])
    model.answers["repair"] = lambda asked: {"bullets": [{"index": asked["failed"][0]["index"], **OPINION}]}
    made = await told(model)
    assert [each.text for each in made.dropped] == [OPINION["text"]]


async def test_of_several_insights_the_one_goes_that_the_line_says_too() -> None:
    made = await told(saying(tldr=bullet(0), insight=[bullet(0), bullet(2)]))
    assert texts(made)["tldr"] == [bullet(0)["text"]]
    assert texts(made)["insight"] == [bullet(2)["text"]]
    assert [(each.text, each.check) for each in made.dropped] == [(bullet(0)["text"], "alike")]


async def test_a_line_that_says_what_the_only_insight_says_is_asked_for_again() -> None:
    model = saying(tldr=bullet(2), insight=[bullet(2)])
    model.answers["repair"] = lambda asked: {"bullets": [{"index": asked["failed"][0]["index"], **bullet(0)}]}
    made = await told(model)
    (failed,) = model.asked[1]["failed"]
    assert (failed["index"], failed["check"]) == (0, "alike")
    assert texts(made)["tldr"] == [bullet(0)["text"]]
    assert texts(made)["insight"] == [bullet(2)["text"]]


async def test_a_line_that_stays_the_insight_goes_and_another_sentence_stands_in_and_nowhere_else() -> None:
    made = await told(saying(tldr=bullet(2), insight=[bullet(2), bullet(2)]))
    assert texts(made)["insight"] == [bullet(2)["text"]]
    assert texts(made)["tldr"] == [bullet(1)["text"]]
    assert texts(made)["method"] == [bullet(3)["text"]]
    assert {each.check for each in made.dropped} == {"alike"}


async def test_a_line_that_fails_is_replaced_by_a_sentence_that_leaves_its_part() -> None:
    made = await told(saying(tldr=LIE, insight=[bullet(0), bullet(2)]))
    assert texts(made)["tldr"] == [bullet(0)["text"]]
    assert texts(made)["insight"] == [bullet(2)["text"]]
    assert [each.text for each in made.dropped] == [LIE["text"]]


async def test_the_only_insight_stays_where_another_part_can_give_the_line() -> None:
    made = await told(saying(tldr=LIE, problem=[], insight=[bullet(2)], method=[bullet(1)]))
    assert texts(made) == {"tldr": [bullet(1)["text"]], "insight": [bullet(2)["text"]]}


async def test_a_sentence_stands_in_one_place_only() -> None:
    made = await told(saying(method=[bullet(1), bullet(2), bullet(0)]))
    assert texts(made)["method"] == [bullet(1)["text"]]
    assert {each.check for each in made.dropped} == {"alike"}


async def test_fewer_than_two_sentences_are_excerpts() -> None:
    thin = {"tldr": LIE, "problem": [], "insight": [bullet(0)], "method": [LIE, {**LIE, "quotes": []}]}
    made = await told(ScriptedModel(conference=lambda asked: thin))
    excerpts = excerpted(PAPER)
    assert excerpts is not None
    assert made == replace(excerpts, because="gate", dropped=made.dropped)
    assert [each.check for each in made.dropped] == ["names", "names", "quote"]


async def test_what_is_another_papers_goes_whole() -> None:
    baked = "Bakers knead dough with yeast overnight. Ovens are heated with beech wood before sunrise."
    strange = [{"text": said, "quotes": [said]} for said in (baked[:40], baked[41:])]
    at_length = " ".join(baked.replace(".", f" in {town}.") for town in ("Graz", "Linz", "Wels"))
    text = replace(TEXT, source="html", sections=(TextSection("2 Bread", baked), TextSection("3 Towns", at_length)))
    reply = {"tldr": strange[0], "problem": strange[1:]}
    made = await told(ScriptedModel(conference=lambda asked: reply), text=text, others=[Abstract("Bread", baked)])
    assert (made.writer, made.because) == ("extractive", "gate")
    assert {each.check for each in made.dropped} == {"method"}


@pytest.mark.parametrize(
    ("fault", "because"),
    [
        (BudgetSpent("the day is spent"), "budget"),
        (Temporary("429"), "outage"),
        (Unsure("no answer"), "outage"),
        (ModelUnusable("401", "set OPENAI_API_KEY"), "outage"),
    ],
)
async def test_where_the_model_cannot_be_asked_excerpts_say_why(fault: Exception, because: str) -> None:
    model = ScriptedModel(conference=lambda asked: fault)
    made = await told(model, "ko")
    assert model.tasks() == ["conference"]
    assert (made.writer, made.because, made.model) == ("extractive", because, None)


async def test_a_reply_that_is_none_is_asked_for_again_instead_of_a_repair() -> None:
    replies = iter([{"tldr": []}, {**HONEST, "tldr": LIE}])
    model = ScriptedModel(conference=lambda asked: next(replies))
    made = await told(model)
    assert model.tasks() == ["conference", "conference"]
    assert made.writer == "model"
    assert [each.check for each in made.dropped] == ["names"]


async def test_two_replies_that_are_none_are_no_outage() -> None:
    model = ScriptedModel(conference=lambda asked: {"tldr": bullet(0)})
    assert (await told(model)).because == "gate"
    assert model.tasks() == ["conference", "conference"]


@pytest.mark.parametrize("answer", [lambda asked: Temporary("429"), lambda asked: BudgetSpent("spent"), lambda _: 3])
async def test_a_repair_that_cannot_be_had_costs_only_what_failed(answer: Any) -> None:
    model = saying(method=[LIE, bullet(3)])
    model.answers["repair"] = answer
    made = await told(model)
    assert made.writer == "model"
    assert [each.text for each in made.dropped] == [LIE["text"]]


async def test_a_second_model_may_remove_and_cannot_add() -> None:
    votes = [{"index": 2, "carried": False}, {"index": 77, "carried": False}, {"index": 0, "carried": True}]
    voter = ScriptedModel("voter", vote=lambda asked: {"votes": votes})
    made = await told(ScriptedModel(), voter=voter)
    assert [(each.text, each.check) for each in made.dropped] == [(bullet(2)["text"], "vote")]
    assert made.details.insight == ()


async def test_a_paper_that_was_read_whole_says_so_and_is_shown_without_its_references() -> None:
    sections = (
        TextSection("1 Introduction", "Here begins the paper. It goes on for a while."),
        TextSection("References", "Somebody. Something. 2020.", "references"),
    )
    model = ScriptedModel()
    made = await told(model, text=replace(TEXT, source="html", sections=sections))
    assert made.text_from == "full_text"
    shown = model.asked[0]["paper"]["sections"]
    assert [each["section"] for each in shown] == ["abstract", "1 Introduction"]
    assert shown[0]["text"] == " ".join(SENTENCES).format(name="Lantern")
