"""What a question asks for: concepts with what each weighs, from its own words, a model's terms, and what was said.

It searches nothing: weights go to `shelf`, words to the index, concepts to `floor`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot.questions.korean_terms import asked_in_english
from bot.questions.synonyms import Stems, stems, synonyms, words

QUIET = 0.35
"""What a word weighs that nearly every question has."""
EXPECTED = 0.15
"""What a word weighs that an answer is likely to have."""
FADING = 0.5
"""How much less each further English phrase for a Korean word weighs: its place to this power."""
BEFORE = 0.3
"""What a word of the last question or answer weighs where the question leans on it."""
LEANING = 2
"""Words of its own, quiet ones aside, with which a question leans on what was said before."""
MOST_LETTERS = 2_000
"""Letters that are read of a question, and of each thing that was said before it."""
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|this|that|these|those|he|she|such|one|ones|former|latter|same|there|also|too|more)\b"
    r"|^(?:and|so|but|then|what about|how about|why|ok|okay)\b"
    r"|(?:그|이|저)(?:거|것|건|게|걸|때|럼|중|럴|러|렇|리고|래서|런|쪽)|^그\b|걔|둘 ?다|나머지|방금|아까",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Query:
    """One question to one paper. `terms` are English words that a model gave for a Korean question; `history` are
    earlier questions and answers, newest last.
    """

    question: str
    language: str
    history: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that is asked for: the phrases that may say it, the likeliest first, as written and as stems."""

    phrases: tuple[str, ...]
    forms: tuple[Stems, ...]
    weight: float

    @property
    def is_telling(self) -> bool:
        """Whether it says what the question is about, as few questions do with the same word."""
        return self.weight > QUIET


@dataclass(frozen=True, slots=True)
class Asked:
    """`concepts` are the question's own; `weights` are stems with what each counts, expected and earlier ones too."""

    concepts: tuple[Concept, ...]
    weights: dict[str, float]

    @property
    def words(self) -> tuple[str, ...]:
        """The question's own words and phrases for an index, the likeliest first, those aside that say little."""
        telling = [concept.phrases for concept in self.concepts if concept.is_telling]
        turns = zip_longest(*(telling or [concept.phrases for concept in self.concepts]))
        return tuple(dict.fromkeys(phrase for turn in turns for phrase in turn if phrase is not None))


def asked(query: Query) -> Asked:
    """What a question asks for; one that leans on what was said before is completed from there."""
    concepts = concepts_of(query)
    expected = synonyms().expected(form for concept in concepts for form in concept.forms)
    whole = stems(query.question[:MOST_LETTERS])
    expected |= synonyms().expected([whole])
    weights = {form: EXPECTED * weight for form, weight in expected.items()}
    if query.history and leans(query.question, concepts):
        for form, weight in _before(query.history).items():
            weights[form] = max(BEFORE * weight, weights.get(form, 0.0))
    return Asked(concepts, {**weights, **_weights(concepts)})


def concepts_of(query: Query) -> tuple[Concept, ...]:
    """The question's Latin words, and a model's terms, else our own English for its Korean words."""
    found: list[tuple[str, ...]] = [(word,) for word in words(query.question[:MOST_LETTERS])]
    found += [(term,) for term in query.terms] or asked_in_english(query.question)
    return tuple(concept for concept in map(_concept, dict.fromkeys(found)) if concept.forms)


def leans(question: str, concepts: Sequence[Concept]) -> bool:
    """Whether a question needs what was said before: it says little itself, or points and does not say much."""
    telling = sum(concept.is_telling for concept in concepts)
    points = _POINTING.search(question[:MOST_LETTERS].strip()) is not None
    return telling <= LEANING or (telling <= 2 * LEANING and points)


def _concept(phrases: tuple[str, ...]) -> Concept:
    known = synonyms()
    said = [(phrase, tuple(form for form in stems(phrase) if form not in known.empty)) for phrase in phrases]
    telling = [(phrase, forms) for phrase, forms in said if forms]
    quiet = bool(telling) and all(form in known.quiet for form in telling[0][1])
    return Concept(tuple(p for p, _ in telling), tuple(f for _, f in telling), QUIET if quiet else 1.0)


def _weights(concepts: Sequence[Concept]) -> dict[str, float]:
    quiet = synonyms().quiet
    weights: dict[str, float] = {}
    for form, weight in _forms(concepts):
        weights[form] = max(weight * (QUIET if form in quiet else 1.0), weights.get(form, 0.0))
    return weights


def _forms(concepts: Sequence[Concept]) -> Iterator[tuple[str, float]]:
    for concept in concepts:
        for place, phrase in enumerate(concept.forms, 1):
            for form in phrase:
                yield form, place**-FADING


def _before(history: Sequence[str]) -> dict[str, float]:
    """The words of the last two things that were said, the last one counting more."""
    weights: dict[str, float] = {}
    for age, text in enumerate(reversed(history[-2:]), 1):
        for form, weight in _weights(concepts_of(Query(text, ""))).items():
            weights[form] = max(weight / age, weights.get(form, 0.0))
    return weights
