"""No order is passed by for speed: what is not looked for in a sentence could not have matched it."""

import re
from pathlib import Path

import pytest
from gate_tuning import honest, lies
from hypothesis import given
from hypothesis import strategies as st
from needed_pieces import is_needed

from bot.gate.addressed_english import ENGLISH
from bot.gate.addressed_needed import NEEDED, orders

FOLDER = Path(__file__).parent
WORDS = sorted({word for needed, _ in NEEDED for each in needed for word in each.split()})
PAIRS = [(needed, pattern) for needed, patterns in NEEDED for pattern in patterns]


def matches(text: str) -> bool:
    """All patterns, one after the other."""
    return any(pattern.search(text) for pattern in ENGLISH)


def test_every_pattern_is_asked_once() -> None:
    assert sorted(pattern.pattern for _, pattern in PAIRS) == sorted(pattern.pattern for pattern in ENGLISH)


@pytest.mark.parametrize(("needed", "pattern"), PAIRS, ids=range(len(PAIRS)))
def test_no_match_of_a_pattern_lacks_every_piece(needed: tuple[str, ...], pattern: re.Pattern[str]) -> None:
    assert is_needed(pattern, needed)


@pytest.mark.parametrize("name", ["addressed_orders.txt", "addressed_honest.txt"])
def test_written_sentences_are_answered_as_by_all_patterns(name: str) -> None:
    for sentence in (FOLDER / name).read_text(encoding="utf-8").lower().splitlines():
        assert orders(sentence) == matches(sentence), sentence


@pytest.mark.parametrize("language", ["en", "ko"])
def test_claims_and_their_quotes_are_answered_as_by_all_patterns(language: str) -> None:
    for told in (*honest(language), *lies(language)):
        for text in (told.claim.text, *told.claim.quotes):
            assert orders(text.lower()) == matches(text.lower()), text


@given(st.lists(st.sampled_from([*WORDS, "this", "paper", "summary", "to", "the", ".", ":", "\n"]), max_size=12))
def test_any_words_in_a_row_are_answered_as_by_all_patterns(words: list[str]) -> None:
    text = " ".join(words)
    assert orders(text) == matches(text)


@pytest.mark.parametrize(
    ("pattern", "pieces", "proven"),
    [
        ("read (?:on|more)", ("read",), True),
        ("(?:please |kindly )?read", ("please ", "kindly "), False),
        ("(?:please |kindly )read", ("please ",), False),
        ("do(?: not)+ read", ("do not",), False),
        ("do(?: not)+ read", (" not",), True),
        (r"must \w+ read|you read", ("must", "you"), True),
        (r"must \w+ read|you read", ("must",), False),
        (r"[a-z]ead", ("read",), False),
        (r"[rl]ead", ("read", "lead"), True),
        (r"(?!read)buy", ("read",), False),
    ],
)
def test_the_proof_believes_nothing_that_is_not_so(pattern: str, pieces: tuple[str, ...], proven: bool) -> None:
    assert is_needed(re.compile(pattern), pieces) is proven
