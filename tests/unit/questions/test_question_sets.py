"""The questions that retrieval is measured with: as many as promised, whole, and no more of a paper than needed."""

from pathlib import Path

import pytest

SETS = Path(__file__).parents[2] / "captured" / "questions"
TUNING = {"1706.03762", "2206.01062", "retrievegpt"}
MEASURING = {"2310.06825", "2203.01017v2", "2305.03393"}
LONGEST_PIECE = 90
"""Characters of a paper that one piece of evidence may have."""


def rows(name: str) -> list[list[str]]:
    lines = (SETS / name).read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split(" | ")] for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    ("name", "least", "fields"), [("korean.txt", 110, 4), ("english.txt", 40, 3), ("unanswerable.txt", 60, 2)]
)
def test_there_are_as_many_as_promised_in_both_halves(name: str, least: int, fields: int) -> None:
    told = rows(name)
    assert len(told) >= least
    assert all(len(row) == fields and all(row) for row in told)
    assert len({(row[0], row[1]) for row in told}) == len(told)
    assert {row[0] for row in told} == TUNING | MEASURING
    assert sum(row[0] in MEASURING for row in told) >= least * 0.45


def test_korean_questions_are_korean_and_half_have_no_latin_word() -> None:
    questions = [row[1] for row in rows("korean.txt")]
    assert all(any("가" <= letter <= "힣" for letter in question) for question in questions)
    plain = [
        question for question in questions if not any(letter.isascii() and letter.isalpha() for letter in question)
    ]
    assert len(plain) >= len(questions) / 2


def test_half_of_what_cannot_be_answered_is_korean() -> None:
    korean = [row for row in rows("unanswerable.txt") if any("가" <= letter <= "힣" for letter in row[1])]
    assert len(korean) == len(rows("unanswerable.txt")) / 2


@pytest.mark.parametrize("name", ["korean.txt", "english.txt"])
def test_evidence_is_a_few_words_of_a_paper(name: str) -> None:
    pieces = [piece for row in rows(name) for piece in row[2].split(" || ")]
    assert max(map(len, pieces)) <= LONGEST_PIECE


def test_terms_are_as_a_model_gives_them() -> None:
    terms = [[term.strip() for term in row[3].split(",")] for row in rows("korean.txt")]
    assert all(2 <= len(given) <= 8 and all(term.isascii() for term in given) for given in terms)
