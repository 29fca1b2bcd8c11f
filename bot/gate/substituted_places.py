"""The place of a paper that a sentence plainly retells, whatever it names as its quote: a word changed there shows.

A sentence that was stopped comes back with other quotes; the words that it was made from are still the paper's.
"""

from collections.abc import Iterator
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.source import Source
from bot.gate.substituted import check_substituted
from bot.gate.substituted_slots import laid, words

RETOLD: Final = 0.7
"""Share of a sentence's words that stand in a place in one order: from here on it was made from it."""
_NEAREST: Final = 3
"""Places that are compared word by word: those that share most words."""


def contradicted(text: str, language: str, source: Source) -> Failure | None:
    """What the place that a sentence was made from says otherwise; None where it was made from none."""
    told = frozenset(word.stem for word in words(text))
    shared = sorted(((len(told & stems), place) for stems, place in _places(source)), reverse=True)[:_NEAREST]
    best = max(((laid(text, place).share, place) for _, place in shared), default=(0.0, ""))
    if best[0] < RETOLD:
        return None
    return check_substituted(Case(text, language, (best[1],), (best[1],), source.title))


def _places(source: Source) -> Iterator[tuple[frozenset[str], str]]:
    for part in source.parts:
        for start, end in part.bounds:
            place = part.text[start:end]
            yield frozenset(word.stem for word in words(place)), place
