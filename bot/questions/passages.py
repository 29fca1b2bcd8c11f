"""Cuts a paper's text into passages: paragraphs, short ones joined, long ones parted where sentences end.

Every passage is a verbatim slice of its section, and only of what may be quoted: what `source_of` leaves out is in
none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from bot.domain.answer import Passage
from bot.domain.text import PaperText
from bot.gate.source import SourcePart
from bot.reading.source import TITLE, source_of

LEAST_WORDS, MOST_WORDS = 40, 200
"""Words of a passage, where the text allows: a heading's only sentence stays short."""
LEAST_OF_ABSTRACT = 20
"""The same where an abstract is all that is known: a sentence or two each, for a reader has nothing else of it."""
MOST = 2_000
"""Passages of one paper, more than a book has; what follows the last is not searched."""

Bounds = tuple[int, int]

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_WORD = re.compile(r"\S+")


def split(text: PaperText) -> tuple[Passage, ...]:
    """The passages of abstract and sections in the paper's order; title and references are none."""
    found: list[Passage] = []
    for part in source_of(text).parts:
        if part.section == TITLE:
            continue
        slices = _slices(part, _pieces(part), LEAST_WORDS) if text.is_whole else _sentences(part)
        for start, end in slices:
            words, offset = part.text[start:end], part.at + start
            found.append(Passage(text.paper, len(found), part.section, words, offset))
            if len(found) == MOST:
                return tuple(found)
    return tuple(found)


def _sentences(part: SourcePart) -> list[Bounds]:
    pieces = (piece for start, end in part.bounds for piece in _of_words(part.text, start, end))
    return _slices(part, pieces, LEAST_OF_ABSTRACT)


def _slices(part: SourcePart, pieces: Iterable[Bounds], least: int) -> list[Bounds]:
    """Where passages begin and end in a part: pieces joined until they are long enough, never until too long."""
    joined: list[Bounds] = []
    words = 0
    for start, end in pieces:
        count = _count(part.text, start, end)
        if joined and words < least and words + count <= MOST_WORDS:
            joined[-1] = (joined[-1][0], end)
            words += count
        else:
            joined.append((start, end))
            words = count
    return _without_short_end(part.text, joined, least)


def _without_short_end(text: str, joined: list[Bounds], least: int) -> list[Bounds]:
    """A short end goes with the passage before it where there is room."""
    if len(joined) < 2 or _count(text, *joined[-1]) >= least:
        return joined
    both = (joined[-2][0], joined[-1][1])
    return [*joined[:-2], both] if _count(text, *both) <= MOST_WORDS else joined


def _pieces(part: SourcePart) -> Iterator[Bounds]:
    """Paragraphs; of one that is too long its sentences, of such a sentence its words."""
    ends = [end for _, end in part.bounds]
    for start, end in _paragraphs(part.text):
        if _count(part.text, start, end) <= MOST_WORDS:
            yield start, end
            continue
        for at in range(bisect_right(ends, start), len(ends)):
            if part.bounds[at][0] >= end:
                break
            yield from _of_words(part.text, max(part.bounds[at][0], start), min(ends[at], end))


def _paragraphs(text: str) -> Iterator[Bounds]:
    start = len(text) - len(text.lstrip())
    for gap in _GAP.finditer(text, start):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    end = len(text.rstrip())
    if end > start:
        yield start, end


def _of_words(text: str, start: int, end: int) -> Iterator[Bounds]:
    words = list(_WORD.finditer(text, start, end))
    for first in range(0, len(words), MOST_WORDS):
        yield words[first].start(), words[min(first + MOST_WORDS, len(words)) - 1].end()


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))
