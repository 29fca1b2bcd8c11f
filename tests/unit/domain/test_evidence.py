"""Quotes as readers get them: every word of them, none twice."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.evidence import Quote, told_once

WIDE = Quote("The cache keeps what matters and drops the rest.", "abstract", 40)
WORDS = st.builds(Quote, st.text("ab ", min_size=1, max_size=5), st.sampled_from(["abstract", "title"]), st.none())


def test_a_quote_that_stands_in_another_is_told_with_it() -> None:
    inside, before = Quote("keeps what matters", "abstract", 50), Quote("drops the rest", "abstract")
    assert told_once([before, WIDE, inside]) == (WIDE,)


def test_the_same_words_in_another_section_are_told_too() -> None:
    other = Quote("keeps what matters", "3 Method")
    assert told_once([WIDE, other]) == (WIDE, other)


def test_words_that_stand_in_two_places_are_told_from_the_first() -> None:
    assert told_once([WIDE, Quote(WIDE.text, "abstract", 400)]) == (WIDE,)


@given(st.lists(WORDS, max_size=8))
def test_every_word_is_told_and_none_twice(quotes: list[Quote]) -> None:
    told = told_once(quotes)
    assert all(any(one.section == each.section and each.text in one.text for one in told) for each in quotes)
    for one in told:
        assert [each for each in told if each.section == one.section and one.text in each.text] == [one]
