"""Honest sentences told freely by hand over abstracts of 2024: few are refused; denied, few go out.

They were written before the gate was mended for them, and are no measure of it any more.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from gate_told import denied_by_rule

from bot.gate.source import Source, SourcePart
from bot.gate.verdict import Claim, judge
from bot.reading.sentences import sentences

FEWEST = 160
MOST_REFUSED = 0.03
MOST_DENIED = 0.1
"""Of the sentences that were denied; some of them hold a denial of the quote's that reads as the one put in."""


@cache
def told(language: str) -> tuple[tuple[Claim, Source], ...]:
    """The sentences of a language, each with what may be quoted of its paper."""
    return tuple(_told(language))


def _told(language: str) -> Iterator[tuple[Claim, Source]]:
    for line in (Path(__file__).parent / f"told_{language}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        title, abstract = row["title"], row["abstract"]
        bounds = tuple((one.start, one.end) for one in sentences(abstract))
        parts = (SourcePart("title", title, ((0, len(title)),)), SourcePart("abstract", abstract, bounds))
        yield Claim(row["text"], tuple(row["quotes"]), language), Source(title, parts)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_honest_sentences_go_out(language: str) -> None:
    refused = [
        (claim.text, found.failures[0])
        for claim, source in told(language)
        if (found := judge(claim, source)).bullet is None
    ]
    assert len(told(language)) >= FEWEST
    assert len(refused) <= MOST_REFUSED * len(told(language)), refused


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_same_sentences_denied_do_not(language: str) -> None:
    denied = [
        (claim, source, text) for claim, source in told(language) for text in denied_by_rule(claim.text, language)
    ]
    through = [
        text for claim, source, text in denied if judge(Claim(text, claim.quotes, language), source).bullet is not None
    ]
    assert len(denied) >= 50
    assert len(through) <= MOST_DENIED * len(denied), through
