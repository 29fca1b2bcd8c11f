"""Sentences and lies written before their writer had seen the gate: what is refused must not grow, nor what goes out.

The bars are what was measured, not what is asked. Nobody looked at the unseen half: not at its sentences nor its lies.
"""

import json
from functools import cache

import pytest
from gate_told import denied_by_rule
from gate_tuning import FOLDER

from bot.gate.source import Source, SourcePart
from bot.gate.verdict import Claim, judge
from bot.reading.sentences import sentences

SENTENCES = {"tuned": 177, "unseen": 181}
MOST_REFUSED = {"tuned": 27, "unseen": 46}
LIES = {"tuned": 122, "unseen": 117}
MOST_LIES = {"tuned": 21, "unseen": 21}
MOST_DENIED = {"tuned": 4, "unseen": 5}
"""Of the honest sentences with their first verb denied, 67 and 60."""

Told = tuple[Claim, Source]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The lines of a file."""
    return tuple(json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines())


@cache
def source(paper: str) -> Source:
    """What may be quoted of a paper."""
    row = next(row for row in rows("fresh_papers_en") if row["paper"] == paper)
    bounds = tuple((one.start, one.end) for one in sentences(row["abstract"]))
    title = SourcePart("title", row["title"], ((0, len(row["title"])),))
    return Source(row["title"], (title, SourcePart("abstract", row["abstract"], bounds)))


def told(name: str, half: str) -> list[Told]:
    """The claims of a half."""
    return [
        (Claim(row["text"], tuple(row["quotes"]), "en"), source(row["paper"]))
        for row in rows(name)
        if row["half"] == half
    ]


@pytest.mark.parametrize("half", SENTENCES)
def test_honest_sentences_go_out(half: str) -> None:
    refused = sum(judge(claim, source).bullet is None for claim, source in told("fresh_en", half))
    assert len(told("fresh_en", half)) == SENTENCES[half]
    assert refused <= MOST_REFUSED[half]


@pytest.mark.parametrize("half", LIES)
def test_lies_do_not(half: str) -> None:
    through = sum(judge(claim, source).bullet is not None for claim, source in told("fresh_lies_en", half))
    assert len(told("fresh_lies_en", half)) == LIES[half]
    assert through <= MOST_LIES[half]


@pytest.mark.parametrize("half", MOST_DENIED)
def test_denied_they_do_not(half: str) -> None:
    denied = [
        (Claim(text, claim.quotes, "en"), paper)
        for claim, paper in told("fresh_en", half)
        for text in denied_by_rule(claim.text, "en")
    ]
    assert len(denied) >= 60
    assert sum(judge(claim, paper).bullet is not None for claim, paper in denied) <= MOST_DENIED[half]
