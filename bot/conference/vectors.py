"""Papers as weighted terms, and how near they are to each other: TF-IDF over keywords, title and abstract.

Pure arithmetic in the order given: it groups nothing and names nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.classifying.terms import pairs_and_words, words
from bot.conference.found import Found
from bot.conference.topic import LONGEST_KEYWORD, MOST_KEYWORDS

KEYWORD, TITLE, ABSTRACT = 3.0, 2.0, 1.0
"""How often a term counts by its place: keywords are the authors' own word for what a paper is about."""
COMMON = 0.35
"""Terms in a larger share of the papers part nothing: `language model` in a report on language models."""
MOST_HOLDERS = 200
"""The same in a long list: what so many papers share makes it slow and says little."""
FEWEST_SHARED = 0.03
"""Papers less alike than this are no neighbours."""
NOTHING = 1e-9

Vector = Mapping[str, float]


def vectors(papers: Sequence[Found]) -> list[Vector]:
    """Each paper's terms with their weights, of length one; empty where it shares none with another."""
    counted = [_counts(paper) for paper in papers]
    spread = Counter(term for counts in counted for term in counts)
    most = max(min(COMMON * len(papers), MOST_HOLDERS), 2)
    rarity = {term: math.log(len(papers) / count) for term, count in spread.items() if 2 <= count <= most}
    return [
        _of_length_one(
            {term: (1.0 + math.log(count)) * rarity[term] for term, count in counts.items() if term in rarity}
        )
        for counts in counted
    ]


def neighbours(found: Sequence[Vector], most: int) -> Iterator[tuple[int, int, float]]:
    """Each paper's nearest others with their likeness, the nearest first, an earlier paper before one as near."""
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(found):
        for term, weight in vector.items():
            holding[term].append((place, weight))
    for place, vector in enumerate(found):
        likeness: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for other, others in holding[term]:
                likeness[other] += weight * others
        near = ((other, value) for other, value in likeness.items() if other != place and value > FEWEST_SHARED)
        for other, value in sorted(near, key=lambda each: (-each[1], each[0]))[:most]:
            yield place, other, value


@dataclass(frozen=True, slots=True)
class About:
    """What a group is about: the sum of its papers' terms, and the square of its length."""

    terms: Vector
    square: float


def about(found: Iterable[Vector]) -> About:
    """The sum of several papers' terms."""
    sums: dict[str, float] = defaultdict(float)
    for vector in found:
        for term, weight in vector.items():
            sums[term] += weight
    return About(sums, sum(weight * weight for weight in sums.values()))


def likeness(vector: Vector, group: About, *, within: bool) -> float:
    """How near a paper is to a group, from 0 to 1; `within`: it is part of the group, and its own terms left out."""
    shared = sum(weight * group.terms[term] for term, weight in vector.items() if term in group.terms)
    own = sum(weight * weight for weight in vector.values())
    if within:
        return (shared - own) / math.sqrt(rest) if (rest := group.square - 2.0 * shared + own) > NOTHING else 0.0
    return shared / math.sqrt(group.square * own) if group.square * own > NOTHING else 0.0


def _counts(paper: Found) -> dict[str, float]:
    counts: dict[str, float] = {}
    for keyword in paper.chosen.accepted.keywords[:MOST_KEYWORDS]:
        _count(counts, dict.fromkeys(pairs_and_words(words(keyword[:LONGEST_KEYWORD]))), KEYWORD)
    _count(counts, pairs_and_words(words(paper.paper.title)), TITLE)
    _count(counts, pairs_and_words(words(paper.paper.abstract)), ABSTRACT)
    return counts


def _count(counts: dict[str, float], terms: Iterable[str], by: float) -> None:
    for term in terms:
        counts[term] = counts.get(term, 0.0) + by


def _of_length_one(weights: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}
