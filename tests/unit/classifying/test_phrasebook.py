"""Phrases found in a paper, and what they weigh."""

import pytest

from bot.classifying.phrasebook import TITLE, PhraseBook, totals
from bot.classifying.terms import words

BOOK = PhraseBook([("A", "Reward Models", 2.0), ("A", "reward", 1.0), ("B", "reward", 0.5), ("B", "reward", 0.25)])


def test_a_phrase_matches_in_any_form() -> None:
    hits = BOOK.hits(words("A reward-model"), [])
    assert [(hit.category, hit.phrase) for hit in hits] == [("A", "reward"), ("B", "reward"), ("A", "reward model")]


def test_the_heaviest_of_a_repeated_phrase_counts() -> None:
    assert totals(BOOK.hits([], ["reward"])) == {"A": 1.0, "B": 0.5}


def test_a_title_says_more() -> None:
    assert totals(BOOK.hits(["reward"], []))["A"] == TITLE * totals(BOOK.hits([], ["reward"]))["A"]


def test_repeating_a_phrase_adds_less_each_time() -> None:
    one, two, three = (totals(BOOK.hits([], ["reward"] * times))["B"] for times in (1, 2, 3))
    assert one < two < three
    assert two - one > three - two


@pytest.mark.parametrize("text", ["", "nothing of it", "rewards", "moderate"])
def test_words_that_only_look_alike_are_not_found(text: str) -> None:
    assert all(hit.phrase == "reward" for hit in BOOK.hits(words(text), []))


def test_an_empty_phrase_is_never_found() -> None:
    assert PhraseBook([("A", "!!", 1.0)]).hits(["a"], ["b"]) == []


def test_the_longest_phrase_at_each_place_and_none_inside_another() -> None:
    book = PhraseBook([("A", "language model", 1.0), ("B", "vision language model", 2.0), ("A", "model", 3.0)])
    text = words("A vision-language model, a language model and models")
    assert [run for run, _ in book.longest(text)] == ["vision language model", "language model", "model"]
    assert [dict(weights) for _, weights in book.longest(text)] == [{"B": 2.0}, {"A": 1.0}, {"A": 3.0}]


def test_nothing_is_longest_in_nothing() -> None:
    assert list(PhraseBook([]).longest(["a", "b"])) == []
    assert list(PhraseBook([("A", "b", 1.0)]).longest([])) == []
