"""Which passages of a paper are nearest to some words: BM25 within the paper, as FTS5 has it. Pure; reads nothing."""

import math
from collections.abc import Iterable, Mapping, Sequence

K1, B = 1.2, 0.75
NEVER_NOTHING = 1e-6
"""What a word weighs that more than half of the passages have."""
Phrase = tuple[tuple[int, str], ...]
"""The stems of a word, or of several, each with its place among them."""
Places = Mapping[str, Sequence[Sequence[int]]]
"""Where each stem stands: of each passage that has it, the number and then the places."""


def best(lengths: Mapping[int, int], asked: Iterable[Phrase], places: Places, most: int) -> tuple[int, ...]:
    """Numbers of the passages that have any of the words, best first. `lengths` are the stems of all passages."""
    usual = sum(lengths.values()) / len(lengths) if lengths else 0.0
    bounds = {number: K1 * (1 - B + B * length / usual) if usual else K1 for number, length in lengths.items()}
    scores: dict[int, float] = {}
    for phrase in dict.fromkeys(asked):
        counts = found(phrase, places)
        weight = rarity(len(counts), len(lengths)) * (K1 + 1)
        for number, count in counts.items():
            scores[number] = scores.get(number, 0.0) + weight * count / (count + bounds[number])
    return tuple(sorted(scores, key=lambda number: (-scores[number], number))[:most])


def rarity(having: int, all_: int) -> float:
    """What a word weighs that so many of all passages have."""
    return max(math.log((all_ - having + 0.5) / (having + 0.5)), NEVER_NOTHING)


def found(phrase: Phrase, places: Places) -> dict[int, int]:
    """How often a phrase stands in each passage that has it."""
    if not phrase or any(stem not in places for _, stem in phrase):
        return {}
    if len(phrase) == 1:
        return {there[0]: len(there) - 1 for there in places[phrase[0][1]]}
    begins = [{number: {at - place for at in there} for number, *there in places[stem]} for place, stem in phrase]
    first, *rest = begins
    counts = {
        number: len(starts.intersection(*(other.get(number, ()) for other in rest))) for number, starts in first.items()
    }
    return {number: count for number, count in counts.items() if count}
