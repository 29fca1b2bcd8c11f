"""The deterministic classifier: title, abstract and arXiv categories to a category with its reasons.

Never raises for any text and never leaves a paper without a category. Asks no model and reads no network.
"""

import math
from collections.abc import Mapping, Sequence

from bot.classifying.by_words import own_words
from bot.classifying.evidence import Evidence, firm, gather, scores
from bot.classifying.phrasebook import Hit, totals
from bot.classifying.reasons import NOTHING, UNLISTED, reasons
from bot.classifying.verdict import Verdict
from bot.classifying.weights import Weights, packaged
from bot.domain.category import Categories

NOTHING_FOUND = 0.15
"""The confidence of the last category when nothing speaks for any."""

EVEN = 4.0
"""How much a category's own words must weigh to stand even with a trained category that is sure of itself."""

UNSURE = 0.5
"""Below this a category must have a phrase of its field alone: words of many fields decide nothing by themselves."""

NEAR = 0.5
"""A category at least this likely beside the likeliest may take its place."""

LEFTOVER = 0.2
"""What the last category gets of the probability of trained categories that the list does not have."""


def classify(title: str, abstract: str, arxiv_categories: Sequence[str], categories: Categories) -> Verdict:
    """The category of a paper, out of `categories`, with a confidence and the reasons in words."""
    return classify_with(packaged(), title, abstract, arxiv_categories, categories)


def classify_with(
    weights: Weights, title: str, abstract: str, arxiv_categories: Sequence[str], categories: Categories
) -> Verdict:
    """The same with other weights than the packaged ones."""
    evidence = gather(title, abstract, arxiv_categories, weights)
    own = own_words(categories, weights.categories).hits(evidence.title, evidence.abstract)
    if evidence.empty and not own:
        return Verdict(categories.last.key, NOTHING_FOUND, NOTHING)
    trained = _probabilities(scores(evidence, weights))
    unlisted = sum(share for key, share in trained.items() if key not in categories)
    odds = {key: trained.get(key, 0.0) + (own_weight / EVEN) ** 2 for key, own_weight in _by_key(categories, own)}
    best = max(odds, key=lambda key: odds[key])
    whole = sum(odds.values()) + unlisted
    last = categories.last.key
    if best != last and odds[last] + LEFTOVER * unlisted > odds[best]:
        return Verdict(last, round((odds[last] + LEFTOVER * unlisted) / whole, 3), UNLISTED)
    if best != last and odds[best] < UNSURE * whole:
        sturdier = _firmest(best, odds, (*own, *evidence.hits)) or _hinted(evidence, categories)
        if sturdier is None:
            return Verdict(last, NOTHING_FOUND, NOTHING)
        best = sturdier
    return Verdict(best, round(odds[best] / whole, 3), reasons(best, evidence, own, weights))


def _firmest(best: str, odds: Mapping[str, float], hits: Sequence[Hit]) -> str | None:
    """The likeliest category near `best` with a phrase of its field alone."""
    near = (key for key in sorted(odds, key=lambda key: -odds[key]) if odds[key] >= NEAR * odds[best])
    return next((key for key in near if firm(key, hits)), None)


def _hinted(evidence: Evidence, categories: Categories) -> str | None:
    """The listed category that arXiv's own speak for most."""
    listed = {key: hint for key, hint in evidence.hints.items() if key in categories}
    return max(listed, key=lambda key: listed[key], default=None)


def _by_key(categories: Categories, own: Sequence[Hit]) -> list[tuple[str, float]]:
    """Each listed category with the weight of its own words."""
    sums = totals(own)
    return [(category.key, sums.get(category.key, 0.0)) for category in categories]


def _probabilities(logits: Mapping[str, float]) -> dict[str, float]:
    highest = max(logits.values())
    powers = {key: math.exp(score - highest) for key, score in logits.items()}
    whole = sum(powers.values())
    return {key: power / whole for key, power in powers.items()}
