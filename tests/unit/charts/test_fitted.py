"""Labels cut to a width: never wider, never shorter than they must be, and quickly however long they are."""

from hypothesis import given
from hypothesis import strategies as st

from adapters.charts.layout import fitted


def measured(words: str) -> int:
    return sum(3 if letter == "W" else 1 for letter in words)


@given(st.text("aW ", max_size=40), st.integers(1, 30))
def test_a_cut_label_is_the_longest_beginning_that_fits(words: str, width: int) -> None:
    said = fitted(words, width, measured)
    assert measured(said) <= width
    if measured(words) <= width:
        assert said == words
        return
    assert said.endswith("…")
    kept = said[:-1]
    assert words.startswith(kept)
    longer = [words[:end].rstrip() for end in range(len(kept) + 1, len(words))]
    assert all(measured(one + "…") > width for one in longer if len(one) > len(kept))


def test_a_label_of_any_length_is_measured_a_few_times_only() -> None:
    asked: list[int] = []

    def measure(words: str) -> int:
        asked.append(len(words))
        return len(words)

    assert fitted("x" * 100_000, 20, measure) == "x" * 19 + "…"
    assert len(asked) < 25


def test_where_nothing_fits_the_ellipsis_stands_alone() -> None:
    assert fitted("WWW", 1, measured) == "…"
