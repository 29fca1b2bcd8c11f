"""A sentence made of pieces of two places that stop in the middle: its words are all the paper's, what it says is not.

A piece that ends where a clause of its own ends, or with an `and`, is one of two things told in one sentence.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.listed import listed
from bot.gate.substituted_slots import words

_PIECE: Final = 4
"""Words in a row of a piece at least: fewer stand together anywhere."""
_COVERED: Final = 0.8
"""Share of a spliced sentence's words that its pieces hold."""
_MOST_PLACES: Final = 8
"""Places looked at for the beginning of a piece: hostile text repeats itself."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_MARK: Final = re.compile(r"[,;:.()—–]|\s-\s")
_JOINING: Final = listed("and but or while")


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of the quotes: its stems, and whether a mark or its end follows each."""

    stems: tuple[str, ...]
    closes: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of the sentence, from `start` to before `end`, that stand in a row in one sentence of the quotes."""

    start: int
    end: int
    sentence: int
    closes: bool


def check_spliced(case: Case) -> Failure | None:
    """Whether the sentence does not go over from one sentence of the quotes into another in the middle of a clause."""
    if case.language != "en":
        return None
    said = _sentences(tuple(dict.fromkeys(case.around)))
    mine = words(case.text)
    if len(said) < 2 or len(mine) < 2 * _PIECE:
        return None
    pieces = list(_pieces([word.stem for word in mine], said))
    if sum(one.end - one.start for one in pieces) < _COVERED * len(mine):
        return None
    for one, other in pairwise(pieces):
        is_torn = one.sentence != other.sentence and one.end == other.start and not one.closes
        if is_torn and mine[one.end - 1].text.lower() not in _JOINING:
            return Failure("quote", mine[other.start].text, "two places of the paper run into one another here")
    return None


@lru_cache(maxsize=512)
def _sentences(texts: tuple[str, ...]) -> tuple[_Said, ...]:
    return tuple(_said(one) for text in texts for one in _SENTENCE.split(text))


def _said(sentence: str) -> _Said:
    plain, found = unicodedata.normalize("NFKC", sentence), words(sentence)
    ends = [word.start for word in found[1:]]
    closes = [_MARK.search(plain, word.end, end) is not None for word, end in zip(found, ends, strict=False)]
    return _Said(tuple(word.stem for word in found), (*closes, True))


def _pieces(mine: list[str], said: tuple[_Said, ...]) -> Iterator[_Piece]:
    """The longest rows from the left."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, sentence in enumerate(said):
        for at in range(len(sentence.stems) - _PIECE + 1):
            places.setdefault(sentence.stems[at : at + _PIECE], []).append((number, at))
    at = 0
    while at < len(mine):
        known = places.get(tuple(mine[at : at + _PIECE]), [])[:_MOST_PLACES]
        if not known:
            at += 1
            continue
        length, number, place = max(
            (_length(mine, at, said[number].stems, place), number, place) for number, place in known
        )
        yield _Piece(at, at + length, number, said[number].closes[place + length - 1])
        at += length


def _length(mine: list[str], at: int, sentence: tuple[str, ...], place: int) -> int:
    length = 0
    while at + length < len(mine) and place + length < len(sentence) and mine[at + length] == sentence[place + length]:
        length += 1
    return length
