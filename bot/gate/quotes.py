"""Finds a quote in a paper and gives back the paper's own words, with the whole sentences around them.

It never lets a word of its own through: what it finds is a slice of the paper, or nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.domain.evidence import Quote
from bot.gate.case import Failure
from bot.gate.normalise import normalised
from bot.gate.source import Source, SourcePart, strong_words

FEWEST_WORDS = 5
"""Words that a quote has at least."""
FEWEST_WORDS_OF_A_PIECE = 2
"""Words on each side of an ellipsis."""
LONGEST = 900
"""Characters of a quote: a whole abstract as a quote would carry any sentence about it."""
LONGEST_GAP = 250
"""Characters that an ellipsis may stand for: more is another place of the paper."""
NEARNESS = 95.0
"""rapidfuzz' ratio from which two texts with the same strong words are one."""
MOST_PLACES = 64
"""Places looked at for one quote in one section: hostile text repeats itself."""

_ELLIPSIS = re.compile(r"\s*[\[(]?\s?(?:…|\.{3,5}|\. \. \.)\s?[\])]?\s*")
_EDGE = " \t\r\n.,;:!?'\"-"
_AFTER_WORDS = " .,;:!?'\"(["
_WORD = re.compile(r"\S*[^\W_]\S*")
_BEFORE_NUMBER = "-+±~≈<>≤≥€£₩"
_AFTER_NUMBER = "%×°"


@dataclass(frozen=True, slots=True)
class Found:
    """A quote in the paper's own words, and the whole sentences that it stands in."""

    quote: Quote
    whole: Quote

    @property
    def around(self) -> str:
        """The words of the whole sentences."""
        return self.whole.text


def find(quote: str, source: Source) -> Found | Failure:
    """Where the paper says these words; title and abstract are looked at first.

    A quote with an ellipsis is found where its pieces stand in order and near to each other in one section: what is
    given back then holds what was left out too.
    """
    if len(quote) > LONGEST:
        return Failure("quote", quote[:40], f"a quote has at most {LONGEST} characters")
    if len(_WORD.findall(quote)) < FEWEST_WORDS:
        return Failure("quote", quote, f"a quote has at least {FEWEST_WORDS} words")
    needle = normalised(quote).text.strip(_EDGE)
    for part in source.parts:
        place = next(_exact(needle, part), None)
        if place is not None:
            return _found(part, place)
    pieces = [normalised(piece).text.strip(_EDGE) for piece in _ELLIPSIS.split(quote.strip())]
    pieces = [piece for piece in pieces if piece]
    for part in source.parts:
        place = _joined(pieces, part)
        if place is not None:
            return _found(part, place)
    return Failure("quote", quote[:80], "these words do not stand in the paper")


def _exact(needle: str, part: SourcePart, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where the folded needle stands in the folded part, never beginning or ending inside a word or number."""
    folded = part.normal.text
    at = start - 1
    for _ in range(MOST_PLACES):
        at = folded.find(needle, at + 1) if needle else -1
        if at < 0:
            return
        place = _whole_words(part, at, at + len(needle))
        if place is not None:
            yield place


def _near(needle: str, part: SourcePart, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where a text with the same strong words in the same order, and else hardly another, stands."""
    wanted = strong_words(needle)
    if len(wanted.places) < FEWEST_WORDS_OF_A_PIECE:
        return
    strong, folded = part.strong, part.normal.text
    at = -1
    for _ in range(MOST_PLACES):
        at = strong.line.find(wanted.line, at + 1)
        if at < 0:
            return
        first = bisect_left(strong.places, (at + 1, 0, 0))
        last = first + len(wanted.places) - 1
        # What stands before the first strong word of the needle may stand before it here too.
        left = max(strong.places[first][1] - wanted.places[0][1], strong.places[first - 1][2] if first else 0)
        right = strong.places[last][2] + len(needle) - wanted.places[-1][2]
        right = min(right, strong.places[last + 1][1] if last + 1 < len(strong.places) else len(folded))
        right = left + len(folded[left:right].rstrip(_AFTER_WORDS))
        place = _whole_words(part, left, right, widen=True)
        if place is not None and left >= start and fuzz.ratio(needle, folded[left:right]) >= NEARNESS:
            yield place


def _joined(pieces: list[str], part: SourcePart) -> tuple[int, int] | None:
    """One place that holds all pieces in order, near to each other."""
    if not pieces or (len(pieces) > 1 and any(len(_WORD.findall(each)) < FEWEST_WORDS_OF_A_PIECE for each in pieces)):
        return None
    for start, end in _either(pieces[0], part, 0):
        last = end
        for piece in pieces[1:]:
            following = next(_either(piece, part, last), None)
            if following is None or following[0] - last > LONGEST_GAP:
                break
            last = following[1]
        else:
            return start, last
    return None


def _either(piece: str, part: SourcePart, start: int) -> Iterator[tuple[int, int]]:
    found = False
    for place in _exact(piece, part, start):
        found = True
        yield place
    if not found:
        yield from _near(piece, part, start)


def _whole_words(part: SourcePart, start: int, end: int, *, widen: bool = False) -> tuple[int, int] | None:
    """The folded place widened to whole words and numbers; None where it begins or ends inside one.

    At a hyphen it is widened (`supervised` in `un-supervised` must show what it is), inside a word it is refused.
    """
    folded, text = part.normal.text, part.text
    if start and folded[start - 1].isalnum() and folded[start].isalnum():
        if not widen and text[part.normal.start(start) - 1].isalnum():
            return None
        start = _word_start(folded, start)
    if end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
        if not widen and text[min(part.normal.end(end), len(text) - 1)].isalnum():
            return None
        end = _word_end(folded, end)
    if _inside_number(folded, start) or _inside_number(folded, end):
        return None
    while start and folded[start].isdigit() and folded[start - 1] in _BEFORE_NUMBER:
        start -= 1
    while end < len(folded) and folded[end - 1].isdigit() and folded[end] in _AFTER_NUMBER:
        end += 1
    return start, end


def _word_start(folded: str, at: int) -> int:
    while at and folded[at - 1].isalnum():
        at -= 1
    return at


def _word_end(folded: str, at: int) -> int:
    while at < len(folded) and folded[at].isalnum():
        at += 1
    return at


def _inside_number(folded: str, at: int) -> bool:
    """Whether a place stands at the point or comma of one number (`5.2` in `85.2`)."""
    for point in (at - 1, at):
        if 0 < point < len(folded) - 1 and folded[point] in ".," and folded[point - 1].isdigit():
            return folded[point + 1].isdigit()
    return False


def _found(part: SourcePart, place: tuple[int, int]) -> Found:
    start, end = part.normal.start(place[0]), part.normal.end(place[1])
    return Found(_slice(part, start, end), _slice(part, *_sentences_around(part, start, end)))


def _slice(part: SourcePart, start: int, end: int) -> Quote:
    return Quote(part.text[start:end], part.section, part.at + start)


def _sentences_around(part: SourcePart, start: int, end: int) -> tuple[int, int]:
    """Where the whole sentences that hold the place begin and end."""
    if not part.bounds:
        return 0, len(part.text)
    first = max(bisect_right(part.bounds, (start, len(part.text))) - 1, 0)
    last = max(bisect_left(part.bounds, (end, 0)) - 1, first)
    return min(part.bounds[first][0], start), max(part.bounds[last][1], end)
