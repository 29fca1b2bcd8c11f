"""Passages counted: rare words tell more, words said again tell less and less, long passages count less."""

from bot.domain.answer import Passage
from bot.questions.shelf import Shelf
from bot.questions.synonyms import stems

PAPER = "arxiv:2407.10671"


DELAY, WORDS = *stems("delay"), *stems("words")


def a_shelf(*texts: str, section: str = "") -> Shelf:
    return Shelf([Passage(PAPER, number, section, text, 0) for number, text in enumerate(texts)])


def test_only_passages_that_have_a_word_have_a_score() -> None:
    assert [score > 0 for score in a_shelf("the delay", "the words", "delayed").scores({DELAY: 1.0})] == [
        True,
        False,
        True,
    ]


def test_a_rare_word_tells_more() -> None:
    shelf = a_shelf("flicker words", "delay words", "delay words")
    assert shelf.rarity(*stems("flicker")) > shelf.rarity(DELAY) > shelf.rarity(WORDS) > 0
    assert shelf.rarity("zebra") == 0.0


def test_a_word_said_twice_tells_more_but_not_twice_as_much() -> None:
    once, twice, _ = a_shelf("delay and words", "delay and delay", "other things here").scores({DELAY: 1.0})
    assert once < twice < 2 * once


def test_the_shorter_passage_is_nearer() -> None:
    short, long, _ = a_shelf("delay matters", "delay " + "matters here " * 30, "other").scores({DELAY: 1.0})
    assert short > long


def test_weights_count() -> None:
    one, other, _ = a_shelf("delay", "words", "else").scores({DELAY: 1.0, WORDS: 0.5})
    assert one == 2 * other


def test_a_heading_counts_as_words_of_its_passages() -> None:
    shelf = Shelf([Passage(PAPER, 0, "5 Limitations", "Names are wrong.", 0), Passage(PAPER, 1, "4 Data", "Hours.", 0)])
    first, second = shelf.scores({stems("limitations")[0]: 1.0})
    assert first > second == 0.0


def test_what_tells_most_of_passages_is_rare_and_no_empty_word() -> None:
    shelf = a_shelf("the conformer conformer of blocks", "the of words", "the of words")
    found = shelf.telling({0: 1.0}, frozenset({"the", "of"}), 2)
    assert list(found) == [*stems("conformer"), *stems("blocks")]
    assert found[stems("conformer")[0]] == 1.0


def test_the_greater_share_tells_more() -> None:
    shelf = a_shelf("zebra stripes", "lion mane", "words")
    found = shelf.telling({0: 0.9, 1: 0.1}, frozenset(), 9)
    assert found["zebra"] > found["lion"]


def test_an_empty_shelf_and_an_empty_passage_are_no_fault() -> None:
    assert a_shelf().scores({DELAY: 1.0}) == []
    assert a_shelf("", "delay").scores({DELAY: 1.0})[0] == 0.0
    assert a_shelf("").telling({0: 1.0}, frozenset(), 5) == {}


def test_passages_are_known_by_their_numbers() -> None:
    shelf = Shelf([Passage(PAPER, 7, "", "delay", 0), Passage(PAPER, 9, "", "words", 0)])
    assert shelf.places == {7: 0, 9: 1}
