"""Words that exclude one another: sentences by hand over abstracts of 2024, each with its lies."""

import json
from pathlib import Path

import pytest
from gate_told import case

from bot.gate.case import Case, Failure
from bot.gate.siblings import check_siblings, siblings

ROWS = [
    json.loads(line) for line in Path(__file__).with_name("siblings.jsonl").read_text(encoding="utf-8").splitlines()
]
SPEECH = "The teacher is trained on labeled English speech and moves its accuracy to a student."


def told(kind: str) -> list[tuple[str, str]]:
    return [(row["quote"], text) for row in ROWS for text in row[kind]]


@pytest.mark.parametrize(("quote", "text"), told("lies"))
def test_a_sibling_in_the_place_of_a_word(quote: str, text: str) -> None:
    failure = check_siblings(case(text, quote))
    assert failure is not None
    assert failure.check == "words"


@pytest.mark.parametrize(("quote", "text"), told("honest"))
def test_honest_sentences_keep_their_words(quote: str, text: str) -> None:
    assert check_siblings(case(text, quote)) is None


def test_it_names_the_word_at_fault_and_the_quotes() -> None:
    failure = check_siblings(case("The teacher is trained on labeled Chinese speech.", SPEECH))
    assert failure == Failure("words", "chinese", "the quotes say 'english' here")


@pytest.mark.parametrize(
    "other",
    [
        Case("It handles videos.", "en", ("It handles images of five kinds.",), ("It handles images.",), title)
        for title in ("Any Video", "Motion in footage")
    ],
)
def test_the_title_excuses(other: Case) -> None:
    assert check_siblings(other) is None


def test_the_sentence_around_excuses() -> None:
    quote, around = "it labels images of every kind", "With videos too, it labels images of every kind."
    assert check_siblings(Case("It labels videos.", "en", (quote,), (around,), "")) is None
    assert check_siblings(Case("It labels videos.", "en", (quote,), (quote,), "")) is not None


def test_a_word_added_to_the_quotes_own_is_not_its_matter() -> None:
    assert check_siblings(case("It labels images, not videos.", "It labels images of every kind there is.")) is None


@pytest.mark.parametrize("word", ["영상", "그림"])
def test_a_korean_word_of_two_meanings_says_neither(word: str) -> None:
    assert check_siblings(case(f"{word}을 분류합니다.", "It classifies videos of all kinds.")) is None


def test_a_longer_spelling_hides_what_is_in_it() -> None:
    quote = "Self-supervised training helps on every one of them."
    assert check_siblings(case("Self-supervised training helps.", quote)) is None
    assert check_siblings(case("Supervised training helps.", quote)) is not None


def test_every_group_has_members_that_english_can_say() -> None:
    known = siblings()
    members = set(known.words)
    assert len({group for group, _ in members}) >= 120
    assert all((group, 1) in members for group, _ in members)
    assert {place for places in known.english.values() for place in places} == members
