"""What is known about one paper before a category is chosen: phrases found, trained terms, arXiv's own categories."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.classifying.patterns import ARXIV, hand_written, unfirm
from bot.classifying.phrasebook import Hit, totals
from bot.classifying.terms import words
from bot.classifying.weights import Weights

ARXIV_WEIGHT = 2.0
"""What a full hint of an arXiv category adds to a score: it tips a balance and overrules no clear text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`hits` are the hand-written phrases found, `values` the trained terms of title and abstract together."""

    title: tuple[str, ...]
    abstract: tuple[str, ...]
    hits: tuple[Hit, ...]
    values: Mapping[str, float]
    hints: Mapping[str, float]
    arxiv_categories: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all speaks for any category."""
        return not self.hits and not self.hints and len(self.values) < 3


def firm(key: str, hits: Sequence[Hit]) -> bool:
    """Whether a phrase speaks for a category that belongs to its field alone."""
    return any(hit.category == key and (key, hit.phrase) not in unfirm() for hit in hits)


def gather(title: str, abstract: str, arxiv_categories: Sequence[str], weights: Weights) -> Evidence:
    """All evidence of one paper."""
    in_title, in_abstract = words(title), words(abstract)
    return Evidence(
        title=tuple(in_title),
        abstract=tuple(in_abstract),
        hits=tuple(hand_written().hits(in_title, in_abstract)),
        values=weights.values(in_title, in_abstract),
        hints=_hints(arxiv_categories),
        arxiv_categories=tuple(arxiv_categories),
    )


def scores(evidence: Evidence, weights: Weights) -> dict[str, float]:
    """The score of each trained category: terms, phrases and hints together."""
    by_phrases = strengths(evidence.hits, weights.categories)
    found = weights.logits(evidence.values, by_phrases)
    return {
        key: score + ARXIV_WEIGHT * evidence.hints.get(key, 0.0)
        for key, score in zip(weights.categories, found, strict=True)
    }


def strengths(hits: Sequence[Hit], keys: Sequence[str]) -> list[float]:
    """How strongly the phrases speak for each category: growing ever slower, so that repetition wins nothing."""
    sums = totals(hits)
    return [0.3 * math.log1p(sums.get(key, 0.0)) for key in keys]


def speaks_for(arxiv_category: str) -> Mapping[str, float]:
    """The categories that one of arXiv's speaks for."""
    return ARXIV.get(arxiv_category) or ARXIV.get(arxiv_category.partition(".")[0], {})


def _hints(arxiv_categories: Sequence[str]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for name in arxiv_categories:
        for key, weight in speaks_for(name).items():
            sums[key] = max(weight, sums.get(key, 0.0))
    return sums
