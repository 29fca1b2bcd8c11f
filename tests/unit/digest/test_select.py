"""The order of an edition and who gets a card."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import pytest
from builders import a_listed, a_paper
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.select import Selection, rule_of
from bot.digest.select import select as select_able
from bot.domain.paper import Paper, PaperId, Sighting

DAY = date(2024, 7, 16)


def paper(number: int, votes: int | None = None, sources: int = 1) -> Paper:
    at = datetime(2024, 7, 16, 23, tzinfo=UTC)
    sightings = tuple(Sighting(f"source{place}", DAY, at, votes) for place in range(sources))
    return Paper(f"arxiv:2407.{number:05}", f"Paper {number}", "", sightings, votes=votes)


def select(papers: Sequence[Paper], categories_of: Mapping[PaperId, str], most: int) -> Selection:
    """Where every paper can be summarised."""
    return select_able(papers, categories_of, most, {each.id for each in papers})


def numbers(papers: tuple[Paper, ...]) -> list[int]:
    return [int(each.id[-5:]) for each in papers]


def test_votes_then_sources_then_ids() -> None:
    papers = [paper(3), paper(4, 0), paper(2, 7), paper(6, 7, 2), paper(1, 7), paper(5, 91)]
    assert numbers(select(papers, {}, 2).ordered) == [5, 6, 1, 2, 4, 3]


def test_cards_go_to_the_first() -> None:
    papers = [paper(1, 1), paper(2, 2), paper(3, 3)]
    assert select(papers, {}, 2).carded == {"arxiv:2407.00003", "arxiv:2407.00002"}


def test_sightings_are_counted_by_source() -> None:
    at = datetime(2024, 7, 16, tzinfo=UTC)
    often = Paper("arxiv:2407.00009", "Often", "", tuple(Sighting("one", date(2024, 7, d), at) for d in (1, 2, 3)))
    assert numbers(select([often, paper(10, None, 2)], {}, 1).ordered) == [10, 9]


def test_equals_at_the_border_balance_the_categories() -> None:
    papers = [paper(1, 9), paper(2, 9), *(paper(number, 1) for number in range(3, 9))]
    categories = {each.id: "LLM" for each in papers} | {"arxiv:2407.00006": "CV", "arxiv:2407.00008": "RL"}
    chosen = select(papers, categories, 4).carded
    assert chosen == {f"arxiv:2407.0000{number}" for number in (1, 2, 6, 8)}


def test_more_votes_win_over_balance() -> None:
    papers = [paper(1, 9), paper(2, 8), paper(3, 7)]
    categories = {"arxiv:2407.00001": "LLM", "arxiv:2407.00002": "LLM", "arxiv:2407.00003": "CV"}
    assert select(papers, categories, 2).carded == {"arxiv:2407.00001", "arxiv:2407.00002"}


def test_places_for_cards_go_only_to_papers_that_can_be_summarised() -> None:
    papers = [paper(1, 9), paper(2, 8), paper(3, 7), paper(4, 6)]
    chosen = select_able(papers, {}, 2, {papers[1].id, papers[3].id})
    assert chosen.carded == {papers[1].id, papers[3].id}
    assert numbers(chosen.ordered) == [1, 2, 3, 4]


def test_equals_share_all_places_over_the_categories() -> None:
    papers = [paper(number) for number in range(1, 13)]
    categories = {each.id: "LLM" for each in papers} | {papers[10].id: "CV", papers[11].id: "RL"}
    chosen = select(papers, categories, 6).carded
    assert Counter(categories[each] for each in chosen) == {"LLM": 4, "CV": 1, "RL": 1}


@pytest.mark.parametrize(
    ("votes", "sources", "rule"),
    [((9, 0), (1, 1), "votes"), ((None, 3), (2, 1), "votes"), ((None, None), (2, 1), "sources")],
)
def test_the_rule_that_decided_is_named(votes: tuple[int | None, ...], sources: tuple[int, ...], rule: str) -> None:
    papers = [paper(place, *each) for place, each in enumerate(zip(votes, sources, strict=True), start=1)]
    assert rule_of([a_listed(place, each) for place, each in enumerate(papers, start=1)]) == rule


def test_without_votes_and_with_equal_sources_only_the_categories_decide() -> None:
    papers = [a_paper(f"arxiv:2407.{number:05}", votes=None) for number in range(1, 4)]
    assert rule_of([a_listed(place, each) for place, each in enumerate(papers, start=1)]) == "categories"


def test_votes_of_papers_that_cannot_have_a_card_decide_nothing() -> None:
    voted = a_listed(1, a_paper(votes=50), summary="no_text", cards={})
    assert rule_of([voted, a_listed(2, a_paper("arxiv:2407.00002", votes=None))]) == "categories"


PAPERS = st.lists(
    st.builds(paper, st.integers(1, 99999), st.one_of(st.none(), st.integers(0, 3)), st.integers(1, 3)),
    unique_by=lambda each: each.id,
    max_size=30,
)


@given(PAPERS, st.integers(-1, 35), st.randoms())
def test_nothing_is_dropped_and_the_order_of_arrival_does_not_matter(papers: list[Paper], most: int, random) -> None:  # type: ignore[no-untyped-def]  # Hypothesis gives a Random of its own
    categories = {each.id: "ABC"[int(each.id[-1]) % 3] for each in papers}
    selection = select(papers, categories, most)
    assert Counter(selection.ordered) == Counter(papers)
    assert len(selection.carded) == max(0, min(most, len(papers)))
    shuffled = list(papers)
    random.shuffle(shuffled)
    assert select(shuffled, categories, most) == selection


@given(PAPERS, st.integers(0, 35))
def test_no_paper_without_a_card_has_more_votes_than_one_with(papers: list[Paper], most: int) -> None:
    selection = select(papers, {}, most)
    with_card = [each.votes or 0 for each in papers if each.id in selection.carded]
    without = [each.votes or 0 for each in papers if each.id not in selection.carded]
    assert not with_card or not without or min(with_card) >= max(without)
