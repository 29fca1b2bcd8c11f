"""Which words are plain and which the field's, as they are shipped."""

import pytest

from bot.gate.plain_words import is_describing, is_of_the_field, plainness
from bot.gate.stems import stem


def test_the_more_everyday_a_word_is_the_less_it_weighs() -> None:
    weights = [plainness(stem(word)) for word in ("sure", "severe", "encoder")]
    assert weights == sorted(weights)
    assert weights[0] < weights[1] < weights[2] == 1.0


def test_a_word_that_no_list_has_weighs_as_much_as_one_of_the_field() -> None:
    assert plainness("quaxify") == 1.0
    assert not is_of_the_field("quaxify")


@pytest.mark.parametrize("word", ["decoder", "tokenizer", "latency", "throughput", "robots"])
def test_words_that_abstracts_alone_have_are_the_fields(word: str) -> None:
    assert is_of_the_field(stem(word))


@pytest.mark.parametrize("word", ["weather", "survive", "steps", "trust", "eager"])
def test_words_of_everyday_texts_are_not(word: str) -> None:
    assert not is_of_the_field(stem(word))


def test_adjectives_describe_and_what_things_are_named_with_does_not() -> None:
    assert is_describing(stem("eager"))
    assert not any(is_describing(stem(word)) for word in ("falcon", "whisper", "gemma", "mistral"))
