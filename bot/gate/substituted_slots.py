"""A sentence laid beside the quote that it retells: where one has other words than the other. It judges nothing."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from bot.gate.stems import stem

LONGEST: Final = 4
"""Words of a slot on either side: longer ones are another way of saying it."""
MOST_WORDS: Final = 160
"""Words compared of a sentence and of a quote's sentences."""

_WORD: Final = re.compile(r"[^\W_]+")
_Kept = tuple[int, int, int, int]
"""A row of equal words: its start and end in the quote, and in the sentence."""


class Word(NamedTuple):
    """One word: as written, its stem, and its place in the text."""

    text: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Words of a quote, and the words that a sentence has in their place; one of the two may be empty."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A sentence beside a quote: the share of its words that stand in both in one order, and what does not."""

    share: float
    slots: tuple[Slot, ...]

    @property
    def exchanged(self) -> Iterator[Slot]:
        """Slots with a few words on both sides."""
        return (one for one in self.slots if 0 < len(one.old) <= LONGEST and 0 < len(one.new) <= LONGEST)


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; a hyphen parts them."""
    plain = unicodedata.normalize("NFKC", text)
    found = [Word(one.group(), stem(one.group()), one.start(), one.end()) for one in _WORD.finditer(plain)]
    return tuple(found[:MOST_WORDS])


@lru_cache(maxsize=1024)
def laid(text: str, quote: str) -> Laid:
    """The two with as many of their words in one order as they have."""
    mine, theirs = words(text), words(quote)
    codes = Indel.opcodes([word.stem for word in theirs], [word.stem for word in mine])
    kept = [(code.src_start, code.src_end, code.dest_start, code.dest_end) for code in codes if code.tag == "equal"]
    share = sum(end - start for _, _, start, end in kept) / max(len(mine), 1)
    return Laid(share, tuple(_between(kept, mine, theirs)))


def _between(kept: Sequence[_Kept], mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> Iterator[Slot]:
    source, dest = 0, 0
    for old_start, old_end, new_start, new_end in (*kept, (len(theirs), 0, len(mine), 0)):
        if source < old_start or dest < new_start:
            yield Slot(theirs[source:old_start], mine[dest:new_start])
        source, dest = old_end, new_end
