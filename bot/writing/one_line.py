"""How good each sentence of an abstract would be as the paper's one line.

A linear scorer: its weights were learned offline from summaries that people wrote (tests/bench/scitldr) and
are packaged; nothing is learned here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.writing.features import features, phrases


@dataclass(frozen=True, slots=True)
class Weights:
    """What each counted feature and each phrase is worth."""

    features: dict[str, float]
    phrases: dict[str, float]


@cache
def weights() -> Weights:
    """The packaged weights, read at the first use."""
    packaged = files("bot.writing").joinpath("one_line_weights.json").read_text(encoding="utf-8")
    return Weights(**json.loads(packaged))


def worths(texts: Sequence[str], title: str) -> list[float]:
    """A number for each sentence, comparable within this abstract only; the highest is the paper's one line."""
    known = weights()
    counted = [sum(known.features.get(name, 0.0) * n for name, n in one.items()) for one in features(texts, title)]
    said = [sum(known.phrases.get(phrase, 0.0) for phrase in sorted(one)) for one in phrases(texts)]
    return [one + other for one, other in zip(counted, said, strict=True)]
