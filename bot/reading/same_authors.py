"""Whether two lists of authors are of one paper: order, initials, accents and the place of family names do not count.

It compares names as they are written and knows no person: `Wei Zhang` is every Wei Zhang.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.merge_authors import names

MOST_COMPARED = 200
"""Authors of one list that are looked at: collaborations have thousands, and the first ones tell them apart."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "ı": "i", "þ": "th", "æ": "a", "œ": "o"})
_UMLAUT = re.compile(r"([aou])e")
_BESIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[*†‡§¶\d]")
_APOSTROPHE = re.compile(r"['’`ʼ]")
_LAST_AND = re.compile(r"\A\s*(?:and|&)\s+", re.IGNORECASE)
_NO_PART = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "dr", "prof"})
_NOBODY = re.compile(r"\W*anonym\w*(?:\W+(?:authors?|submission))?\W*", re.IGNORECASE)

Parts = tuple[str, ...]
"""The words of a name as they are compared."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two lists agree. `score`: names in common, one that is a family name only counts half.

    `shorter` and `longer` are the lengths of the lists, `first`: their first authors may be one person.
    """

    score: float
    shorter: int
    longer: int
    first: bool

    @property
    def share(self) -> float:
        """How much of the shorter list stands in the longer one."""
        return self.score / self.shorter


def agreement(some: Sequence[str], others: Sequence[str]) -> Agreement | None:
    """None where nothing can be compared: a list is empty, anonymous, or in another script."""
    ours, theirs = _people(some), _people(others)
    scripts = {_is_latin(each) for each in ours} & {_is_latin(each) for each in theirs}
    ours = [each for each in ours if _is_latin(each) in scripts]
    theirs = [each for each in theirs if _is_latin(each) in scripts]
    if not ours or not theirs:
        return None
    shorter, longer = sorted((ours, theirs), key=len)
    return Agreement(_score(shorter, longer), len(shorter), len(longer), _alike(shorter[0], longer[0]) > 0)


def _people(authors: Sequence[str]) -> list[Parts]:
    cleaned = (_LAST_AND.sub("", _BESIDE.sub(" ", name[:400])) for name in authors[:MOST_COMPARED])
    found = [name for name in names(list(cleaned), complete=True) if not _NOBODY.fullmatch(name)]
    return [parts for name in found if (parts := _parts(name))]


def _parts(name: str) -> Parts:
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", name)).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFC", "".join(each for each in plain if not unicodedata.combining(each)))
    words = re.findall(r"[^\W\d_]+", _UMLAUT.sub(r"\1", plain))
    return tuple(word for word in words if word not in _NO_PART)


def _is_latin(parts: Parts) -> bool:
    return any("a" <= letter <= "z" for part in parts for letter in part)


def _score(shorter: Sequence[Parts], longer: Sequence[Parts]) -> float:
    """Each name of the longer list is given away once."""
    left, score = list(longer), 0.0
    for one in shorter:
        best = max(left, key=lambda other: _alike(one, other), default=())
        found = _alike(one, best)
        if found:
            left.remove(best)
            score += found
    return score


def _alike(one: Parts, other: Parts) -> float:
    """1: one person's name; a half: one of them is a family name only; 0: two people."""
    if not one or not other:
        return 0.0
    if "".join(one) in _turned(other):
        return 1.0 if min(len(one), len(other)) > 1 or not _is_latin(one) else 0.5
    fewer, more = sorted((one, other), key=len)
    if not _all_found(fewer, more):
        return 0.0
    return 1.0 if len(fewer) > 1 else 0.5


def _turned(parts: Parts) -> Iterable[str]:
    """A name's words run together, from each of them on: `kimminsu` and `minsukim`."""
    return {"".join(parts[at:] + parts[:at]) for at in range(len(parts))}


def _all_found(fewer: Parts, more: Parts) -> bool:
    """Whether each word has a partner, whole ones first, initials then; one whole word must be equal."""
    left, initials, whole = list(more), [], 0
    for part in fewer:
        if part in left:
            left.remove(part)
            whole += len(part) > 1 or not part.isascii()
        else:
            initials.append(part)
    for part in initials:
        partner = next((other for other in left if 1 in (len(part), len(other)) and part[0] == other[0]), None)
        if partner is None:
            return False
        left.remove(partner)
    return whole > 0


def same_letters(name: str) -> str:
    """A name's letters, the same however its words are turned, for remembering by."""
    return "".join(sorted("".join(_parts(name[:400]))))
