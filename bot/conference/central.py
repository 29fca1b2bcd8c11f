"""Which papers of a chapter are most like the others: by the words that their titles and abstracts share."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from bot.domain.conference import Reported
from bot.writing.words import stems


def central(papers: Sequence[Reported]) -> tuple[Reported, ...]:
    """The most central first; the same whatever the order they come in."""
    words = {each.number: frozenset(stems(f"{each.paper.title} {each.paper.abstract}")) for each in papers}
    having = Counter(word for said in words.values() for word in said)

    def likeness(each: Reported) -> float:
        said = words[each.number]
        return sum(having[word] - 1 for word in said) / sqrt(max(len(said), 1))

    return tuple(sorted(papers, key=lambda each: (-likeness(each), each.number)))
