"""The JSON of a reply: found where it surely stands, refused where two things could be meant, and never slowly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import to_json

from adapters.llm.openai_chat.extraction import json_of

NO_VALUE = r"(?s)."
"""Whatever is said: pydantic's words are not ours."""
CARD = {"said": "a, b}", "more": ["```", "<think>"]}


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [1, 2]}',
        '  \n{"a": [1, 2]}\n',
        '```json\n{"a": [1, 2]}\n```',
        '```\n{"a": [1, 2]}```',
        'Here it is:\n```JSON\n{"a": [1, 2]}\n```\nI hope that helps.',
        'Sure! {"a": [1, 2]} That is all.',
        '<think>{"a": 9} or not?</think>\n{"a": [1, 2]}',
        'Is it {"a": 9}? No, {"a": [1]} plus 2.\n</think>\n\n{"a": [1, 2]}',
        '<thinking>{"a": 9}</thinking>\n```json\n{"a": [1, 2]}\n```',
        '[THINK]{"a": 9}[/THINK]{"a": [1, 2]}',
        '<|channel|>analysis<|message|>{a}<|end|><|start|>assistant<|channel|>final<|message|>{"a": [1, 2]}',
        '{"a": [1, 2,],}',
        '```json\n{"a": [1, 2\n,\n],\n}\n```',
    ],
)
def test_the_value_is_found_where_services_put_it(text: str) -> None:
    assert json_of(text) == {"a": [1, 2]}


@pytest.mark.parametrize(
    "text",
    [
        "", "no", "{", "}{", '{"a": 1', '{"a": 1} {"a": 2}', '{"a": 1}\n{"a": 2}', '{"a": NaN}', '{"a": Infinity}',
        "{'a': 1}", '{a: 1}', '{"a": 1 // one\n}', '{"a": "\\ud800"}', '```\n{"a": 1}\n```\n```\n{"a": 2}\n```',
        '<think>{"a": 1}', '<think>{"a": 1}</think>', '<think>{"a": 1}</think> {"a": 2} {"a": 3}',
        "{" * 100_000, "[" * 100_000, '{"a":' * 50_000,
    ],
)  # fmt: skip
def test_what_is_not_surely_one_value_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=NO_VALUE):
        json_of(text)


def test_texts_inside_of_the_value_are_left_as_they_are() -> None:
    assert json_of(to_json(CARD).decode()) == CARD
    assert json_of('{"a": "x,}", "b": ["y, ]",],}') == {"a": "x,}", "b": ["y, ]"]}
    assert json_of('{"a": "quote \\", then,}",}') == {"a": 'quote ",' + " then,}"} | {"a": 'quote ", then,}'}


def test_what_thoughts_end_with_may_stand_in_the_reply() -> None:
    value = {"a": "a model writes </think> {and} stops"}
    said = to_json(value).decode()
    assert json_of(said) == json_of(f"Here it is: {said}") == json_of(f"<think>{{hm}}</think>{said}") == value


@given(st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | st.text(), st.lists))
def test_whatever_is_json_comes_back_from_a_fence_too(value: object) -> None:
    wrapped = {"value": value}
    plain = to_json(wrapped).decode()
    assert json_of(plain) == wrapped
    if "```" not in plain:
        assert json_of(f"Well:\n```json\n{plain}\n```") == wrapped


HOSTILE = {
    "fences": "```a ", "newlines": "\n", "commas": ", ", "quotes": '"', "escaped quotes": '\\"', "braces": "{}",
    "thoughts": "<think>", "ends of thoughts": "</think>", "commas and spaces": ",   ",
}  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_replies_end(piece: str) -> None:
    """What grows with the square takes minutes at this length, and the test's own limit ends it."""
    for around in ("{}", '{{"a": "{}'):
        with pytest.raises(ValueError, match=NO_VALUE):
            json_of(around.replace("{}", piece * (600_000 // len(piece)), 1) + "!")
