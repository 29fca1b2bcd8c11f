"""The order of passages is BM25's within the paper: the same figures as FTS5 has for a table of that paper alone."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.passages.bm25 import NEVER_NOTHING, best, found, rarity
from adapters.passages.database import Run
from adapters.passages.index import LONGEST_WORD, MOST_WORDS, clean, places
from adapters.passages.postgres import plain
from adapters.passages.sqlite import SqliteStemmer

NO_RUN: Run = None  # type: ignore[assignment]  # SQLite's stemmer asks no database
words = st.sampled_from(["model", "models", "Training", "trained", "token", "size", "batch", "각", "72", "GPT-4"])
texts = st.lists(words, max_size=12).map(" ".join)


def ours(passages: Sequence[str], asked: Sequence[str]) -> tuple[int, ...]:
    """The order by our own count."""
    stems = dict(enumerate(SqliteStemmer().stems(NO_RUN, passages)))
    phrases = SqliteStemmer().stems(NO_RUN, asked)
    return best({number: len(phrase) for number, phrase in stems.items()}, phrases, places(stems), 99)


def theirs(passages: Sequence[str], asked: Sequence[str]) -> dict[int, float]:
    """Scores by FTS5 itself."""
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')")
        index.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", enumerate(passages))
        query = " OR ".join(f'"{word}"' for word in asked)
        return dict(index.execute("SELECT rowid, rank FROM words WHERE words MATCH ?", (query,)).fetchall())


@given(
    passages=st.lists(texts, min_size=1, max_size=8),
    asked=st.lists(words | st.just("batch size"), min_size=1, max_size=3, unique_by=lambda w: w.casefold()[:5]),
)
def test_the_order_is_that_of_fts5(passages: list[str], asked: list[str]) -> None:
    scores = theirs(passages, asked)
    order = ours(passages, asked)
    assert set(order) == set(scores)
    told = [scores[number] for number in order]
    assert all(first <= second + 1e-9 for first, second in pairwise(told))


def test_the_stems_of_a_text_have_their_places() -> None:
    (phrase, empty) = SqliteStemmer().stems(NO_RUN, ["Training of the models", "***"])
    assert phrase == ((0, "train"), (1, "of"), (2, "the"), (3, "model"))
    assert empty == ()


def test_a_phrase_is_found_where_its_words_follow_one_another() -> None:
    there = places({4: ((0, "a"), (1, "b"), (2, "a"), (3, "b")), 7: ((0, "b"), (1, "a"))})
    assert there == {"a": [[4, 0, 2], [7, 1]], "b": [[4, 1, 3], [7, 0]]}
    assert found(((0, "a"), (1, "b")), there) == {4: 2}
    assert found(((1, "a"), (3, "b")), there) == {}
    assert found(((1, "a"), (4, "b")), there) == {4: 1}
    assert found(((0, "a"),), there) == {4: 2, 7: 1}
    assert found(((0, "a"), (1, "c")), there) == found((), there) == {}


@pytest.mark.parametrize(("having", "all_"), [(5, 10), (10, 10), (1, 1), (0, 0)])
def test_a_word_of_half_the_passages_weighs_next_to_nothing(having: int, all_: int) -> None:
    assert rarity(having, all_) == pytest.approx(NEVER_NOTHING)


def test_the_rarer_a_word_the_more_it_weighs() -> None:
    weights = [rarity(having, 100) for having in range(1, 50)]
    assert weights == sorted(weights, reverse=True)
    assert best({}, [((0, "a"),)], {}, 5) == ()


def test_words_are_cleaned_once_each_and_bounded() -> None:
    assert clean(["Model", " model ", "\0", "", "a\0b", "\ud83d"]) == ("model", "a b", "?")
    assert clean(["x" * 1000]) == ("x" * LONGEST_WORD,)
    assert len(clean([f"w{number}" for number in range(10_000)])) == MOST_WORDS


def test_only_words_are_told_to_postgres() -> None:
    assert plain("GPT-4_o: 0.5% (각)\0!") == "GPT 4 o 0 5 각 "
