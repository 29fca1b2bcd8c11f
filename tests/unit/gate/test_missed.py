"""What a word weighs where no quote has it."""

from bot.gate.missed import ORDINARY, TOLD_FOR_ANOTHER, counted
from bot.gate.plain_words import plainness
from bot.gate.stems import stem
from bot.gate.terms import pool, terms

WHOLE, TITLE = pool("The encoder compresses images."), pool("Compact codecs for satellites")


def weights(text: str) -> dict[str, float]:
    return {term.text: weight for term, weight in counted(terms(text), WHOLE, TITLE)}


def test_what_a_quote_has_weighs_for_a_sentence_and_the_rest_against_it() -> None:
    assert weights("The encoder compresses proteins.") == {"encoder": 1.0, "compresses": 1.0, "proteins": -1.0}


def test_what_only_the_title_has_counts_for_neither() -> None:
    assert weights("The codecs compress images for satellites.") == {"compress": 1.0, "images": 1.0}


def test_a_korean_word_of_any_writer_is_missed_less() -> None:
    assert weights("단백질") == {"단백질": -1.0}
    assert weights("흐름") == {"흐름": -ORDINARY}


def test_what_is_only_perhaps_a_word_is_not_missed_and_may_be_carried() -> None:
    assert weights("싱글플레이어") == {}
    assert [term.text for term, _ in counted(terms("싱글플레이어"), pool("a layer of it"), TITLE)] == ["레이어"]
    assert weights("레이어") == {"레이어": -1.0}


def test_a_word_that_the_glossary_does_not_know_is_not_counted() -> None:
    assert weights("뷁뷁") == {}


def test_a_word_that_english_at_large_tells_for_one_of_the_quotes_is_missed_less() -> None:
    assert weights("It squeezes pictures.")["squeezes"] == -TOLD_FOR_ANOTHER
    assert weights("It Squeezes pictures.")["Squeezes"] == -1.0  # a name, as far as its letters say
    assert weights("Squeezes pictures.")["Squeezes"] == -TOLD_FOR_ANOTHER


def test_freely_plain_words_weigh_less_and_words_of_the_field_do_not() -> None:
    said = terms("The encoder wins a garden for kernels.")
    freely = {term.text: weight for term, weight in counted(said, WHOLE, TITLE, freely=True)}
    assert weights("The encoder wins a garden for kernels.")["garden"] == -1.0
    assert freely["garden"] == -plainness(stem("garden")) > -1.0
    assert (freely["encoder"], freely["kernels"]) == (1.0, -1.0)
