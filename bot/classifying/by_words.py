"""Evidence for a user's own categories from their own words: key, names, aliases, words and definition.

Knows no built-in category and no weights: it reads only what the category says about itself.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.classifying.phrasebook import PhraseBook
from bot.classifying.terms import STOP_WORDS, words
from bot.domain.category import Category

OWN_WORD = 3.0
BESIDE_WORDS = 0.5
ALONE = 1.5
"""What a word of the definition weighs beside listed words, and where there are none."""

_COMMON = (
    "ai model method learning data system research new using use used based approach all else "
    "everything anything work study about kind any no fit fits rest misc miscellaneous 기타 모두 그 밖 모든 것"
)
_TOO_COMMON = frozenset(_COMMON.split())
"""Words that stand in most abstracts, or that only say "the rest": in a category's own words they tell nothing."""

Entry = tuple[str, str, float]


def own_words(categories: Iterable[Category], trained: Iterable[str]) -> PhraseBook:
    """The phrases of the categories that bring words; of trained ones only the extra `words`."""
    return _book(own_entries(categories, trained))


def own_entries(categories: Iterable[Category], trained: Iterable[str]) -> tuple[Entry, ...]:
    """The same phrases with category and weight."""
    known = frozenset(trained)
    return tuple(entry for category in categories for entry in _entries(category, category.key in known))


@lru_cache(maxsize=16)
def _book(entries: tuple[Entry, ...]) -> PhraseBook:
    return PhraseBook(entries)


def _entries(category: Category, trained: bool) -> Iterator[Entry]:
    for word in category.words:
        yield category.key, word, OWN_WORD
    if trained:
        return
    for name in (category.key, *category.names.values(), *category.aliases):
        if any(map(_telling, words(name))):
            yield category.key, name, OWN_WORD
    for definition in category.definitions.values():
        for word in filter(_telling, words(definition)):
            yield category.key, word, BESIDE_WORDS if category.words else ALONE


def _telling(word: str) -> bool:
    return len(word) > 1 and word not in STOP_WORDS and word not in _TOO_COMMON
