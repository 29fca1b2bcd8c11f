"""The trained part of the classifier: a linear model over words and word pairs, read once from a packaged file.

It only scores; it learns nothing here (tests/bench/classifier/train.py does) and depends on no framework.
"""

import json
import math
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bot.classifying.terms import pairs_and_words

TITLE_COUNT = 2.0
"""How often a word of the title counts."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: a row of one byte a category for every term, and nine numbers for the hand-written phrases.

    `idf` and `rows` are whole numbers; `idf_unit` and `row_unit` give them their size.
    """

    categories: tuple[str, ...]
    bias: tuple[float, ...]
    phrases: tuple[tuple[float, ...], ...]
    terms: Mapping[str, int]
    idf: bytes
    idf_unit: float
    rows: memoryview
    row_unit: float

    def values(self, title: Sequence[str], abstract: Sequence[str]) -> dict[str, float]:
        """The known terms of a paper with their tf-idf, of length one."""
        raw = {
            term: (1.0 + math.log(count)) * self.idf[self.terms[term]] * self.idf_unit
            for term, count in term_counts(title, abstract).items()
            if term in self.terms
        }
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {term: value / length for term, value in raw.items()}

    def logits(self, values: Mapping[str, float], evidence: Sequence[float]) -> list[float]:
        """The score of each category from the terms' values and the phrases' evidence by category."""
        width, rows, terms = len(self.categories), self.rows, self.terms
        sums = [0.0] * width
        for term, value in values.items():
            start = terms[term] * width
            for column, weight in enumerate(rows[start : start + width]):
                sums[column] += value * weight
        return [
            self.bias[column] + sums[column] * self.row_unit + sum(map(_product, self.phrases[column], evidence))
            for column in range(width)
        ]

    def said(self, term: str, category: str) -> float:
        """What one term says for a category; 0 for an unknown term."""
        if term not in self.terms or category not in self.categories:
            return 0.0
        at = self.terms[term] * len(self.categories) + self.categories.index(category)
        return self.rows[at] * self.row_unit


def term_counts(title: Sequence[str], abstract: Sequence[str]) -> dict[str, float]:
    """The terms of a paper with their counts, those of the title counted double."""
    counts: dict[str, float] = {}
    _count(counts, pairs_and_words(title), TITLE_COUNT)
    _count(counts, pairs_and_words(abstract), 1.0)
    return counts


def _count(counts: dict[str, float], terms: Iterable[str], by: float) -> None:
    for term in terms:
        counts[term] = counts.get(term, 0.0) + by


def _product(left: float, right: float) -> float:
    return left * right


def parse(text: str) -> Weights:
    """Weights from the text of their file."""
    data = json.loads(text)
    return Weights(
        categories=tuple(data["categories"]),
        bias=tuple(data["bias"]),
        phrases=tuple(tuple(row) for row in data["phrases"]),
        terms={term: row for row, term in enumerate(data["terms"].split(","))},
        idf=b64decode(data["idf"]),
        idf_unit=data["idf_unit"],
        rows=memoryview(b64decode(data["rows"])).cast("b"),
        row_unit=data["row_unit"],
    )


@lru_cache(maxsize=1)
def packaged() -> Weights:
    """The weights that come with the program, trained on all labelled papers."""
    return parse(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
