"""Counts that leave out one side: a question is never free because a service does not say what it read."""

import pytest
from pydantic import BaseModel

from adapters.llm.openai_chat.replies import Said, reply_of, usage_of
from bot.errors import BadReply
from bot.ports.llm import Prompt, Usage


class Shape(BaseModel):
    """One text."""

    said: str


PROMPT = Prompt("probe", "1", "r" * 30, "d" * 60, Shape, 50)
ANSWER = '{"said": "twelve!"}'


@pytest.mark.parametrize(
    ("counted", "usage"),
    [
        ({"prompt_tokens": -5, "completion_tokens": 4}, Usage(30, 4)),
        ({"prompt_tokens": 10**12, "completion_tokens": 4}, Usage(30, 4)),
        ({"completion_tokens": 4}, Usage(30, 4)),
        ({"prompt_tokens": 25, "completion_tokens": -1}, Usage(25, 7)),
        ({"prompt_tokens": 25}, Usage(25, 7)),
        ({"prompt_tokens": 25, "prompt_tokens_details": {"cached_tokens": 20}}, Usage(25, 7, cached=20)),
        ({"prompt_tokens": 25, "completion_tokens": 4}, Usage(25, 4)),
    ],
)
def test_a_side_that_is_not_counted_is_counted_by_its_length(counted: object, usage: Usage) -> None:
    assert reply_of(Said(ANSWER, usage=usage_of(counted)), PROMPT, "m").usage == usage


def test_an_empty_reply_costs_its_question_and_nothing_more() -> None:
    with pytest.raises(BadReply) as bad:
        reply_of(Said("", usage=usage_of({"prompt_tokens": 25})), PROMPT, "m")
    assert (bad.value.input_tokens, bad.value.output_tokens) == (25, 0)
