"""All 386 captured papers: every sentence shown is the paper's own, whole, and most sections are filled."""

import re
from functools import cache

import pytest
from builders import a_listed
from unit.writing.captured_papers import captured, says

from bot.domain.card import Card
from bot.domain.evidence import Bullet
from bot.reading.enough_text import enough_text
from bot.writing.extractive import write_card
from bot.writing.extractive_report import write_report

CUT = re.compile(r"(?:\b(?:e\.g|i\.e|et al|cf|vs|Fig|Sec|Eq|Dr|No|approx)\.|[,;:]|\s[A-Z]\.)$")


def bullets(card: Card) -> tuple[Bullet, ...]:
    sections = card.sections
    return (*sections.whats_new, *sections.technical_details, *sections.performance_highlights)


@cache
def card_of(place: int) -> Card:
    card = write_card(captured()[place])
    assert card is not None
    return card


def check(place: int, bullet: Bullet) -> None:
    paper = captured()[place]
    (quote,) = bullet.quotes
    assert says(paper, bullet.text), bullet.text
    assert quote.text == bullet.text
    assert quote.offset is not None
    assert " ".join(paper.abstract[quote.offset :].split()).startswith(quote.text)
    assert not bullet.text[0].islower(), bullet.text
    assert not CUT.search(bullet.text), bullet.text
    assert "http" not in bullet.text


def test_all_are_here() -> None:
    assert len({paper.id for paper in captured()}) == len(captured()) == 386


@pytest.mark.parametrize("start", range(0, 386, 65))
def test_every_paper_has_a_card_of_its_own_whole_sentences(start: int) -> None:
    for place in range(start, min(start + 65, 386)):
        card = card_of(place)
        found = bullets(card)
        assert len({bullet.text for bullet in found}) == len(found)
        for bullet in (card.tldr, *found):
            check(place, bullet)


def test_every_paper_has_enough_text() -> None:
    assert [paper.id for paper in captured() if not enough_text(paper)] == []


def test_most_sections_are_filled() -> None:
    filled = [card_of(place).sections for place in range(0, 386, 2)]
    shares = [
        sum(bool(getattr(sections, name)) for sections in filled) / len(filled)
        for name in ("whats_new", "technical_details", "performance_highlights")
    ]
    assert shares[0] >= 0.95
    assert shares[1] >= 0.75
    assert shares[2] >= 0.88


@pytest.mark.parametrize("start", range(0, 386, 80))
def test_reports_say_only_what_their_papers_say(start: int) -> None:
    papers = captured()[start : start + 12]
    report = write_report([a_listed(number, paper) for number, paper in enumerate(papers, start=1)])
    parts = report.parts
    said = [*parts.themes, *parts.common_threads, *parts.key_facts, *parts.impact, *parts.outlook]
    assert len(parts.themes) >= 5
    assert len({bullet.text for bullet in said}) == len(said)
    for bullet in said:
        assert bullet.paper is not None
        check(start + bullet.paper - 1, bullet)
