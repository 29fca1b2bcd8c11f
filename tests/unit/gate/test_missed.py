"""What a word weighs where no quote has it."""

from bot.gate.missed import ORDINARY, counted
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
