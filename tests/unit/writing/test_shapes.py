"""What a model may answer: what is too much is cut, what is no answer is refused."""

import pytest
from pydantic import BaseModel, ValidationError

from bot.writing.shapes import (
    LONGEST_TEXT,
    MOST_BULLETS,
    MOST_QUOTES,
    CardReply,
    ClassifyReply,
    RepairReply,
    ReportReply,
    Said,
    VoteReply,
)

BULLET = {"text": "It reads.", "quotes": ["It reads two million pages."]}
CARD = {"tldr": BULLET, "whats_new": [BULLET]}


def test_a_card_has_its_line_and_its_sections() -> None:
    reply = CardReply.model_validate({**CARD, "mood": "good"})
    assert reply.tldr == reply.whats_new[0] == Said(text="It reads.", quotes=["It reads two million pages."])
    assert reply.technical_details == reply.performance_highlights == []
    assert not hasattr(reply, "mood")


def test_lists_stay_lists_and_are_cut() -> None:
    reply = CardReply.model_validate({"tldr": BULLET, "whats_new": [BULLET] * 99, "technical_details": BULLET})
    assert len(reply.whats_new) == MOST_BULLETS
    assert reply.technical_details == [Said.model_validate(BULLET)]
    many = Said.model_validate({"text": "a", "quotes": [f"quote {n}" for n in range(9)]})
    assert many.quotes == ["quote 0", "quote 1", "quote 2"]
    assert len(many.quotes) == MOST_QUOTES
    assert Said.model_validate({"text": "a", "quotes": "one"}).quotes == ["one"]


def test_null_is_an_empty_text_and_an_empty_list() -> None:
    assert Said.model_validate({"text": None, "quotes": None}) == Said(text="", quotes=[])
    assert CardReply.model_validate({**CARD, "technical_details": None}).technical_details == []


def test_a_text_without_end_is_cut() -> None:
    said = Said.model_validate({"text": "a" * 10**6, "quotes": ["b" * 10**6]})
    assert (len(said.text), len(said.quotes[0])) == (LONGEST_TEXT, LONGEST_TEXT)


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (CardReply, {}),
        (CardReply, {"tldr": BULLET}),
        (CardReply, {"tldr": BULLET, "whats_new": []}),
        (CardReply, {"whats_new": [BULLET]}),
        (CardReply, {"tldr": "It reads.", "whats_new": [BULLET]}),
        (CardReply, {"tldr": BULLET, "whats_new": ["It reads."]}),
        (CardReply, {"tldr": {"text": 3, "quotes": []}, "whats_new": [BULLET]}),
        (CardReply, {"tldr": {"text": ["It"], "quotes": []}, "whats_new": [BULLET]}),
        (CardReply, [CARD]),
        (ReportReply, {"themes": []}),
        (ReportReply, {"themes": [BULLET]}),
        (ReportReply, {"themes": [{**BULLET, "paper": "first"}]}),
        (ReportReply, {"common_threads": [[BULLET]]}),
        (RepairReply, {"bullets": [BULLET]}),
        (ClassifyReply, {"papers": [{"id": "arxiv:1"}]}),
        (VoteReply, {"votes": [{"index": 0, "carried": "perhaps"}]}),
        (VoteReply, {}),
    ],
)
def test_what_is_no_answer_is_refused(shape: type[BaseModel], value: object) -> None:
    with pytest.raises(ValidationError):
        shape.model_validate(value)


def test_a_report_names_the_paper_of_each_claim() -> None:
    claim = {**BULLET, "paper": 4}
    reply = ReportReply.model_validate({"themes": [claim], "common_threads": [{"claims": [claim, claim]}]})
    assert reply.themes[0].paper == 4
    assert [each.paper for each in reply.common_threads[0].claims] == [4, 4]


@pytest.mark.parametrize("shape", [CardReply, ReportReply, RepairReply, ClassifyReply, VoteReply])
def test_a_shape_can_be_told_to_a_service(shape: type[BaseModel]) -> None:
    schema = shape.model_json_schema()
    assert schema["type"] == "object"
    assert all("description" in each or "properties" in each for each in schema["$defs"].values())
