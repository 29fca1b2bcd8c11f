"""Sentences that call a paper's own things by their names go out; half of them nobody looked at while tuning."""

import json

import pytest
from gate_tuning import FOLDER

from bot.gate.source import Source, SourcePart
from bot.gate.verdict import Claim, judge
from bot.reading.sentences import sentences

MOST_REFUSED = {"own": 4, "own_unseen": 2}
"""Of 39 and of 33; what other checks than those tuned here refuse is among them."""


@pytest.mark.parametrize("name", MOST_REFUSED)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_honest_sentences_go_out(name: str, language: str) -> None:
    lines = (FOLDER / f"{name}_{language}.txt").read_text("utf-8").splitlines()
    judged = [judge(*_claim(line, language)) for line in lines]
    refused = [one.failures for one in judged if one.bullet is None]
    assert len(lines) >= 33
    assert len(refused) <= MOST_REFUSED[name], refused


def _claim(line: str, language: str) -> tuple[Claim, Source]:
    place, text = line.split(" | ", 1)
    paper, numbers = place.split()
    title, abstract = _papers()[paper]
    said = sentences(abstract)
    bounds = tuple((one.start, one.end) for one in said)
    parts = (SourcePart("title", title, ((0, len(title)),)), SourcePart("abstract", abstract, bounds))
    return Claim(text, tuple(said[int(number)].text for number in numbers.split(",")), language), Source(title, parts)


def _papers() -> dict[str, tuple[str, str]]:
    rows = map(json.loads, (FOLDER / "own_papers.jsonl").read_text("utf-8").splitlines())
    return {row["paper"]: (row["title"], row["abstract"]) for row in rows}
