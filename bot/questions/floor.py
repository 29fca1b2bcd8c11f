"""The floor of retrieval: how far what was found speaks of what was asked. Below it the paper probably does not say it.

Words only, no meanings: a question that is made of the paper's own words passes, whatever it asks.
"""

from collections.abc import Sequence

from bot.domain.answer import Ranked
from bot.questions.asked import Concept, Query, concepts_of
from bot.questions.synonyms import stems

LOOKED_AT = 10
"""The nearest passages that are looked at."""
NEAR = 0.62
"""What must be carried; set where one answerable question in ten is refused (tests/bench/retrieval)."""


def is_near(query: Query, ranked: Sequence[Ranked]) -> bool:
    """Whether the passages speak of what is asked closely enough to stand for an answer."""
    return nearness(query, ranked) >= NEAR


def nearness(query: Query, ranked: Sequence[Ranked]) -> float:
    """From 0 to 1: the share of the question's concepts that one passage has, and that all together have, averaged."""
    concepts = concepts_of(query)
    found = [frozenset(stems(f"{each.passage.section} {each.passage.text}")) for each in ranked[:LOOKED_AT]]
    if not concepts or not found:
        return 0.0
    together = _carried(concepts, frozenset().union(*found))
    return (together + max(_carried(concepts, forms) for forms in found)) / 2


def _carried(concepts: Sequence[Concept], forms: frozenset[str]) -> float:
    total = sum(concept.weight for concept in concepts)
    return sum(concept.weight * _said(concept, forms) for concept in concepts) / total


def _said(concept: Concept, forms: frozenset[str]) -> float:
    """The share of the words of the phrase that comes nearest."""
    return max(sum(form in forms for form in phrase) / len(phrase) for phrase in concept.forms)
