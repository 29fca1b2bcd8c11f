"""JSON from outside: bounds, encodings and shapes of breakage, each one clear line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.fetch import decode_json, one_line
from bot.errors import BadPayload


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"<!doctype html><html>busy</html>", "a web page"),
        (b"\n  <html></html>", "a web page"),
        (b"", "empty"),
        (b"  \n", "empty"),
        (b'[{"paper": {"id": "24', "cut off"),
        (b"[1, 2", "cut off"),
        (b"[NaN]", "not JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        ("[]".encode("utf-16"), "not UTF-8"),
        (b'["\xff"]', "not UTF-8"),
        (b"[" + b"1," * 200_001 + b"1]", "more than 200,000 values"),
        (b"[" + b"9" * 10_000 + b"]", "not JSON"),
    ],
)
def test_breakage_is_one_line(payload: bytes, reason: str) -> None:
    with pytest.raises(BadPayload, match=rf"^huggingface: .*{reason}") as failure:
        decode_json(payload, source="huggingface")
    assert "\n" not in str(failure.value)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert decode_json(b"\xef\xbb\xbf[]", source="s") == []


def test_lone_surrogates_become_something_that_can_be_written() -> None:
    value = decode_json(rb'{"a\ud800": ["x\udfff", 1, "\ud83d\ude00"]}', source="s")
    assert value == {"a\ufffd": ["x\ufffd", 1, "\U0001f600"]}


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=4)))
def test_what_was_written_is_read(value: object) -> None:
    assert decode_json(json.dumps(value, ensure_ascii=False).encode(), source="s") == value


@given(st.text())
def test_other_people_s_words_stay_on_one_line(text: str) -> None:
    line = one_line(text, most=50)
    assert len(line) <= 50
    assert line.splitlines() in ([line], [])
    line.encode()


def test_a_long_text_says_that_it_goes_on() -> None:
    assert one_line("word " * 100, most=20) == "word word word word…"
