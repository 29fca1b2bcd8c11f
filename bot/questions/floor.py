"""The floor of retrieval: how far what was found speaks of what was asked. Below it the paper probably does not say it.

Words only, no meanings: a question that is made of the paper's own words passes, whatever it asks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.answer import Ranked
from bot.gate.glossary import glossary
from bot.questions.asked import Concept, Query, concepts_of
from bot.questions.synonyms import Stems, stems, synonyms

LOOKED_AT = 10
"""The nearest passages that are looked at."""
NEAR, NEAR_KOREAN = 0.66, 0.82
"""What must be carried: where at most one answerable question in ten was refused (tests/bench/retrieval). A Korean word
may be said by several English ones, so more of any Korean question is found in any paper.
"""
BY_NEAR_WORD, BY_EXPECTED = 0.7, 0.5
"""What a concept counts that a near word of the field says, or a word that an answer to it is likely to have."""
_HANGUL = re.compile("[가-힣]")
_NONE: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class _Found:
    """Stems of passages, and the numbers of the glossary's groups of near words that they are in."""

    forms: frozenset[str]
    groups: frozenset[int]


def is_near(query: Query, ranked: Sequence[Ranked]) -> bool:
    """Whether the passages speak of what is asked closely enough to stand for an answer."""
    return nearness(query, ranked) >= (NEAR_KOREAN if _HANGUL.search(query.question) else NEAR)


def nearness(query: Query, ranked: Sequence[Ranked]) -> float:
    """From 0 to 1: the share of the question's concepts that one passage has, and that all together have, averaged.

    A question that names nothing ("what is it about?") asks for the paper itself, and that is near.
    """
    concepts = concepts_of(query)
    found = [_found(frozenset(stems(f"{each.passage.section} {each.passage.text}"))) for each in ranked[:LOOKED_AT]]
    if not found or not any(concept.is_telling for concept in concepts):
        return 1.0 if found else 0.0
    together = _found(frozenset().union(*(each.forms for each in found)))
    return (_carried(concepts, together) + max(_carried(concepts, each) for each in found)) / 2


def _found(forms: frozenset[str]) -> _Found:
    groups = glossary().groups
    return _Found(forms, frozenset(number for form in forms for number in groups.get(form, ())))


def _carried(concepts: Sequence[Concept], found: _Found) -> float:
    total = sum(concept.weight for concept in concepts)
    return sum(concept.weight * max(_said(phrase, found) for phrase in concept.forms) for concept in concepts) / total


def _said(phrase: Stems, found: _Found) -> float:
    """How far a phrase is said: the share of its words, unless words near to it or words of an answer say more."""
    share = sum(form in found.forms for form in phrase) / len(phrase)
    if share < BY_NEAR_WORD and all(_has(form, found) for form in phrase):
        return BY_NEAR_WORD
    expected = synonyms().said.get(phrase, _NONE)
    return max(share, BY_EXPECTED * any(form in found.forms for form, weight in expected.items() if weight == 1.0))


def _has(form: str, found: _Found) -> bool:
    return form in found.forms or not found.groups.isdisjoint(glossary().groups.get(form, frozenset()))
