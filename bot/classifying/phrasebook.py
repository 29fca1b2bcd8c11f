"""Phrases with a weight for each category, found in a paper's words. Knows no category by itself."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.classifying.terms import ngrams, words

LONGEST_PHRASE = 8
"""Words of a phrase that are compared; the rest of a longer one is left out."""

TITLE = 2.0
"""How much more a phrase says in a title than in an abstract."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in the title or the abstract, and what it says for a category."""

    category: str
    phrase: str
    in_title: bool
    weight: float


class PhraseBook:
    """Weighted phrases of several categories."""

    def __init__(self, entries: Iterable[tuple[str, str, float]]) -> None:
        """`entries` are (category, phrase, weight); the heaviest of a repeated phrase counts."""
        self._weights: dict[str, dict[str, float]] = {}
        for category, phrase, weight in entries:
            known = self._weights.setdefault(" ".join(words(phrase)[:LONGEST_PHRASE]), {})
            known[category] = max(weight, known.get(category, 0.0))
        self._longest = max((phrase.count(" ") + 1 for phrase in self._weights), default=0)

    def hits(self, title: Sequence[str], abstract: Sequence[str]) -> list[Hit]:
        """Every phrase found, once for the title and once for the abstract, in the order of the text."""
        return [*self._found(title, in_title=True), *self._found(abstract, in_title=False)]

    def longest(self, tokens: Sequence[str]) -> Iterator[tuple[str, Mapping[str, float]]]:
        """From left to right the longest phrase at each place, none inside another, and its weights by category: so
        `vision language model` is no `language model`."""
        at = 0
        while at < len(tokens):
            reach = range(min(self._longest, len(tokens) - at), 0, -1)
            runs = ((length, " ".join(tokens[at : at + length])) for length in reach)
            length, run = next((found for found in runs if found[1] in self._weights), (1, ""))
            if run:
                yield run, self._weights[run]
            at += length

    def _found(self, tokens: Sequence[str], *, in_title: bool) -> list[Hit]:
        counts = Counter(run for run in ngrams(tokens, self._longest) if run in self._weights)
        factor = TITLE if in_title else 1.0
        return [
            Hit(category, run, in_title, weight * factor * (1.0 + math.log(count)))
            for run, count in counts.items()
            for category, weight in self._weights[run].items()
        ]


def totals(hits: Iterable[Hit]) -> Mapping[str, float]:
    """The weight of all hits by category."""
    sums: dict[str, float] = {}
    for hit in hits:
        sums[hit.category] = sums.get(hit.category, 0.0) + hit.weight
    return sums
