"""The stage that gives every paper its category."""

from datetime import UTC, date, datetime

from bot.digest.classify import classify_papers
from bot.domain.nine import NINE
from bot.domain.paper import Paper, Sighting

SEEN = Sighting("recorded", date(2024, 7, 16), datetime(2024, 7, 16, 23, tzinfo=UTC))


def paper(number: int, title: str, *arxiv: str) -> Paper:
    """A paper with a title only."""
    return Paper(f"arxiv:2407.{number:05}", title, "https://arxiv.org", (SEEN,), arxiv_categories=arxiv)


def test_every_paper_keeps_its_place_and_gets_a_category() -> None:
    papers = [paper(1, "Offline reinforcement learning"), paper(2, ""), paper(3, "A method", "q-bio.BM")]
    classified = classify_papers(papers, NINE)
    assert [each.paper for each in classified] == papers
    assert [each.verdict.category for each in classified] == [
        "Reinforcement Learning",
        "General AI",
        "AI in Healthcare",
    ]


def test_no_papers() -> None:
    assert classify_papers([], NINE) == ()
