"""Two texts made comparable: their numbers, the words that both have under one name, and what stands beside what.

It reads and compares nothing by itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.gate.amounts import Amount
from bot.gate.bindings import Binding, Labels, bindings
from bot.gate.contexts import Context, contexts
from bot.gate.orders import Ordered
from bot.gate.terms import Term, terms

_NAME = re.compile(r"[A-Z].*[A-Z0-9]|[A-Z]\w*-|\d")


@dataclass(frozen=True, slots=True)
class Placed:
    """One text with its numbers, the words that each belongs to, and how near which words stand to each."""

    read: Ordered
    found: tuple[Binding, ...]
    held: frozenset[tuple[int, int]]
    near: Sequence[Context]

    @property
    def amounts(self) -> Sequence[Amount]:
        """The text's numbers; everything else here calls them by their place in this list."""
        return self.read.amounts

    def has(self, amount: int, label: int) -> bool:
        """Whether the number belongs to the word, on whichever side."""
        return (amount, label) in self.held


@dataclass(frozen=True, slots=True)
class Both:
    """A sentence and a quote's sentences: `same` are for each number of the sentence its places in the quote.

    `names` are the words of the quote that look like names.
    """

    mine: Placed
    theirs: Placed
    same: Mapping[int, frozenset[int]]
    names: Labels


def placed(mine: Ordered, theirs: Ordered, same: Mapping[int, frozenset[int]]) -> Both:
    """Both texts read, with one vocabulary."""
    spoken, names, table = _vocabulary(mine.text, theirs.text)
    return Both(_read(mine, spoken), _read(theirs, table), same, names)


def _read(read: Ordered, labels: Mapping[Term, Labels]) -> Placed:
    words = terms(read.text)
    bound = bindings(read.text, read.amounts, words, lambda term: labels.get(term, frozenset()))
    held = frozenset((each.amount, each.label) for each in bound)
    return Placed(read, tuple(sorted(bound)), held, contexts(read.text, read.amounts, words, labels))


def _vocabulary(text: str, around: str) -> tuple[dict[Term, Labels], Labels, dict[Term, Labels]]:
    """What the sentence's words and the quote's words are called: the same number where they say the same."""
    numbers: dict[frozenset[str], int] = {}
    table: dict[Term, Labels] = {}
    by_stem: dict[str, set[frozenset[str]]] = {}
    names: set[int] = set()
    for term in terms(around):
        label = numbers.setdefault(term.renderings[0], len(numbers)) if term.renderings else None
        if label is None:
            continue
        table[term] = frozenset({label})
        for stem in term.renderings[0]:
            by_stem.setdefault(stem, set()).add(term.renderings[0])
        if _NAME.search(term.text) or (term.text[:1].isupper() and term.start):
            names.add(label)
    spoken = {term: _labels(term, numbers, by_stem) for term in terms(text)}
    heard = frozenset(label for labels in spoken.values() for label in labels)
    table = {term: labels for term, labels in table.items() if labels <= heard or not labels.isdisjoint(names)}
    return spoken, frozenset(names), table


def _labels(term: Term, numbers: Mapping[frozenset[str], int], by_stem: Mapping[str, set[frozenset[str]]]) -> Labels:
    """The quote's words that one rendering of this word holds, or that hold it."""
    found: set[int] = set()
    for said in term.renderings:
        for stem in said:
            found.update(numbers[stems] for stems in by_stem.get(stem, ()) if stems <= said or said <= stems)
    return frozenset(found)
