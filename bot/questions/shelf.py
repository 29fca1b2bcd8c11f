"""A paper's passages counted for searching: how often each stem stands in each, and how rare it is in this paper."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from bot.domain.answer import Passage
from bot.questions.synonyms import stems

SATURATION, BY_LENGTH = 1.2, 0.75
"""BM25's own numbers: how soon a word said again counts no more, and how much longer passages count less."""
SHORT = 3
"""Letters of a stem that tells something of a passage."""


class Shelf:
    """The passages of one paper; their headings count as their words."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self.places = {passage.number: place for place, passage in enumerate(self.passages)}
        self._counts = [Counter(stems(f"{passage.section} {passage.text}")) for passage in passages]
        self._lengths = [max(counts.total(), 1) for counts in self._counts]
        self._usual = sum(self._lengths) / max(len(self._lengths), 1)
        self._where: dict[str, list[int]] = {}
        for place, counts in enumerate(self._counts):
            for form in counts:
                self._where.setdefault(form, []).append(place)

    def rarity(self, form: str) -> float:
        """How much a stem tells in this paper: nothing where the paper does not have it."""
        having = len(self._where.get(form, ()))
        return log(1 + (len(self.passages) - having + 0.5) / (having + 0.5)) if having else 0.0

    def scores(self, weights: Mapping[str, float]) -> list[float]:
        """BM25 of every passage for weighted stems."""
        found = [0.0] * len(self.passages)
        for form, weight in weights.items():
            worth = weight * self.rarity(form) * (SATURATION + 1)
            for place in self._where.get(form, ()):
                often = self._counts[place][form]
                length = 1 - BY_LENGTH + BY_LENGTH * self._lengths[place] / self._usual
                found[place] += worth * often / (often + SATURATION * length)
        return found

    def telling(self, shares: Mapping[int, float], without: frozenset[str], most: int) -> dict[str, float]:
        """The stems that tell most of some passages, each weighed by its passage's share; the first one weighs 1."""
        found: dict[str, float] = {}
        for place, share in shares.items():
            for form, often in self._counts[place].items():
                if len(form) >= SHORT and form not in without:
                    worth = share * self.rarity(form) * often / self._lengths[place]
                    found[form] = found.get(form, 0.0) + worth
        best = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:most]
        return {form: worth / best[0][1] for form, worth in best}
