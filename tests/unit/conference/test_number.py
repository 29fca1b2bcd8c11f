"""Numbers in the chapters' order, and anchors that are stable, plain and each there once."""

import re

import pytest
from builders_conference import a_found
from hypothesis import given
from hypothesis import strategies as st

from bot.conference.found import Group
from bot.conference.number import LONGEST_SLUG, number
from bot.domain.conference import EARLIER

FOUND = [a_found(at, title=title) for at, title in enumerate("ABCDE")]


def slugs(*titles: str) -> list[str]:
    """The anchors of chapters of these titles."""
    _, chapters = number([], [Group(title, ()) for title in titles])
    return [chapter.slug for chapter in chapters]


def test_papers_are_numbered_chapter_after_chapter_in_their_order() -> None:
    papers, chapters = number(FOUND, [Group("Two", (3, 1)), Group("Three", (4, 0, 2))])
    assert [(each.number, each.paper.title) for each in papers] == [(1, "D"), (2, "B"), (3, "E"), (4, "A"), (5, "C")]
    assert [(each.slug, each.title, each.papers) for each in chapters] == [
        ("two", "Two", (1, 2)),
        ("three", "Three", (3, 4, 5)),
    ]


def test_what_the_venue_says_of_a_paper_stays_with_it() -> None:
    found = a_found(accepted={"decision": "oral", "track": "main", "keywords": (r"$\beta$-VAE", " ", "a  b")})
    (paper,), _ = number([found], [Group("One", (0,))])
    assert (paper.venue, paper.decision, paper.track) == ("COLM 2024", "oral", "main")
    assert paper.keywords == ("β-VAE", "a b")
    assert paper.reasons == ("title: language models",)
    assert paper.paper is found.paper
    assert paper.texts == {}


def test_a_paper_in_two_chapters_has_one_number() -> None:
    papers, chapters = number(FOUND, [Group("One", (0, 1, 0)), Group("Two", (1, 2))])
    assert [each.paper.title for each in papers] == ["A", "B", "C"]
    assert [each.papers for each in chapters] == [(1, 2), (3,)]


def test_nothing_has_no_numbers() -> None:
    assert number([], []) == ((), ())


def test_a_chapter_without_a_title_is_of_all_papers_only_where_it_is_alone() -> None:
    assert slugs("") == ["all-papers"]
    assert slugs("Chess", "") == ["chess", "others"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Instruction tuning and alignment", "instruction-tuning-and-alignment"),
        ("Schrödinger bridges", "schrodinger-bridges"),
        ("C++ & AI/ML", "c-ai-ml"),
        ("기계 번역", "others"),
        ("Earlier work", "earlier-work-2"),
        ("<script>", "script"),
    ],
)
def test_an_anchor_is_made_of_the_title(title: str, slug: str) -> None:
    assert slugs(title) == [slug]


def test_the_same_anchor_is_never_given_twice() -> None:
    assert slugs("Chess", "chess!", "CHESS", "체스", "") == ["chess", "chess-2", "chess-3", "others", "others-2"]
    assert slugs("a 2", "a", "a") == ["a-2", "a", "a-3"]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_anchors_are_plain_short_and_each_there_once(titles: list[str]) -> None:
    found = slugs(*titles)
    assert len(set(found)) == len(titles)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug) for slug in found)
    assert all(len(slug) <= LONGEST_SLUG + 3 for slug in found)
    assert EARLIER not in found
