"""Reports of all captured days: nothing is said to be missing that a card has, and outlook and impact are such."""

import gzip
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from builders import a_listed, a_paper

from bot.classifying.rules import classify
from bot.domain.card import Card, Parts
from bot.domain.edition import EditionPaper
from bot.domain.nine import NINE
from bot.domain.readable import readable
from bot.writing.excerpts import excerpts
from bot.writing.extractive import write_card
from bot.writing.extractive_report import write_report
from bot.writing.roles import Role, cast

CAPTURED = Path(__file__).parents[2] / "captured"
SOME_2026 = 15
"""Papers of each day of 2026 that are written about here."""


def _rows() -> list[tuple[str, str, str]]:
    with gzip.open(CAPTURED / "writing" / "papers.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [(row["day"], row["title"], row["abstract"]) for row in map(json.loads, lines)]
    for file in sorted((CAPTURED / "days2026").glob("*.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            day = [json.loads(line) for line in lines]
        rows += [(file.name[:10], row["title"], row["abstract"]) for row in day[:: len(day) // SOME_2026]]
    once = {title.casefold(): (day, title, abstract) for day, title, abstract in rows}
    return list(once.values())


@cache
def categories() -> tuple[tuple[EditionPaper, ...], ...]:
    """The papers with cards of each day and category, where they are two or more."""
    found: dict[tuple[str, str], list[EditionPaper]] = defaultdict(list)
    for number, (day, title, abstract) in enumerate(_rows(), start=1):
        paper = a_paper(f"arxiv:{number}", readable(title), abstract=readable(abstract), votes=1)
        card = write_card(paper)
        if card:
            key = classify(paper.title, paper.abstract, (), NINE).category
            found[day, key].append(a_listed(number, paper, category=key, cards={"en": card}))
    return tuple(tuple(listed) for listed in found.values() if len(listed) >= 2)


@cache
def reports() -> tuple[Parts, ...]:
    return tuple(write_report(listed).parts for listed in categories())


def card_of(listed: EditionPaper) -> Card:
    return listed.cards["en"]


def test_many_days_are_here() -> None:
    assert len(categories()) >= 80


def test_key_facts_are_missing_only_where_no_card_has_a_highlight() -> None:
    for listed, parts in zip(categories(), reports(), strict=True):
        highlights = [each.number for each in listed if card_of(each).sections.performance_highlights]
        assert len({bullet.paper for bullet in parts.key_facts}) >= min(6, len(highlights))


def test_a_part_is_missing_only_where_no_sentence_plays_it() -> None:
    for listed, parts in zip(categories(), reports(), strict=True):
        said = {bullet.text for part in (parts.key_facts, parts.outlook) for bullet in part}
        for role, part in ((Role.OUTLOOK, parts.outlook), (Role.IMPACT, parts.impact)):
            left = [
                each
                for one in listed
                for each in excerpts(one.paper)
                if each.strength(role) and each.cast.role in (Role.IMPACT, Role.OUTLOOK) and each.text not in said
            ]
            assert part or not [
                each for each in left if not re.match("these|those|this|that|they|both", each.text, re.I)
            ]


WRONG = re.compile(
    r"(?:address|overcom|tackl)\w* (?:this|these) limitation|face limitations|impact of various|88\.5|1T tokens"
    r"|^Firstly|limits our understanding|^To (?:facilitate|foster)|open-sourced|^These platforms",
    re.I,
)


def test_no_outlook_or_impact_by_a_mere_word() -> None:
    said = [bullet.text for parts in reports() for bullet in (*parts.outlook, *parts.impact)]
    assert len(said) >= 30
    assert [text for text in said if WRONG.search(text)] == []


def test_no_release_stands_in_a_section_or_a_report() -> None:
    said = [
        bullet.text
        for listed in categories()
        for each in listed
        for section in (
            card_of(each).sections.whats_new,
            card_of(each).sections.technical_details,
            card_of(each).sections.performance_highlights,
        )
        for bullet in section
    ]
    said += [bullet.text for parts in reports() for bullet in (*parts.themes, *parts.key_facts)]
    for words in ("We will continue to update", "are open-sourced.", "These platforms", "community innovation"):
        assert [text for text in said if words in text] == []


OUTLOOK = (
    "Longer inputs than a million tokens remain an open problem.",
    "We hope that Spider2-V inspires autonomous agents.",
    "Multi-tool composition remains a persistent challenge.",
    "We leave larger models for future work.",
    "We discuss limitations including rate limits.",
    "These findings underscore the need for better evaluation.",
)
IMPACT = (
    "Our method opens new avenues for image editing.",
    "It runs on phones, paving the way for private assistants.",
    "These results highlight the potential of small models for materials research.",
    "The findings have implications for quantitative typology.",
)
NEITHER = (
    "To address this limitation, we propose VINE, a watermark.",
    "To overcome this limitation, we use SVDQuant.",
    "They face limitations in directly recovering scenes.",
    "We address this limitation through an asymptotic analysis.",
    "We provide insights into the impact of various factors.",
    "Our model reaches 88.5% on GSM8K, showing the great potential of our method.",
    "Zamba is trained on 1T tokens from openly available datasets.",
    "Firstly, we use a distillation that facilitates the preservation of the trajectory.",
    "This limits our understanding of language models.",
    "Since the framework leaves room for improvement, we extend it.",
    "We explore the potential of action counting.",
)
AIM = "We propose Q-Sparse, a simple approach to training sparse language models."


def strengths_of(text: str) -> tuple[bool, bool]:
    played = cast((AIM, text), frozenset())[1].strengths
    return played[Role.OUTLOOK] > 0, played[Role.IMPACT] > 0


@pytest.mark.parametrize("text", OUTLOOK)
def test_outlook(text: str) -> None:
    assert strengths_of(text)[0]


@pytest.mark.parametrize("text", IMPACT)
def test_impact(text: str) -> None:
    assert strengths_of(text)[1]


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert strengths_of(text) == (False, False)
