"""Completions to values: what they cost, whoever counts it, and odd bodies of every form."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from adapters.llm.openai_chat.replies import Said, reply_of, said_by, tokens_of, usage_of
from adapters.llm.openai_chat.streams import NO_PIECE, Gathered
from bot.errors import BadReply
from bot.ports.llm import Prompt, Usage


class Shape(BaseModel):
    said: str
    more: list[str] = []


PROMPT = Prompt("probe", "1", "r" * 30, "d" * 60, Shape, 50)


@pytest.mark.parametrize(
    ("counted", "usage"),
    [
        ({"prompt_tokens": 10, "completion_tokens": 4, "total_tokens": 14}, Usage(10, 4)),
        (
            {"prompt_tokens": 10, "completion_tokens": 9, "prompt_tokens_details": {"cached_tokens": 8},
             "completion_tokens_details": {"reasoning_tokens": 5}},
            Usage(10, 9, 8, 5),
        ),
        ({"prompt_tokens": 10, "completion_tokens": 4, "prompt_cache_hit_tokens": 6}, Usage(10, 4, 6)),
        ({"prompt_tokens": 10, "completion_tokens": 4, "prompt_tokens_details": None}, Usage(10, 4)),
        ({"prompt_tokens": 10, "completion_tokens": 4, "prompt_tokens_details": {"cached_tokens": 99}},
         Usage(10, 4, 10)),
        ({"prompt_tokens": 10, "completion_tokens": -4}, Usage(10, 0)),
        ({"prompt_tokens": "10", "completion_tokens": True}, None),
        ({"prompt_tokens": 10**12, "completion_tokens": 4}, Usage(0, 4)),
        ({"prompt_tokens": 0, "completion_tokens": 0}, None),
        ({}, None), (None, None), ([], None), ("many", None),
    ],
)  # fmt: skip
def test_what_a_service_counts_is_taken_with_cached_and_reasoning_tokens(counted: object, usage: Usage | None) -> None:
    assert usage_of(counted) == usage


def test_what_nobody_counted_is_counted_and_not_too_low() -> None:
    reply = reply_of(Said('{"said": "조간"}'), PROMPT, "m")
    assert reply.usage == Usage(30, 6)
    assert reply.model == "m"
    english, korean = "The model answers in English. " * 40, "모델이 한국어로 답합니다. " * 40
    assert tokens_of(english) >= len(english) / 4  # OpenAI's own rule of thumb is four characters a token
    assert tokens_of(korean) >= sum("가" <= sign <= "힣" for sign in korean)  # a token a syllable


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Said(None), "empty"), (Said(""), "empty"), (Said(" \n"), "empty"),
        (Said("", "length"), "before its first word"), (Said('{"said": "a', "length"), "cut off"),
        (Said("", "content_filter"), "filter"), (Said('{"said": "a"}', "content_filter"), "filter"),
        (Said(None, refusal="I can't."), "refuses: I can't"), (Said("[1]"), "another shape: the whole"),
        (Said('{"said": 1}'), "another shape: said"), (Said('{"said": "a", "more": [1]}'), "another shape: more.0"),
        (Said("Sorry."), "not JSON"),
    ],
)  # fmt: skip
def test_a_bad_reply_says_why_and_what_it_cost(said: Said, reason: str) -> None:
    counted = Said(said.text, said.finish, said.refusal, Usage(12, 3))
    with pytest.raises(BadReply, match=reason) as bad:
        reply_of(counted, PROMPT, "m")
    assert (bad.value.input_tokens, bad.value.output_tokens) == (12, 3)
    assert bad.value.text == (said.text or "")


def test_a_reply_that_is_whole_is_good_wherever_it_was_cut() -> None:
    assert reply_of(Said('{"said": "a"}', "length"), PROMPT, "m").value == Shape(said="a")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("a", "a"),
        (None, None),
        (7, None),
        ([], ""),
        ({"text": "a"}, None),
        ([{"type": "text", "text": "a"}, {"type": "text", "text": "b"}], "ab"),
        ([{"type": "image"}, "b", {"text": 7}, {"text": "c"}], "c"),
    ],
)
def test_content_is_a_text_or_parts_with_texts(content: object, text: str | None) -> None:
    said = said_by({"choices": [{"message": {"content": content}}]})
    assert said is not None
    assert said.text == text


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["choices", "message", "delta", "content", "usage", "model", "error", "finish_reason", "text"]),
        inner, max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@given(ANYTHING)
def test_no_body_makes_it_fall(body: Any) -> None:
    said = said_by(body)
    assert (said is None) == (not isinstance(body, dict) or "choices" not in body)
    if said is not None:
        with pytest.raises(BadReply):
            reply_of(said, PROMPT, "m")


@given(st.lists(ANYTHING, max_size=5))
def test_no_stream_makes_it_fall(pieces: list[Any]) -> None:
    gathered = Gathered()
    longer = [gathered.add(piece) for piece in pieces]
    assert gathered.any == bool(pieces)
    assert gathered.heard == (gathered.said().text or "")
    assert any(longer) == bool(gathered.heard)


def test_of_a_stream_without_end_only_the_beginning_is_heard() -> None:
    gathered = Gathered()
    pieces = [{"choices": [{"delta": {"content": "ab" * 4_999}}]}] * 3
    assert [gathered.add(piece) for piece in pieces] == [True, True, True]
    assert gathered.heard == ("ab" * 10_000)
    assert not gathered.add({"choices": [{"delta": {"content": "c"}}]})
    assert gathered.said().text == "ab" * 14_997 + "c"


def test_the_first_piece_that_is_none_is_kept_and_ends_the_rest() -> None:
    gathered = Gathered()
    assert gathered.add({"choices": [{"delta": {"content": "ab"}}]})
    assert not gathered.add(None)
    assert not gathered.add({"choices": [{"delta": {"content": "cd"}}]})
    assert (gathered.error, gathered.said().text) == (NO_PIECE, "ab")
    other = Gathered()
    other.add({"error": {"code": 429}})
    assert other.error == {"error": {"code": 429}}


def test_a_stream_is_put_together() -> None:
    gathered = Gathered()
    for piece in (
        {"model": "m-1", "choices": [{"delta": {"role": "assistant", "content": ""}}]},
        {"choices": [{"delta": {"content": '{"said": '}}]},
        {"choices": [{"delta": {"content": '"a"}'}, "finish_reason": "stop"}]},
        {"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 2}},
    ):
        gathered.add(piece)
    assert gathered.said() == Said('{"said": "a"}', "stop", None, Usage(5, 2), "m-1")
