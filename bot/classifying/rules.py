"""The deterministic classifier: title, abstract and arXiv categories to a category with its reasons.

Never raises for any text and never leaves a paper without a category. Asks no model and reads no network.
"""

import math
from collections.abc import Mapping, Sequence

from bot.classifying.by_words import own_words
from bot.classifying.evidence import gather, scores
from bot.classifying.phrasebook import totals
from bot.classifying.reasons import NOTHING, reasons
from bot.classifying.verdict import Verdict
from bot.classifying.weights import Weights, packaged
from bot.domain.category import Categories

NOTHING_FOUND = 0.15
"""The confidence of the last category when nothing speaks for any."""

EVEN = 4.0
"""How much a category's own words must weigh to stand even with a trained category that is sure of itself."""

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
    odds = _odds(categories, _probabilities(scores(evidence, weights)), totals(own))
    best = max(odds, key=lambda key: odds[key])
    confidence = round(odds[best] / sum(odds.values()), 3)
    return Verdict(best, confidence, reasons(best, evidence, own, weights))


def _odds(categories: Categories, trained: Mapping[str, float], own: Mapping[str, float]) -> dict[str, float]:
    """How the listed categories stand to each other: trained probability and own words side by side."""
    odds = {
        category.key: trained.get(category.key, 0.0) + (own.get(category.key, 0.0) / EVEN) ** 2
        for category in categories
    }
    odds[categories.last.key] += LEFTOVER * sum(trained[key] for key in trained if key not in categories)
    return odds


def _probabilities(logits: Mapping[str, float]) -> dict[str, float]:
    highest = max(logits.values())
    powers = {key: math.exp(score - highest) for key, score in logits.items()}
    whole = sum(powers.values())
    return {key: power / whole for key, power in powers.items()}
