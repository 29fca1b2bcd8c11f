"""Which things a denial of a sentence denies: those nearest to it, or the noun that it stands before or behind.

It compares nothing.
"""

import re
from typing import Final

from bot.gate.cues import Cue, plainly
from bot.gate.terms import Term, terms

_UNKNOWN: Final = re.compile(r"\s\S{1,12}")
"""Another word between a Korean denial and the thing before it."""
_ADNOMINAL: Final = "한은는던닌"
_ENDINGS: Final = ("은", "는", "던", "한", "했던")
"""What a Korean denial ends with before a noun."""
_DEGREE: Final = re.compile(r"거의|전혀|아직|충분히|별로|늘|항상|결코|아예|수")
OF_NOUNS: Final = frozenset({"no", "without", "lack", "lacks", "lacking"})
"""Denials of a noun, before which a word of the sentence's own may stand: `no large data set`."""


def is_before_its_noun(cue: Cue, text: str) -> bool:
    """Whether a Korean denial stands before a noun: `없는 장면`, `풀리지 않던 문제`."""
    end = cue.start + len(cue.word)
    return cue.word[-1] in _ADNOMINAL or ("가" <= cue.word[-1] <= "힣" and plainly(text)[end : end + 1] in _ENDINGS)


def behind_it(cue: Cue) -> tuple[Term, ...]:
    """The things behind a word."""
    return tuple(term for term in cue.scope if term.start > cue.start)


def noun_phrase(cue: Cue) -> tuple[Term, ...]:
    """The words of the noun that an English denial stands before: `without capability degradation`."""
    behind = behind_it(cue)
    parted = (place for place in range(1, len(behind)) if behind[place].start - behind[place - 1].end > 1)
    return behind[: next(parted, len(behind))]


def is_of_which(cue: Cue, text: str) -> bool:
    """Whether a denial speaks of the noun before it: `tokens that do not …`."""
    return _OF_WHICH.search(plainly(text)[max(0, cue.start - _WHICH) : cue.start]) is not None


def nearest_things(cue: Cue, text: str) -> tuple[Term, ...]:
    """The two things nearest to a denial; of a Korean one before a noun (`없는 장면`) that noun too."""
    if is_of_which(cue, text):
        before = tuple(term for term in terms(text) if term.end < cue.start and term.renderings)
        return (*cue.scope[:1], *before[-1:])
    told = tuple(term for term in cue.scope if not _FILLS.fullmatch(term.text.lower()))[:2] or cue.scope[:2]
    if not is_before_its_noun(cue, text):
        return told
    behind = tuple(term for term in terms(text) if term.start > cue.start and term.renderings)
    return (*told[:1], *behind[:1])


_FILLS: Final = re.compile(
    r"particular|specific|certain|given|concrete|additional|extra|depend\w*|rely|require\w*|need\w*"
    r"|전부|모두|모든|다|충분|제대로|거의|전혀|따로|별도|추가"
)
"""What says little of the thing that is denied."""
_OF_WHICH: Final = re.compile(r"\b(?:that|which|who) (?:do|does|did|are|is|were|was|can|could)\s?$")
_WHICH: Final = 14
"""Characters before an English denial in which it says that it speaks of the noun before: `tokens that do not …`."""


def head_of(cue: Cue, text: str) -> tuple[Term, ...]:
    """What is denied; nothing where a Korean word that nobody knows stands between."""
    told = (term for term in cue.scope[:2] if not _FILLS.fullmatch(term.text.lower()))
    head = tuple(next(([term] for term in told), cue.scope[:1]))
    between = text[head[0].end : cue.start] if head and head[0].end <= cue.start else ""
    return () if _UNKNOWN.search(_DEGREE.sub("", between)) else head
