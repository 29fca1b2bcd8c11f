"""What a model may answer for a report: lists stay lists, an entry says something, the rest is ignored."""

from typing import Any

import pytest
from pydantic import ValidationError

from bot.conference.shapes import ChapterReply, ToldReply
from bot.writing.shapes import LONGEST_TEXT, MOST_BULLETS, MOST_QUOTES

SAID: dict[str, Any] = {"text": "Lantern halves the memory.", "quotes": ["halves the memory"]}
CLAIM = {"paper": 1, **SAID}


def test_an_entry_with_everything_wrong_that_can_be_put_right() -> None:
    reply = ToldReply.model_validate(
        {
            "tldr": {**SAID, "quotes": "one quote"},
            "insight": SAID,
            "method": [SAID] * 40,
            "application": None,
            "problem": [{"text": "a" * 5_000, "quotes": ["q"] * 9}],
            "opinion": "It is great.",
        }
    )
    assert reply.tldr.quotes == ["one quote"]
    assert (len(reply.insight), len(reply.method), reply.application) == (1, MOST_BULLETS, [])
    assert (len(reply.problem[0].text), len(reply.problem[0].quotes)) == (LONGEST_TEXT, MOST_QUOTES)
    assert not hasattr(reply, "opinion")


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"tldr": SAID},
        {"tldr": SAID, "insight": [], "method": None},
        {"insight": [SAID]},
        {"tldr": [], "insight": [SAID]},
        {"tldr": "a text", "insight": [SAID]},
        {"tldr": SAID, "insight": "a text"},
        {"tldr": SAID, "insight": [[SAID]]},
        [SAID],
        "a text",
        None,
        7,
    ],
)
def test_what_is_no_entry(value: object) -> None:
    with pytest.raises(ValidationError):
        ToldReply.model_validate(value)


def test_an_introduction() -> None:
    reply = ChapterReply.model_validate({"shared": {"claims": [CLAIM, CLAIM]}, "claims": CLAIM})
    assert [len(thread.claims) for thread in reply.shared] == [2]
    assert [claim.paper for claim in reply.claims] == [1]
    assert len(ChapterReply.model_validate({"claims": [CLAIM] * 40}).claims) == MOST_BULLETS


@pytest.mark.parametrize("value", [{}, {"shared": [], "claims": None}, {"claims": [SAID]}, {"shared": [CLAIM]}, []])
def test_what_is_no_introduction(value: object) -> None:
    with pytest.raises(ValidationError):
        ChapterReply.model_validate(value)
