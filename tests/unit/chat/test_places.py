"""Another place named in a line: which words are one, what is left of the line, and that no line takes long."""

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.arguments.places import place_in


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("@lab", "@lab", ""),
        ("@lab LLM, rl", "@lab", "LLM, rl"),
        ("@lab, LLM", "@lab", "LLM"),
        ("LLM @lab", "@lab", "LLM"),
        ("LLM, @lab: rl", "@lab", "LLM, rl"),
        ("＠lab", "@lab", ""),
        ("@lab에 LLM", "@lab", "LLM"),
        ("@연구실 LLM", "@연구실", "LLM"),
        ("@-1001234567890/45 07:30", "@-1001234567890/45", "07:30"),
        ("-1001234567890 all", "-1001234567890", "all"),
        ("123456789012345678 on", "123456789012345678", "on"),
        ("<#123456789012345678> on", "<#123456789012345678>", "on"),
        ("https://chat.example/channels/1/2 rl", "https://chat.example/channels/1/2", "rl"),
        ("chat.example/lab", "chat.example/lab", ""),
        ("@first @second LLM", "@first", "@second LLM"),
    ],
)
def test_a_place_and_what_is_left(line: str, name: str, rest: str) -> None:
    assert place_in(line) == (name, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "LLM",
        "@",
        "@ lab",
        "me@lab",
        "07:30",
        "-5",
        "+9",
        "1-5",
        "mon-fri",
        "Asia/Seoul",
        "2024-07-16",
        "2407.10671",
    ],
)
def test_what_is_no_place(line: str) -> None:
    assert place_in(line) is None


@given(st.text(max_size=200))
def test_what_is_found_was_written_and_the_rest_stays(line: str) -> None:
    if found := place_in(line):
        name, rest = found
        assert name.replace("@", "＠") in line.replace("@", "＠")
        assert len(name) + len(rest) <= len(line)


@pytest.mark.parametrize("piece", ["@", "@a.", "a.", "a.b/", "@a에", "1", "-1", "https://a-", "@a/"])
def test_no_line_takes_long(piece: str) -> None:
    assert growth(place_in, lambda size: (piece * size)[:size] + "\u0301", 4096) < LINEAR
