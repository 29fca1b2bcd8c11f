"""Groups within bounds of size and number: what is far from its group leaves it, small groups are dissolved."""

import pytest

from bot.conference.communities import ONE_GROUP, SMALLEST, bounds, groups
from bot.conference.vectors import Vector


def papers(*terms: str) -> list[Vector]:
    """Papers of one or several terms, all of the same weight: `a+b` has two."""
    return [{term: 1.0 / len(said.split("+")) ** 0.5 for term in said.split("+")} if said else {} for said in terms]


def test_nothing_and_few_papers() -> None:
    assert groups([]) == ([], [])
    for count in range(1, ONE_GROUP + 1):
        assert groups(papers(*["a"] * count)) == ([list(range(count))], [])
        assert groups(papers(*[""] * count)) == ([list(range(count))], [])


def test_papers_with_the_same_terms_are_together_the_largest_group_first() -> None:
    found, none = groups(papers("a", "b", "a", "b", "a", "b", "b", "c", "c", "c"))
    assert found == [[1, 3, 5, 6], [0, 2, 4], [7, 8, 9]]
    assert none == []


def test_papers_without_shared_terms_belong_to_none() -> None:
    found, none = groups(papers("a", "a", "a", "a", "", "b", "b", "b", ""))
    assert found == [[0, 1, 2, 3], [5, 6, 7]]
    assert none == [4, 8]


def test_where_most_papers_belong_to_none_they_are_one_group() -> None:
    assert groups(papers(*[""] * 9)) == ([list(range(9))], [])
    assert groups(papers("a", "a", "a", "", "", "", "")) == ([list(range(7))], [])
    assert groups(papers("a", "a", "a", "", "", ""))[1] == [3, 4, 5]


def test_a_group_of_two_goes_where_it_is_near_else_to_none() -> None:
    near, _ = groups(papers("a", "a", "a", "a", "b", "b", "b", "b", "a+c", "a+c"))
    assert [0, 1, 2, 3, 8, 9] in near
    far, none = groups(papers("a", "a", "a", "a", "b", "b", "b", "b", "c", "c"))
    assert far == [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert none == [8, 9]


def test_a_group_that_loses_its_weak_papers_may_be_too_small() -> None:
    weak: list[Vector] = [{"c": 1.0}, {"c": 1.0}, {"c": 0.3, "z": 0.95}]
    found, none = groups([*papers("a", "a", "a", "a", "b", "b", "b", "b"), *weak])
    assert found == [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert none == [8, 9, 10]


def test_a_full_group_takes_no_other() -> None:
    full, others = ["s+t0"] * 12, [f"t{theme}+u{theme}" for theme in range(1, 7) for _ in range(4)]
    found, _ = groups(papers(*full, *others, *["s+t9"] * 4))
    assert max(map(len, found)) <= bounds(40)[1] == 12
    assert len(found) <= bounds(40)[0] == 6
    assert list(range(12)) in found


def test_no_group_is_smaller_than_three_nor_lost_or_told_twice() -> None:
    terms = [f"{one}+{other}" for one in "abcdef" for other in "uvwxyz"]
    found, none = groups(papers(*terms))
    assert all(len(group) >= SMALLEST for group in found)
    assert sorted([*none, *(place for group in found for place in group)]) == list(range(len(terms)))


@pytest.mark.parametrize("count", [6, 20, 53, 60, 299, 477, 1_000])
def test_bounds_grow_with_the_papers_and_hold_them_all(count: int) -> None:
    most_groups, most_papers = bounds(count)
    assert most_groups * most_papers >= count
    assert most_groups >= 3
    assert most_papers <= max(8, count // 3, 40)


def test_too_many_groups_are_joined_to_the_nearest_with_room() -> None:
    themes = [f"t{theme}+s{theme // 2}" for theme in range(10) for _ in range(4)]
    found, none = groups(papers(*themes))
    most_groups, most_papers = bounds(len(themes))
    assert len(found) <= most_groups
    assert max(map(len, found)) <= most_papers
    assert none == []
    pairs = [{place // 8 for place in group} for group in found if len(group) > 4]
    assert pairs
    assert all(len(pair) == 1 for pair in pairs)


def test_the_same_again_is_the_same() -> None:
    terms = [f"{one}+{other}" for one in "abcdefgh" for other in "uvwxyz"]
    assert groups(papers(*terms)) == groups(papers(*terms))
