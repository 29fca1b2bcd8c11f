"""The sentences and lies that the gate was tuned on: none of the figures may get worse.

Measured figures come from other papers and other sentences.

The lies made by rule hold a few that are no lies (a half that is true again): hence the bars above nought.
"""

from functools import cache

import pytest
from gate_lies import KINDS, made
from gate_tuning import Told, honest, lies, source

from bot.gate.verdict import judge

NONE_THROUGH = ("generic", "another_paper", "link", "instruction", "entity")
HARD = ("superlative", "direction", "denied", "affirmed")
SOFT = ("half_true", "hedge", "future", "cause", "scope")
BARS = {
    **dict.fromkeys(NONE_THROUGH, 0.0),
    **dict.fromkeys(HARD, 0.05),
    **dict.fromkeys(SOFT, 0.07),
    "another_sentence": 0.08,
}


@cache
def all_lies(language: str) -> tuple[Told, ...]:
    return (*made(language), *lies(language))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_honest_sentences_go_out(language: str) -> None:
    told = honest(language)
    refused = [one.claim.text for one in told if judge(one.claim, source(one.paper)).bullet is None]
    assert len(told) >= 100
    assert len(refused) <= 0.04 * len(told), refused


@pytest.mark.parametrize("kind", BARS)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_lies_do_not(language: str, kind: str) -> None:
    told = [one for one in all_lies(language) if one.kind == kind]
    through = [one.claim.text for one in told if judge(one.claim, source(one.paper)).bullet is not None]
    assert len(told) >= 15
    assert len(through) <= BARS[kind] * len(told), through


def test_every_kind_has_a_bar() -> None:
    assert set(KINDS) <= set(BARS)
    assert {one.kind for language in ("en", "ko") for one in all_lies(language)} == set(BARS)
