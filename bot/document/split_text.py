"""Where a text may be cut: at sentences, then words, then grapheme clusters; inside a link only when nothing else fits.

It cuts spans and knows no blocks and no platform.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex  # type: ignore[import-untyped]  # published without types

from bot.document.blocks import Text
from bot.document.plain import plain_text

SPACE = frozenset(" \t\n\r")
SENTENCE_ENDS = tuple(".!?…。！？")
CLOSERS = "\"'”’»)]"
_CLUSTER = regex.compile(r"\X")


class TextCut(NamedTuple):
    """A text in two; `joint` is the white space that stood between them."""

    head: Text
    joint: str
    tail: Text


class _Border(NamedTuple):
    """A place to cut: the head ends at `end`, the tail begins at `start`; a lower `rank` reads better."""

    end: int
    start: int
    rank: int


SENTENCE, WORD, CLUSTER, IN_LINK, CODE_POINT = range(5)


def cut_text(text: Text, limit: int, fits: Callable[[Text], bool], worst: int = CODE_POINT) -> TextCut | None:
    """The longest head that fits, cut at the best-reading border there is, none worse than `worst`.

    Both sides keep some text. Heads longer than `limit` code points are not tried.
    """
    words = plain_text(text)
    by_rank: dict[int, list[_Border]] = defaultdict(list)
    for border in _borders(text, words, limit):
        by_rank[border.rank].append(border)
    for rank in range(worst + 1):
        if rank == CODE_POINT:
            by_rank[rank] = [_Border(place, place, rank) for place in range(1, min(limit + 1, len(words)))]
        found = _longest(text, by_rank[rank], fits)
        if found is not None:
            return TextCut(_slice(text, 0, found.end), words[found.end : found.start], _slice(text, found.start, None))
    return None


def _longest(text: Text, borders: Sequence[_Border], fits: Callable[[Text], bool]) -> _Border | None:
    low, high = 0, len(borders)
    while low < high:
        middle = (low + high) // 2
        if fits(_slice(text, 0, borders[middle].end)):
            low = middle + 1
        else:
            high = middle
    return borders[low - 1] if low else None


def _slice(text: Text, start: int, end: int | None) -> Text:
    kept, at = [], 0
    for span in text:
        words = span.text[max(0, start - at) : None if end is None else max(0, end - at)]
        at += len(span.text)
        if words:
            kept.append(replace(span, text=words))
    return tuple(kept)


def _borders(text: Text, words: str, limit: int) -> Iterator[_Border]:
    """The ends of grapheme clusters in the first `limit` code points, in order."""
    window = words[: limit + 1]
    linked = _links(text, len(window))
    for match in _CLUSTER.finditer(window):
        place = match.end()
        if place < len(window):
            border = _border(words, place)
            yield border._replace(rank=IN_LINK) if _touches(border, linked) else border


def _border(words: str, place: int) -> _Border:
    """The border at the end of a cluster: a word's end where white space follows, if both sides keep words."""
    if words[place] not in SPACE or words[place - 1] in SPACE:
        return _Border(place, place, CLUSTER)
    start, size = place, len(words)
    while start < size and words[start] in SPACE:
        start += 1
    last = _CLUSTER.match(words, start - 1)
    if start == size or words[:place].isspace() or last is None or last.end() != start:
        return _Border(place, place, CLUSTER)
    ended = words[max(0, place - 8) : place].rstrip(CLOSERS).endswith(SENTENCE_ENDS) or "\n" in words[place:start]
    return _Border(place, start, SENTENCE if ended else WORD)


def _links(text: Text, until: int) -> list[tuple[int, int]]:
    """Where linked spans start and end, those that start before `until`."""
    linked, at = [], 0
    for span in text:
        if at >= until:
            break
        if span.link is not None:
            linked.append((at, at + len(span.text)))
        at += len(span.text)
    return linked


def _touches(border: _Border, linked: Sequence[tuple[int, int]]) -> bool:
    """Whether a cut leaves words of one link on both sides: only the last link that starts before it can be cut."""
    before = bisect_left(linked, border.start, key=lambda link: link[0])
    return before > 0 and border.end < linked[before - 1][1]
