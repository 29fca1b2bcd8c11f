"""A card by a model: what the gate lets through, the one repair, and what stands in where there is too little."""

from dataclasses import replace
from typing import Any

import pytest
from scripted_model import ENGLISH, SENTENCES, KnownTexts, ScriptedModel, a_named_paper, bullet, honest_card

from bot.domain.card import Card
from bot.domain.text import PaperText, TextSection
from bot.errors import BudgetSpent, ModelUnusable, Temporary, Unsure
from bot.writing.card import read_of, write_by_model
from bot.writing.desk import Writing
from bot.writing.extractive import write_card

PAPER = a_named_paper()
TEXT = PaperText(PAPER.id, PAPER.title, PAPER.abstract)
LIE = {"text": "Llama-9 is trained on 7 trillion tokens of text.", "quotes": bullet(1)["quotes"]}
TRUE = bullet(1)


async def written(model: ScriptedModel, language: str = "en", text: PaperText = TEXT, **changes: Any) -> Card:
    """The card that a model's answers make."""
    writing = replace(Writing(model, KnownTexts()), **changes)
    card = await write_by_model(PAPER, read_of(text, 80_000), language, writing)
    assert card is not None
    return card


def lying(*lies: dict[str, Any]) -> Any:
    """An honest card but for the one line, and with lies among its technical details."""

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        return {**honest_card(asked), "technical_details": [*lies, bullet(3)]}

    return answer


@pytest.mark.parametrize("language", ["en", "ko"])
async def test_an_honest_card_goes_out_whole_with_one_call(language: str) -> None:
    model = ScriptedModel()
    card = await written(model, language)
    assert model.tasks() == ["card"]
    said = card.sections
    texts = [one.text for one in (*said.whats_new, *said.technical_details, *said.performance_highlights)]
    assert texts == [bullet(at, language)["text"] for at in (0, 1, 3, 2)]
    assert card.tldr.text == bullet(2, language)["text"]
    assert (card.writer, card.text_from, card.because, card.dropped) == ("model", "abstract", None, ())
    assert (card.model, card.prompt_version) == ("model-1-2026", "cards-1")


async def test_quotes_are_the_papers_words_at_their_place() -> None:
    quotes = [
        {"text": ENGLISH[1].format(name="Lantern"), "quotes": ["LANTERN is trained on 7  trillion tokens of text"]}
    ]
    card = await written(ScriptedModel(card=lambda asked: {**honest_card(asked), "technical_details": quotes}))
    (quote,) = card.sections.technical_details[0].quotes
    assert quote.section == "abstract"
    assert quote.offset == PAPER.abstract.index("Lantern is trained")
    assert PAPER.abstract.startswith(quote.text, quote.offset)


async def test_a_lie_is_repaired_once_and_the_repair_sees_only_what_is_around() -> None:
    model = ScriptedModel(card=lying(LIE), repair=lambda asked: {"bullets": [{"index": 2, **TRUE}]})
    text = replace(TEXT, source="html", sections=(TextSection("4 Appendix of Words", "Nothing of this is near. " * 9),))
    card = await written(model, text=text)
    assert model.tasks() == ["card", "repair"]
    asked = model.asked[1]
    (failed,) = asked["failed"]
    assert (failed["index"], failed["text"], failed["quotes"]) == (2, LIE["text"], LIE["quotes"])
    assert failed["check"] == "names"
    assert "Llama-9" in failed["word"]
    assert [each["section"] for each in asked["paper"]["passages"]] == ["abstract"]
    assert TRUE["text"] in [one.text for one in card.sections.technical_details]
    assert card.dropped == ()


async def test_what_cannot_be_mended_is_dropped_and_kept_with_its_reason() -> None:
    model = ScriptedModel(card=lying(LIE), repair=lambda asked: {"bullets": [{"index": 2, **LIE}]})
    card = await written(model)
    assert model.tasks() == ["card", "repair"]
    assert [one.text for one in card.sections.technical_details] == [bullet(3)["text"]]
    (dropped,) = card.dropped
    assert (dropped.text, dropped.check) == (LIE["text"], "names")
    assert "Llama-9" in dropped.detail


async def test_a_repair_cannot_touch_what_went_through_or_add_anything() -> None:
    other = {"text": "Lantern does need human labels.", "quotes": bullet(3)["quotes"]}
    sneaky = [{"index": at, **bullet(3)} for at in (0, 1, 3, 4, 5, 99, -1)] + [{"index": 2, **other}]
    honest = await written(ScriptedModel())
    card = await written(ScriptedModel(card=lying(LIE), repair=lambda asked: {"bullets": sneaky}))
    assert card.sections.whats_new == honest.sections.whats_new
    assert card.sections.performance_highlights == honest.sections.performance_highlights
    assert [one.text for one in card.sections.technical_details] == [bullet(3)["text"]]


async def test_a_one_line_that_fails_is_replaced_by_a_sentence_that_did_not() -> None:
    card = await written(ScriptedModel(card=lambda asked: {**honest_card(asked), "tldr": LIE}))
    assert card.tldr == card.sections.whats_new[0]
    assert [each.text for each in card.dropped] == [LIE["text"]]


async def test_fewer_than_two_sentences_are_no_card() -> None:
    thin = {"tldr": LIE, "whats_new": [bullet(0)], "technical_details": [LIE, {**LIE, "quotes": []}]}
    card = await written(ScriptedModel(card=lambda asked: thin))
    excerpts = write_card(PAPER)
    assert excerpts is not None
    assert card == replace(excerpts, because="gate", dropped=card.dropped)
    assert [each.check for each in card.dropped] == ["names", "names", "quote"]


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
    model = ScriptedModel(card=lambda asked: fault)
    card = await written(model, "ko")
    assert model.tasks() == ["card"]
    assert (card.writer, card.because, card.model) == ("extractive", because, None)


async def test_a_reply_that_is_none_is_asked_for_again_instead_of_a_repair() -> None:
    replies = iter([{"tldr": []}, {**honest_card({"paper": {"title": PAPER.title}, "language": "en"}), "tldr": LIE}])
    model = ScriptedModel(card=lambda asked: next(replies))
    card = await written(model)
    assert model.tasks() == ["card", "card"]
    assert card.writer == "model"
    assert [each.check for each in card.dropped] == ["names"]


async def test_two_replies_that_are_none_are_no_outage() -> None:
    model = ScriptedModel(card=lambda asked: [])
    assert (await written(model)).because == "gate"
    assert model.tasks() == ["card", "card"]


@pytest.mark.parametrize(
    "answer", [lambda asked: Temporary("429"), lambda asked: BudgetSpent("spent"), lambda asked: 3]
)
async def test_a_repair_that_cannot_be_had_costs_only_what_failed(answer: Any) -> None:
    card = await written(ScriptedModel(card=lying(LIE), repair=answer))
    assert card.writer == "model"
    assert [each.text for each in card.dropped] == [LIE["text"]]


async def test_a_second_model_may_remove_and_cannot_add() -> None:
    votes = [{"index": 2, "carried": False}, {"index": 77, "carried": False}, {"index": 0, "carried": True}]
    voter = ScriptedModel("voter", vote=lambda asked: {"votes": votes})
    card = await written(ScriptedModel(), voter=voter)
    assert [claim["index"] for claim in voter.asked[0]["claims"]] == [0, 1, 2, 3, 4]
    assert [(each.text, each.check) for each in card.dropped] == [(bullet(1)["text"], "vote")]
    assert [one.text for one in card.sections.technical_details] == [bullet(3)["text"]]


async def test_a_voter_that_is_out_stops_nothing() -> None:
    voter = ScriptedModel("voter", vote=lambda asked: Temporary("429"))
    assert (await written(ScriptedModel(), voter=voter)).dropped == ()


async def test_a_paper_that_was_read_whole_says_so_and_is_shown_without_its_references() -> None:
    sections = (
        TextSection("1 Introduction", "Here begins the paper. It goes on for a while."),
        TextSection("References", "Somebody. Something. 2020.", "references"),
    )
    model = ScriptedModel()
    card = await written(model, text=replace(TEXT, source="html", sections=sections))
    assert card.text_from == "full_text"
    shown = model.asked[0]["paper"]["sections"]
    assert [each["section"] for each in shown] == ["abstract", "1 Introduction"]
    assert shown[0]["text"] == " ".join(SENTENCES).format(name="Lantern")


async def test_the_one_line_may_name_the_method_for_the_whole_card() -> None:
    """A card whose sections say what was done, and whose one line says by what."""
    nameless = {"text": "Nothing of it needs human labels.", "quotes": bullet(3)["quotes"]}
    tokens = {"text": "Training takes 7 trillion tokens of text.", "quotes": bullet(1)["quotes"]}
    sections = {"whats_new": [nameless], "technical_details": [tokens], "performance_highlights": []}
    card = await written(ScriptedModel(card=lambda asked: {"tldr": bullet(2), **sections}))
    assert (card.writer, card.dropped) == ("model", ())
    assert card.tldr.text == bullet(2)["text"]
    baked = "Bakers knead dough with yeast overnight. Ovens are heated with beech wood before sunrise."
    strange = [{"text": said, "quotes": [said]} for said in (baked[:40], baked[41:])]
    at_length = " ".join(baked.replace(".", f" in {town}.") for town in ("Graz", "Linz", "Wels"))
    text = replace(TEXT, source="html", sections=(TextSection("2 Bread", baked), TextSection("3 Towns", at_length)))
    reply = {"tldr": strange[0], "whats_new": strange, "technical_details": [], "performance_highlights": []}
    unnamed = await written(ScriptedModel(card=lambda asked: reply), text=text)
    assert (unnamed.writer, unnamed.because) == ("extractive", "gate")
    assert {each.check for each in unnamed.dropped} == {"method"}
