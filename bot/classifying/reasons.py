"""Why a paper went where it went: the words of title and abstract that spoke most for its category."""

from collections.abc import Sequence
from typing import Final

from bot.classifying.evidence import Evidence, speaks_for
from bot.classifying.phrasebook import Hit
from bot.classifying.terms import pairs_and_words
from bot.classifying.verdict import Reason, ReasonKind
from bot.classifying.weights import Weights

SHOWN = 3
TELLING = 0.04
"""A trained term that adds less than this to the score is no reason."""

NOTHING: Final = (Reason("fallback", ("no telling words",)),)
UNLISTED: Final = (Reason("fallback", ("no listed category fits",)),)
_PLACES: Final[tuple[tuple[ReasonKind, bool], ...]] = (("title_words", True), ("abstract_words", False))


def reasons(key: str, evidence: Evidence, own: Sequence[Hit], weights: Weights) -> tuple[Reason, ...]:
    """The facts for the category `key`, the strongest words first; never empty."""
    hits = [hit for hit in (*own, *evidence.hits) if hit.category == key]
    found = []
    for kind, in_title in _PLACES:
        phrases = _phrases(hits, in_title) if hits else _terms(evidence, key, weights, in_title)
        if phrases:
            found.append(Reason(kind, phrases))
    arxiv = tuple(name for name in evidence.arxiv_categories if key in speaks_for(name))
    if arxiv:
        found.append(Reason("arxiv_category", arxiv[:SHOWN]))
    return tuple(found) or NOTHING


def _phrases(hits: Sequence[Hit], in_title: bool) -> tuple[str, ...]:
    mine = [hit for hit in hits if hit.in_title is in_title]
    return _without_parts([hit.phrase for hit in sorted(mine, key=lambda hit: -hit.weight)])


def _terms(evidence: Evidence, key: str, weights: Weights, in_title: bool) -> tuple[str, ...]:
    present = dict.fromkeys(pairs_and_words(evidence.title if in_title else evidence.abstract))
    said = {term: evidence.values.get(term, 0.0) * weights.said(term, key) for term in present}
    return _without_parts([term for term in sorted(said, key=lambda term: -said[term]) if said[term] > TELLING])


def _without_parts(phrases: Sequence[str]) -> tuple[str, ...]:
    """The first few phrases, leaving out those that stand inside another one of them."""
    first = list(dict.fromkeys(phrases))[: 2 * SHOWN]
    whole = [phrase for phrase in first if not any(f" {phrase} " in f" {other} " for other in first if other != phrase)]
    return tuple(whole[:SHOWN])
