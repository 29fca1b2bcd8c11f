"""Lists of authors: what makes two names one person's, and how much of two lists agrees."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.same_authors import MOST_COMPARED, agreement, same_letters

TRANSFORMER = ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar", "Jakob Uszkoreit")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vaswani, Ashish", "Ashish Vaswani"),
        ("A. Vaswani", "Ashish Vaswani"),
        ("Vaswani, A.", "Ashish Vaswani"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Łukasz Kaiser", "Lukasz Kaiser"),
        ("Søren Kierkegaard", "Soren Kierkegaard"),
        ("Andr\\'as Gy\\\"orgy", "András György"),
        ("Kim Min-su", "Minsu Kim"),
        ("Min-Su Kim", "Kim Minsu"),
        ("Y.-J. Kim", "Youngjin Kim"),
        ("Roy Ka-Wei Lee", "Roy Ka Wei Lee"),
        ("김민수", "김 민수"),
        ("王 小明", "王小明"),
        ("Laurens van der Maaten", "L. van der Maaten"),
        ("John Doe, Jr.", "John Doe"),
        ("Sean O’Brien", "Sean O'Brien"),
        ("John A. Smith", "John Smith"),
        ("and Noam Shazeer*", "Noam Shazeer"),
        ("Noam Shazeer (Google)", "Noam Shazeer"),
    ],
)
def test_one_person_written_in_two_ways(one: str, other: str) -> None:
    for some, others in (((one,), (other,)), ((other,), (one,))):
        told = agreement(some, others)
        assert told is not None
        assert (told.score, told.share, told.first) == (1, 1, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wei Zhang", "Wenjie Zhang"),
        ("Wei Zhang", "Wei Li"),
        ("Wei Chen", "Wei Cheng"),
        ("W. Zhang", "Jie Zhang"),
        ("Z. Wei", "Wenjie Zhang"),
        ("J. W.", "Jie Wang"),
        ("김민수", "김민서"),
    ],
)
def test_two_people_are_never_one(one: str, other: str) -> None:
    told = agreement((one,), (other,))
    assert told is not None
    assert told.score == 0


def test_a_family_name_alone_counts_half() -> None:
    told = agreement(("Vaswani", "Shazeer"), TRANSFORMER)
    assert told is not None
    assert (told.score, told.share, told.shorter, told.longer) == (1, 0.5, 2, 4)


def test_the_order_does_not_count_and_each_name_is_given_away_once() -> None:
    turned = agreement(tuple(reversed(TRANSFORMER)), TRANSFORMER)
    assert turned is not None
    assert (turned.share, turned.first) == (1, False)
    twice = agreement(("A. Vaswani", "A. Vaswani"), TRANSFORMER)
    assert twice is not None
    assert twice.score == 1


def test_what_is_no_name_is_passed_over() -> None:
    told = agreement(("Ashish Vaswani", "et al.", "+ 7 others", ""), TRANSFORMER)
    assert told is not None
    assert (told.shorter, told.share) == (1, 1)


@pytest.mark.parametrize(
    ("some", "others"),
    [
        ((), TRANSFORMER),
        (TRANSFORMER, ()),
        (("Anonymous Authors",), TRANSFORMER),
        (("anonymous",), TRANSFORMER),
        (("et al.",), TRANSFORMER),
        (("김민수",), ("Minsu Kim",)),
        (("王伟",), ("Wei Wang",)),
    ],
)
def test_where_nothing_can_be_compared_nothing_is_said(some: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert agreement(some, others) is None


def test_names_of_one_script_are_compared_where_a_list_has_two() -> None:
    told = agreement(("김민수", "Wei Wang"), ("Minsu Kim", "Wei Wang"))
    assert told is not None
    assert (told.shorter, told.score) == (1, 1)


def test_a_collaboration_takes_no_time() -> None:
    many = tuple(f"Family{chr(97 + n % 26)}{n} Given{n}" for n in range(5_000))
    began = time.perf_counter()
    told = agreement(many, tuple(reversed(many[:MOST_COMPARED])))
    assert time.perf_counter() - began < 1.5
    assert told is not None
    assert told.longer == MOST_COMPARED


@given(st.lists(st.text(max_size=30), max_size=5), st.lists(st.text(max_size=30), max_size=5))
def test_whatever_is_written_there_both_ways_agree(some: list[str], others: list[str]) -> None:
    one, other = agreement(some, others), agreement(others, some)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (one.shorter, one.longer) == (other.shorter, other.longer)
        assert 0 <= one.share <= 1


def test_a_name_is_remembered_by_its_letters_however_it_is_turned() -> None:
    assert same_letters("Müller, Jürgen") == same_letters("Juergen Mueller") != same_letters("Jan Mueller")
