"""Honest sentences told freely over abstracts of a conference: the check of polarity lets them out, denied it does not.

They were written before the check was mended; half of them were not looked at until it was.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from gate_told import case
from gate_tuning import FOLDER

from bot.gate.case import Case
from bot.gate.polarity import check_polarity

MOST_REFUSED = {"tuned": 0.05, "unseen": 0.06}
MOST_DENIED = 0.08
DENIALS = {
    "en": ((" is ", " is not "), (" are ", " are not "), (" can ", " cannot "), (" was ", " was not ")),
    "ko": (
        ("됩니다.", "되지 않습니다."),
        ("했습니다.", "하지 못했습니다."),
        ("합니다.", "하지 않습니다."),
        ("높입니다.", "높이지 못합니다."),
    ),
}


@cache
def told(language: str, half: str) -> tuple[Case, ...]:
    """The sentences of a language, each over its quotes as whole sentences."""
    lines = (Path(FOLDER) / f"polarity_{language}.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["half"] == half]
    return tuple(Case(row["text"], language, tuple(row["quotes"]), tuple(row["quotes"]), "") for row in rows)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("half", MOST_REFUSED)
def test_honest_sentences_go_out(language: str, half: str) -> None:
    refused = [(one.text, failure) for one in told(language, half) if (failure := check_polarity(one))]
    assert len(told(language, half)) >= 38
    assert len(refused) <= MOST_REFUSED[half] * len(told(language, half)), refused


@pytest.mark.parametrize("language", ["en", "ko"])
def test_denied_they_do_not(language: str) -> None:
    plain = [one for half in MOST_REFUSED for one in told(language, half) if not check_polarity(one)]
    denied = [(one, text) for one in plain if (text := _denied(one.text, language))]
    through = [text for one, text in denied if check_polarity(case(text, " ".join(one.quotes))) is None]
    assert len(denied) >= 20
    assert len(through) <= MOST_DENIED * len(denied), through


def _denied(text: str, language: str) -> str:
    """The sentence with its first verb denied; empty where it denies already or has none of these."""
    if any(word in text for word in (" not ", "n't", " no ", "cannot", "never", "neither", "지 않", "지 못", "없")):
        return ""
    return next((text.replace(old, new, 1) for old, new in DENIALS[language] if old in text), "")
