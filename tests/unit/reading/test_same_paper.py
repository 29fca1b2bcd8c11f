"""Which entry is the paper of a list: the right one, or none; never another."""

import time
from random import Random

import pytest
from builders import an_entry
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.identity import title_key
from bot.domain.paper import Entry
from bot.reading.same_paper import same_paper

TITLE = "Direct Preference Optimization: Your Language Model is Secretly a Reward Model"
PEOPLE = ("Rafael Rafailov", "Archit Sharma", "Eric Mitchell", "Stefano Ermon")
OTHERS = ("Jane Roe", "Max Mustermann")
MANY = (*PEOPLE, "Chelsea Finn", "Christopher Manning")


def entry(id_: str = "2305.18290v2", title: str = TITLE, authors: tuple[str, ...] = PEOPLE, **more: object) -> Entry:
    return an_entry(f"http://arxiv.org/abs/{id_}", title, authors=authors, **more)


def test_the_same_title_and_an_author_in_common_is_the_paper() -> None:
    right = entry()
    assert same_paper(TITLE, ("Rafailov, R.", "Somebody Else"), [entry("2401.00001v1", authors=OTHERS), right]) is right


def test_a_paper_of_the_same_title_by_others_is_another() -> None:
    assert same_paper(TITLE, PEOPLE, [entry(authors=OTHERS)]) is None


def test_of_two_with_the_same_title_the_authors_tell() -> None:
    ours, theirs = entry(), entry("2401.00001v1", authors=OTHERS)
    assert same_paper(TITLE, OTHERS, [ours, theirs]) is theirs
    assert same_paper(TITLE, PEOPLE, [ours, theirs]) is ours


def test_without_authors_only_the_same_title_counts_and_only_one_may_have_it() -> None:
    right = entry()
    assert same_paper(TITLE.upper(), (), [right]) is right
    assert same_paper(TITLE, (), [right, entry("2401.00001v1", authors=OTHERS)]) is None
    assert same_paper(TITLE.replace("Secretly", "Secetly"), (), [right]) is None
    assert same_paper(TITLE[:60] + "…", (), [right]) is None


def test_names_in_another_script_are_as_none() -> None:
    assert same_paper(TITLE, ("김민수",), [entry()]) is not None
    assert same_paper(TITLE.replace("Secretly", "Secetly"), ("김민수",), [entry()]) is None


def test_versions_are_one_paper_and_the_first_is_given() -> None:
    first, second = entry("2305.18290v3"), entry("2305.18290v1")
    assert same_paper(TITLE, (), [first, second]) is first


@pytest.mark.parametrize("title", ["Mamba", "Technical Report", "Large Language Models: A Survey", "Deep Learning"])
def test_a_title_that_many_have_needs_authors_and_half_of_them(title: str) -> None:
    there = entry(title=title)
    assert same_paper(title, (), [there]) is None
    assert same_paper(title, ("Eric Mitchell", *OTHERS), [there]) is None
    assert same_paper(title, ("Eric Mitchell", "Jane Roe"), [there]) is None
    assert (
        same_paper(title, ("Eric Mitchell", "Archit Sharma", "Kim Lee", *OTHERS), [entry(title=title, authors=MANY)])
        is None
    )
    assert same_paper(title, ("Eric Mitchell", "A. Sharma", "Jane Roe"), [there]) is there


def test_a_typing_error_needs_most_of_the_authors() -> None:
    typed, there = TITLE.replace("Secretly", "Secetly"), entry()
    assert same_paper(typed, PEOPLE, [there]) is there
    assert same_paper(typed, ("Rafael Rafailov", "et al."), [there]) is there
    assert same_paper(typed, ("Eric Mitchell", "et al."), [there]) is None
    assert same_paper(typed, ("Rafael Rafailov", *OTHERS), [there]) is None
    assert same_paper(typed, ("Rafailov",), [there]) is None


def test_a_cut_title_needs_the_same_people() -> None:
    cut, there = TITLE[:55] + "…", entry()
    assert same_paper(cut, PEOPLE, [there]) is there
    assert same_paper(cut, tuple(reversed(PEOPLE)), [there]) is there
    assert same_paper(cut, ("Archit Sharma", "Eric Mitchell", "Jane Roe"), [there]) is None
    assert same_paper(cut, ("Rafael Rafailov", "Eric Mitchell", "Jane Roe"), [there]) is None


def test_a_title_that_ends_inside_a_word_needs_exactly_the_same_people() -> None:
    cut, there = TITLE[:48], entry()
    assert cut.endswith("Language Mo")
    assert same_paper(cut, PEOPLE, [there]) is there
    assert same_paper(cut, PEOPLE[:3], [there]) is None
    assert same_paper(cut, (), [there]) is None
    assert same_paper(TITLE[:51], PEOPLE, [there]) is None


def test_a_cut_title_that_two_papers_begin_with_is_neither() -> None:
    cut = "Direct Preference Optimization: Your Language…"
    assert same_paper(cut, PEOPLE, [entry()]) == entry()
    sequel = entry("2401.00001v1", "Direct Preference Optimization: Your Language Model is a Judge")
    assert same_paper(cut, PEOPLE, [entry(), sequel]) is None


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE}: Part II",
        f"{TITLE} v2",
        f"{TITLE} 2.0",
        f"{TITLE}+",
        f"A Survey of {TITLE}",
        TITLE.replace("Model is", "Models are"),
        TITLE.replace("Language Model", "Language Models"),
        TITLE.partition(":")[0],
        f"Beyond {TITLE}",
    ],
)
def test_the_same_groups_other_papers_are_never_taken(title: str) -> None:
    assert same_paper(TITLE, PEOPLE, [entry("2401.00001v1", title)]) is None
    assert same_paper(title, PEOPLE, [entry()]) is None


def test_the_very_title_wins_over_one_that_is_close() -> None:
    right, close = entry(), entry("2401.00001v1", TITLE.replace("Secretly", "Secetly"))
    assert same_paper(TITLE, PEOPLE, [close, right]) is right


def test_one_that_was_withdrawn_gives_way_to_its_second_submission() -> None:
    gone = entry("2305.00001v2", comment="This paper has been withdrawn: it is a duplicate.")
    right = entry()
    assert same_paper(TITLE, PEOPLE, [gone, right]) is right
    assert same_paper(TITLE, PEOPLE, [gone]) is gone
    assert same_paper(TITLE, PEOPLE, [entry("2305.00001v2"), right]) is None


def test_nothing_there_is_nothing_found() -> None:
    assert same_paper(TITLE, PEOPLE, []) is None
    assert same_paper("", PEOPLE, [entry(title="")]) is None


def test_hostile_titles_and_lists_take_no_time() -> None:
    long, many = "a" * 100_000, tuple(f"Name{n} Family{n}" for n in range(3_000))
    began = time.perf_counter()
    for title in (long, "((((" * 20_000, r"\textit{" * 10_000, "word " * 30_000):
        assert same_paper(title, many, [entry(title=f"{title}x", authors=many[:50]) for _ in range(3)]) is None
    assert time.perf_counter() - began < 1.9


WORDS = st.sampled_from(
    ["attention", "is", "all", "you", "need", "Models", "model", "2", "2.5", "II", "++", ":", "the"]
)
TITLES = st.lists(WORDS, max_size=8).map(" ".join)
LISTS = st.lists(st.sampled_from([*PEOPLE, *OTHERS, "R. Rafailov", "et al."]), max_size=4).map(tuple)


@given(TITLES, LISTS, st.lists(st.tuples(TITLES, LISTS), max_size=5), st.randoms(use_true_random=False))
def test_what_is_found_is_there_and_does_not_depend_on_the_order(
    title: str, people: tuple[str, ...], others: list[tuple[str, tuple[str, ...]]], chance: Random
) -> None:
    there = [entry(f"2401.{n:05}v1", other, authors) for n, (other, authors) in enumerate(others)]
    found = same_paper(title, people, there)
    assert found is None or found in there
    assert same_paper(title, people, chance.sample(there, len(there))) == found


@given(TITLES, st.lists(st.tuples(TITLES, LISTS), max_size=5))
def test_without_authors_nothing_but_the_same_letters_is_ever_found(
    title: str, others: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = same_paper(title, (), [entry(f"2401.{n:05}v1", other, who) for n, (other, who) in enumerate(others)])
    assert found is None or title_key(found.title) == title_key(title)
