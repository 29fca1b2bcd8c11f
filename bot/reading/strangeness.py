"""How strange a sentence is in its paper: what words of it stand elsewhere there, and what others are like.

A paper's own sentence shares words with the rest or takes them from the field; somebody else's has everyday ones that
stand nowhere else. It knows no order and no intent, and reads English only.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.gate.field_words import weight
from bot.gate.plain_words import is_of_the_field, plainness
from bot.gate.stems import stem
from bot.gate.terms import is_stop_word

BESIDE: Final = 2
"""Sentences on either side of one that do not vouch for it at most."""
OWN: Final = -6.0
"""What a word adds that stands elsewhere in the paper."""
ONCE: Final = -1.0
"""The same where too few other sentences have it."""
_OF_ANY_PAPER: Final = -2.0
_OF_SOME_PAPERS: Final = 2.0
_UNKNOWN: Final = 5.0
EVERYDAY: Final = 10.0
"""What a word adds that stands nowhere else, by where it is at home; fitted on orders and on real sentences of 2024."""
FEWEST_WORDS: Final = 4
"""Content words from which on a sentence says enough to be strange."""
_ANY_PAPER: Final = 0.63
"""Weight of a word that one abstract in fifty has."""
_PLAINEST: Final = 0.5
"""Plainness up to which everyday texts have a word far more often than abstracts."""
_WORD: Final = re.compile(r"[^\W\d_][^\W_]{2,}")

Words = Mapping[str, float]
"""The stems of a sentence's content words, each with what it adds where it stands nowhere else in the paper."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A paper's words: `named` are the paper's wherever they stand, `counts` in how many sentences others stand.

    `fewest` are the other sentences from which on a word is the paper's; `size` is how many sentences there are.
    """

    named: frozenset[str]
    counts: Mapping[str, int]
    fewest: int
    size: int


def vocabulary(named: str, sentences: Collection[Words], *, fewest: int) -> Vocabulary:
    """The words of what is the paper's in any case, its title and its abstract, and those of its sentences.

    A sentence that stands twice counts once.
    """
    counts = Counter(form for each in set(map(frozenset, sentences)) for form in each)
    often = {form for form, many in counts.items() if many >= fewest + 2 * BESIDE + 1}
    return Vocabulary(frozenset(words(named)) | often, counts, fewest, len(sentences))


def words(text: str) -> Words:
    """The content words of a sentence; a capital that it opens with makes no name."""
    found = dict(map(_read, _WORD.findall(text[:1].lower() + text[1:])))
    found.pop("", None)
    return found


@lru_cache(maxsize=20_000)
def _read(word: str) -> tuple[str, float]:
    """A word's stem, empty where it only joins others, and what it adds."""
    low = word.lower()
    if is_stop_word(low):
        return "", 0.0
    form = stem(low)
    share, plain = weight(form), plainness(form)
    if share < _ANY_PAPER or is_of_the_field(form):
        return form, _OF_ANY_PAPER
    is_name = plain == 1.0 and word[0].isupper()
    if share < 1.0 or is_name or _PLAINEST < plain < 1.0:
        return form, _OF_SOME_PAPERS
    return form, _UNKNOWN if plain == 1.0 else EVERYDAY


def strangeness(at: int, spoken: Sequence[Words], known: Vocabulary, silent: int) -> float:
    """What the words of one of several sentences add on average; `silent` ones on either side do not vouch for it."""
    mine = spoken[at]
    others = mine.keys() - known.named
    total = OWN * (len(mine) - len(others))
    beside = spoken[max(0, at - silent) : at + silent + 1]
    return (total + sum(_added(form, mine[form], known, beside) for form in others)) / max(len(mine), FEWEST_WORDS)


def _added(form: str, adds: float, known: Vocabulary, beside: Sequence[Words]) -> float:
    """What a word adds: nothing where only sentences beside it share it."""
    many = known.counts.get(form, 0)
    if many <= 1:
        return adds
    others = many - sum(form in each for each in beside)
    return OWN if others >= known.fewest else ONCE if others > 0 else 0.0
