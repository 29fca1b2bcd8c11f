"""Words that any writer uses, words of the field, and words that may be told for one another."""

import pytest

from bot.gate.glossary import rendering
from bot.gate.substituted_slots import words
from bot.gate.substituted_words import is_korean_term, is_related, is_term, is_told
from bot.gate.terms import pool


@pytest.mark.parametrize("word", ["encoder", "latency", "diffusion", "hallucination", "robots"])
def test_a_word_of_the_field(word: str) -> None:
    assert is_term(words(word)[0])


@pytest.mark.parametrize("word", ["considerably", "raises", "thrown", "the", "approach", "BERT", "Encoder", "zebra"])
def test_a_word_of_any_writer_a_name_or_one_that_the_field_does_not_know(word: str) -> None:
    assert not is_term(words(word)[0])


@pytest.mark.parametrize(
    ("word", "known"), [("양자화", True), ("강화 학습", True), ("흐름", False), ("구성 요소", False)]
)
def test_a_korean_word_of_the_field(word: str, known: bool) -> None:
    assert is_korean_term(word) is known


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("culture", "cultural", True),  # one word in two forms
        ("classical", "traditional", True),  # near words of this file
        ("image", "picture", True),  # near words of the glossary
        ("accuracy", "precision", True),  # one that excuses another
        ("image", "audio", False),
        ("encoder", "decoder", False),
    ],
)
def test_words_that_may_be_told_for_one_another(one: str, other: str, near: bool) -> None:
    assert is_related(words(one)[0], words(other)[0]) is near


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("workspace", True),
        ("space", True),  # a part of a longer word
        ("lifelong learning", True),  # the telling part of two words
        ("picture", True),
        ("robot", False),
    ],
)
def test_what_the_quotes_say(english: str, told: bool) -> None:
    known = pool("Lifelong algorithms run in cloud workspaces and read images.")
    assert is_told(rendering(english), known) is told
