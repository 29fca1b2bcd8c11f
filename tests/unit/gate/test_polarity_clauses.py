"""Clauses, which of them are retold, and what a word of one reaches."""

import re

import pytest

from bot.gate.cues import Reach, cues
from bot.gate.polarity_clauses import clause_at, clauses, reach, retold
from bot.gate.terms import terms

QUOTE = "While the encoder reduces latency, it does not handle long videos, which limits retrieval."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The encoder reduces latency.", 1),
        ("We find that the encoder reduces latency.", 2),
        (QUOTE, 3),
        ("지연 시간을 줄이지만 긴 비디오는 다루지 못합니다.", 2),
        ("긴 비디오를 다루지 못하므로 검색이 제한됩니다.", 2),
        ("Accuracy, latency and memory are measured.", 1),
        ("", 1),
    ],
)
def test_clauses_are_the_whole_text(text: str, count: int) -> None:
    found = clauses(text)
    assert len(found) == count
    assert "".join(clause.text for clause in found) == text.lower()


def test_a_place_is_in_its_clause() -> None:
    assert "long videos" in clause_at(QUOTE, QUOTE.index("handle")).text
    assert clause_at(QUOTE, len(QUOTE) + 5) == clauses(QUOTE)[-1]


@pytest.mark.parametrize(
    ("text", "word"),
    [("Latency falls with the encoder.", "latency"), ("긴 비디오는 다루지 못합니다.", "videos")],
)
def test_the_nearest_clause_is_retold(text: str, word: str) -> None:
    ((quote, clause),) = retold(clauses(text)[0], (QUOTE,))
    assert quote == QUOTE
    assert word in clause.text


def test_where_no_word_is_shared_any_clause_may_be_retold() -> None:
    assert len(retold(clauses("Robots walk.")[0], (QUOTE,))) == len(clauses(QUOTE))


def test_what_a_clause_carries() -> None:
    (clause,) = clauses("Task-level training of the encoder helps.")
    (whole, part, none) = (terms(one)[0] for one in ("training", "task-specific", "re-encoding"))
    assert clause.carries(whole)
    assert clause.carries(part)
    assert not clause.carries(none)


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("It works without retraining by caching keys.", ["retraining", "works"]),
        ("It works without using labels.", ["labels", "works"]),
        ("We do not find that robots walk.", ["find", "robots", "walk"]),
        ("It does not walk, but robots swim.", ["walk"]),
    ],
)
def test_what_a_denial_reaches(text: str, reached: list[str]) -> None:
    (cue,) = cues(text, re.compile(r"\b(?:not|without)\b"), Reach(5, 2))
    assert [term.text for term in reach(cue, text)] == reached
