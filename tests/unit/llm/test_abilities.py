"""What refusals teach: every dialect is understood from its own words, step by step, and no step is taken twice."""

from typing import Any

import pytest
from pydantic import BaseModel
from responders.openai_api import dialects
from responders.openai_api.protocol import fault_of

from adapters.llm.openai_chat.abilities import BAREST, Abilities, request_of
from adapters.llm.openai_chat.refusals import words_of
from bot.ports.llm import Prompt


class Said(BaseModel):
    said: str


PROMPT = Prompt("probe", "1", "Rules.", "data", Said, 77)


def steps(dialect: Any, *, streams: bool) -> list[Abilities]:
    """The abilities from everything to what the dialect takes."""
    found = [Abilities()]
    while True:
        body = request_of(PROMPT, "m", found[-1], streams=streams and found[-1].stream)
        fault = fault_of(body) or dialect(body)
        if fault is None:
            return found
        able = found[-1].without(words_of(fault[1])) or BAREST
        assert able != found[-1], fault
        found.append(able)


@pytest.mark.parametrize("dialect", dialects.ALL, ids=lambda dialect: dialect.__name__)
@pytest.mark.parametrize("streams", [False, True])
def test_every_dialect_is_understood_in_few_steps(dialect: Any, streams: bool) -> None:
    assert len(steps(dialect, streams=streams)) <= 4


EXPECTED = {
    dialects.everything: Abilities(),
    dialects.reasoning: Abilities(bound="max_completion_tokens", temperature=False),
    dialects.before_schemas: Abilities(form="json_object"),
    dialects.deepseek: Abilities(form="json_object"),
    dialects.deepseek_by_rust: Abilities(form="json_object"),
    dialects.lm_studio: Abilities(),
    dialects.lm_studio_without_grammar: Abilities(form="text"),
    dialects.old_vllm: Abilities(counted=False),
    dialects.no_formats: Abilities(form="text"),
    dialects.thinks_as_it_likes: Abilities(),
    dialects.kimi: Abilities(temperature=False),
    dialects.no_streams: Abilities(stream=False),
    dialects.wordless: BAREST,
}


@pytest.mark.parametrize("dialect", EXPECTED, ids=lambda dialect: dialect.__name__)
def test_nothing_more_is_left_out_than_is_refused(dialect: Any) -> None:
    assert steps(dialect, streams=True)[-1] == EXPECTED[dialect]


def test_every_dialect_is_expected() -> None:
    assert set(EXPECTED) == set(dialects.ALL)


@pytest.mark.parametrize("complaint", ["", "Bad Request", "internal error", "{'code': 7}"])
def test_words_that_name_nothing_teach_nothing(complaint: str) -> None:
    assert Abilities().without(complaint) is None


def test_what_was_left_out_is_not_left_out_again() -> None:
    bare = BAREST
    for complaint in (
        "response_format",
        "temperature",
        "stream_options",
        "stream",
        "reasoning_effort",
    ):
        assert bare.without(complaint) is None


def test_a_request_has_what_its_abilities_say() -> None:
    full = request_of(PROMPT, "m", Abilities(), streams=True)
    assert full["response_format"]["json_schema"]["name"] == "Said"
    assert full["response_format"]["json_schema"]["strict"] is True
    assert (full["max_tokens"], full["temperature"], full["stream"]) == (77, 0.2, True)
    assert full["stream_options"] == {"include_usage": True}
    assert full["messages"] == [{"role": "system", "content": "Rules."}, {"role": "user", "content": "data"}]
    bare = request_of(PROMPT, "m", BAREST, streams=False)
    assert set(bare) == {"model", "messages", "max_tokens"}


def test_the_word_json_stands_in_our_rules_and_never_in_the_data() -> None:
    body = request_of(PROMPT, "m", Abilities(form="json_object"), streams=False)
    assert fault_of(body) is None
    assert [message["content"] for message in body["messages"]] == ["Rules.\nAnswer with one JSON object.", "data"]


def test_effort_is_said_to_be_low_once_thinking_was_seen_and_not_where_it_is_refused() -> None:
    assert "reasoning_effort" not in request_of(PROMPT, "m", Abilities(), streams=False)
    thinking = Abilities().seen_thinking()
    body = request_of(PROMPT, "m", thinking, streams=False)
    assert body["reasoning_effort"] == "low"
    fault = dialects.thinks_as_it_likes(body)
    assert fault is not None
    left = thinking.without(words_of(fault[1]))
    assert left == Abilities(effort="refused")
    assert left.seen_thinking() == left
