"""Honest sentences in everyday words over abstracts of 2024: what is refused must not grow, nor what lies let through.

The bars are what was measured, not what is asked: half of the sentences nobody looked at while the gate was mended.
"""

import json
import random
import re
from functools import cache

import pytest
from gate_substitutions import FIELD
from gate_tuning import FOLDER

from bot.gate.source import Source, SourcePart
from bot.gate.verdict import Claim, judge
from bot.reading.sentences import sentences

MOST_REFUSED = {("tuned", "en"): 20, ("unseen", "en"): 22, ("tuned", "ko"): 2, ("unseen", "ko"): 15}
"""Of 62 each; before plain and near words were weighed: 30, 25, 4 and 15. The lies are 8 and 6 of 186, as before."""
MOST_LIES = 0.044
_WORD = re.compile(r"(?<![\w-])[a-z]{6,}(?![\w-])")

Told = tuple[Claim, Source]


@cache
def told(half: str, language: str) -> tuple[Told, ...]:
    """The sentences of a half."""
    rows = [json.loads(line) for line in (FOLDER / "words.jsonl").read_text("utf-8").splitlines()]
    return tuple(
        (Claim(row[language], tuple(row["quotes"]), language), _source(row["title"], row["abstract"]))
        for row in rows
        if row["half"] == half
    )


def _source(title: str, abstract: str) -> Source:
    bounds = tuple((one.start, one.end) for one in sentences(abstract))
    return Source(title, (SourcePart("title", title, ((0, len(title)),)), SourcePart("abstract", abstract, bounds)))


@pytest.mark.parametrize(("half", "language"), MOST_REFUSED)
def test_honest_sentences_go_out(half: str, language: str) -> None:
    refused = sum(judge(claim, source).bullet is None for claim, source in told(half, language))
    assert len(told(half, language)) == 62
    assert refused <= MOST_REFUSED[half, language]


@pytest.mark.parametrize("half", ["tuned", "unseen"])
def test_a_word_of_the_field_in_a_quotes_own_sentence_does_not(half: str) -> None:
    chosen, lies = random.Random(5), []
    for claim, source in told(half, "en"):
        text = claim.quotes[0]
        words = sorted(word for word in FIELD["en"] if word not in source.parts[1].text.lower())
        for place in chosen.sample(list(_WORD.finditer(text)), 3):
            changed = text[: place.start()] + chosen.choice(words) + text[place.end() :]
            lies.append((Claim(changed, claim.quotes, "en"), source))
    through = [claim.text for claim, source in lies if judge(claim, source).bullet is not None]
    assert len(lies) >= 180
    assert len(through) <= MOST_LIES * len(lies), through
