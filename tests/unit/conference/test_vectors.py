"""Papers as weighted terms, and how near they are."""

import math

import pytest
from venue_sample import found_with

from bot.conference.vectors import FEWEST_SHARED, about, likeness, neighbours, vectors

PAPERS = [
    found_with("Pruning of weights", "pruning", "quantization"),
    found_with("Weights in four bits", "quantization", "pruning"),
    found_with("Chess openings", "chess"),
    found_with("Chess endings", "chess"),
    found_with("Alone", "nothing shared"),
    found_with("", ""),
    found_with("Six", "sixth"),
    found_with("Seven", "seventh"),
]
FOUND = vectors(PAPERS)


def test_each_vector_has_length_one_and_only_terms_that_papers_share() -> None:
    for vector in FOUND[:4]:
        assert math.isclose(sum(weight * weight for weight in vector.values()), 1.0)
    assert FOUND[4:] == [{}, {}, {}, {}]
    assert set(FOUND[2]) == {"chess"}


def test_what_most_papers_have_parts_nothing() -> None:
    every = [found_with(f"Language models {topic}", "language models", topic) for topic in ("a1", "b2", "c3", "d4") * 2]
    assert all("language model" not in vector for vector in vectors(every))
    assert set(vectors(every)[0]) == {"a1", "model a1"}


def test_keywords_weigh_more_than_titles_and_these_more_than_abstracts() -> None:
    papers = [
        found_with("Of b1", "a1", abstract="And c1."),
        found_with("x", "a1", "b1", "c1"),
        *(found_with(f"Filler {at}", f"filler{at}") for at in range(6)),
    ]
    first = vectors(papers)[0]
    assert first["a1"] > first["b1"] > first["c1"]


def test_the_nearest_come_first_and_only_as_many_as_wanted() -> None:
    pairs = [(one, other) for one, other, _ in neighbours(FOUND, 3)]
    assert pairs == [(0, 1), (1, 0), (2, 3), (3, 2)]
    assert [(one, other) for one, other, _ in neighbours(FOUND, 0)] == []
    assert all(value > FEWEST_SHARED for _, _, value in neighbours(FOUND, 3))


def test_of_equally_near_papers_the_earlier_comes_first() -> None:
    late = [{"a": 0.5, "b": 0.5}, {"b": 1.0}, {"a": 1.0}]
    assert next(neighbours(late, 1)) == (0, 1, 0.5)
    same = [{"a": 1.0}, {"a": 1.0}, {"a": 1.0}]
    assert list(neighbours(same, 1)) == [(0, 1, 1.0), (1, 0, 1.0), (2, 0, 1.0)]


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_a_papers_own_terms_are_left_out_of_its_group(place: int) -> None:
    group = about(FOUND[:4])
    others = about(vector for at, vector in enumerate(FOUND[:4]) if at != place)
    within = likeness(FOUND[place], group, within=True)
    assert math.isclose(within, likeness(FOUND[place], others, within=False), abs_tol=1e-9)
    assert within < likeness(FOUND[place], group, within=False)


def test_nothing_is_like_nothing() -> None:
    assert likeness({}, about([]), within=False) == 0.0
    assert likeness({"a": 1.0}, about([{"a": 1.0}]), within=True) == 0.0
    assert likeness({"a": 1.0}, about([{"b": 1.0}]), within=False) == 0.0


def test_keywords_without_end_are_cut_and_repeated_terms_of_one_keyword_count_once() -> None:
    flood = found_with("x", *(f"word{at}" for at in range(500)))
    again = found_with("y", *(f"word{at}" for at in range(500)), "z")
    fillers = [found_with(f"Filler {at}", f"filler{at}") for at in range(6)]
    assert len(vectors([flood, again, *fillers])[0]) == 40
