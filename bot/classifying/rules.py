"""The deterministic classifier: title, abstract and arXiv categories to a category with its reasons.

Never raises for any text and never leaves a paper without a category. Asks no model and reads no network.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.classifying.patterns import ARXIV, PHRASES
from bot.classifying.phrasebook import Hit, PhraseBook, totals
from bot.classifying.terms import words
from bot.classifying.verdict import Reason, ReasonKind, Verdict
from bot.domain.category import Categories

SHARPNESS = 0.25
NOTHING_FOUND = 0.15
SHOWN = 3


def classify(title: str, abstract: str, arxiv_categories: Sequence[str], categories: Categories) -> Verdict:
    """The category of a paper, out of `categories`, with a confidence and the reasons in words."""
    hits = [hit for hit in _book().hits(words(title), words(abstract)) if hit.category in categories]
    scores = dict(totals(hits))
    hints = _hints(arxiv_categories)
    for key, weight in hints.items():
        if key in categories:
            scores[key] = scores.get(key, 0.0) + 3.0 * weight
    if not scores:
        return Verdict(categories.last.key, NOTHING_FOUND, (Reason("fallback", ("no telling words",)),))
    odds = {category.key: math.exp(SHARPNESS * scores.get(category.key, 0.0)) for category in categories}
    best = max(odds, key=lambda key: odds[key])
    return Verdict(best, round(odds[best] / sum(odds.values()), 3), _reasons(best, hits, arxiv_categories))


def _hints(arxiv_categories: Sequence[str]) -> Mapping[str, float]:
    sums: dict[str, float] = {}
    for name in arxiv_categories:
        for key, weight in ARXIV.get(name, ARXIV.get(name.partition(".")[0], {})).items():
            sums[key] = max(weight, sums.get(key, 0.0))
    return sums


def _reasons(best: str, hits: Sequence[Hit], arxiv_categories: Sequence[str]) -> tuple[Reason, ...]:
    reasons = []
    places: tuple[tuple[ReasonKind, bool], ...] = (("title_words", True), ("abstract_words", False))
    for kind, in_title in places:
        found = sorted(
            (hit for hit in hits if hit.category == best and hit.in_title is in_title), key=lambda h: -h.weight
        )
        if found:
            reasons.append(Reason(kind, tuple(hit.phrase for hit in found[:SHOWN])))
    speaking = tuple(name for name in arxiv_categories if best in _hints([name]))
    if speaking:
        reasons.append(Reason("arxiv_category", speaking[:SHOWN]))
    return tuple(reasons)


@lru_cache(maxsize=1)
def _book() -> PhraseBook:
    return PhraseBook(
        (category, " ".join(phrase.split()), weight)
        for category, strengths in PHRASES.items()
        for weight, listed in strengths.items()
        for phrase in listed.split(",")
    )
