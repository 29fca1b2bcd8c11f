"""How near each word of a text stands to each of its numbers, as a weight from 0 to 1.

It measures one text. What two texts' weights mean together is the neighbours' check's matter.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from bot.gate.amounts import Amount
from bot.gate.bindings import Labels, parts
from bot.gate.terms import Term

Context = Mapping[int, float]
"""For what a word is called its greatest nearness to the number."""

_PART = 2
"""A comma counts as much as this many words."""
_FARTHEST = 12
"""Words and commas from which nothing is near."""


def contexts(
    text: str, amounts: Sequence[Amount], terms: Sequence[Term], labels: Mapping[Term, Labels]
) -> tuple[Context, ...]:
    """The context of each number: 1 for a word beside it, less with every word, number and comma between."""
    places = [
        (term.start, term.end, labels[term], term.weight)
        for term in terms
        if labels.get(term) and not any(each.start < term.end and term.start < each.end for each in amounts)
    ]
    middles = sorted([start for start, _, _, _ in places] + [each.start for each in amounts])
    breaks = [match.start() for match in parts(text).finditer(text)]
    found = []
    for amount in amounts:
        near: dict[int, float] = {}
        for start, end, known, weight in places:
            left, right = (end, amount.start) if end <= amount.start else (amount.end, start)
            between = bisect_left(middles, right) - bisect_left(middles, left)
            far = between + _PART * (bisect_left(breaks, right) - bisect_left(breaks, left))
            if far <= _FARTHEST:
                for label in known:
                    near[label] = max(near.get(label, 0.0), (0.4 + 0.6 * weight) / (1 + far))
        found.append(near)
    return tuple(found)


def likeness(one: Context, other: Context) -> float:
    """How much two numbers stand among the same words."""
    return sum(min(weight, other[label]) for label, weight in one.items() if label in other)
