"""Pairs of numbers whose order says something: from and to, more and less, so many of so many, lists.

It stops a sentence only where the quote has the same pair the other way round.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from bot.gate.amounts import Amount
from bot.gate.case import Failure

Order = Literal["rise", "range", "share", "list", "size"]
"""`rise`: (from or what is compared with, to or what is spoken of); `range`: (from, to) where they stand together;
`share`: (so many, of so many); `list` and `size` (672x1088): as read."""
Pair = tuple[Order, Fraction, Fraction]

_FARTHEST = 80
_TO = re.compile(
    r"\s*(?:to|→|->|[–—~∼〜-]|(?:up|down)\sto)\s*(?:(?:about|around|over|only|just|under|below|nearly|almost|roughly|less\sthan|more\sthan|fewer\sthan)\s)?[$~]?"
    r"|(?:여|개|명|장|건)?(?:에서|부터|이던\s것이|이었던\s\w{1,6}[이가])\s?(?:약\s)?[$~]?",
    re.IGNORECASE,
)
_FROM = re.compile(r",?\s*(?:up|down|rising|falling)?\s*from\s*(?:about\s|just\s|only\s)?[$~]?", re.IGNORECASE)
_AND = re.compile(r"\s*and\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*[$~]?$", re.IGNORECASE)
_THAN = re.compile(
    r"\(?vs\.?|\b(?:versus|compared\s(?:to|with)|against|than|instead\sof|rather\sthan|as\sopposed\sto)\b",
    re.IGNORECASE,
)
_THAN_KOREAN = re.compile(r"[^\s,.;]{0,4}?\s?(?:보다|대비|에\s비해|대신)")
_STOP = re.compile(r"[;!?]|\.\s(?!\d)|,\s(?:and|while|but)\s")
_STOP_AFTER_THAN = re.compile(r"[,;]|\b(?:and|or|while|but)\b|[고며]\s")
_OF = re.compile(
    r"\s*(?:out\s)?of\s(?:the\s)?(?:about\s|around\s|roughly\s|some\s|nearly\s|over\s|approximately\s)?|\s*/\s*",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?:^|[.,;:]\s)(?:out\s)?of\s(?:the\s|all\s)?(?:about\s|around\s|roughly\s|some\s|nearly\s|over\s|approximately\s)?$",
    re.IGNORECASE,
)
"""`Of 4,600 signs 1,500 are read`: the whole comes first."""
_AMONG = re.compile(r"\S{0,3}\s?\S{0,6}\s?(?:중|가운데)(?:에서)?\s?\S{0,6}\s?")
_LIST = re.compile(r"\s*(?:,|,?\s*(?:and|or)|와|과)\s*", re.IGNORECASE)
_SIZE = re.compile(r"\s?[x×]\s?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A text's numbers, and all its pairs whose order says something."""

    text: str
    amounts: Sequence[Amount]
    pairs: tuple[Pair, ...]


def ordered(text: str, amounts: Sequence[Amount]) -> Ordered:
    """A text read for the order of its numbers."""
    return Ordered(text, amounts, tuple(_pairs(text, amounts)))


def turned_round(mine: Ordered, theirs: Ordered) -> Failure | None:
    """The first pair of the sentence's numbers that the quote has the other way round only, or not as a pair."""
    known = frozenset(theirs.pairs)
    for pair in mine.pairs:
        order, first, second = pair
        if pair not in known and ((order, second, first) in known or _is_mixed(pair, known)):
            return Failure("neighbours", f"{float(first):g}", "the quote has these two numbers in another order")
    return None


def _is_mixed(pair: Pair, theirs: frozenset[Pair]) -> bool:
    """Whether a range or a size is made of two others of the quote, or goes from a number to itself."""
    order, first, second = pair
    if order in ("list", "range") and first == second:
        return True
    if order not in ("range", "size"):
        return False
    ends = {value for kind, one, two in theirs if kind == order for value in (one, two)}
    return ends >= {first, second} if order == "range" else bool(ends)


def _pairs(text: str, found: Sequence[Amount]) -> Iterator[Pair]:
    for index, first in enumerate(found):
        yield from _own_share(first)
        units = {unit for _, unit in first.readings}
        second = next((each for each in found[index + 1 :] if each.unit in units), None)
        if second is None or not 0 <= second.start - first.end <= _FARTHEST:
            continue
        yield from _rises(text, first, second)
        if second is found[index + 1]:
            yield from _shares(text, first, second)
            if _LIST.fullmatch(text, first.end, second.start):
                yield "list", first.value, second.value
            elif _SIZE.fullmatch(text, first.end, second.start):
                yield "size", first.value, second.value


def _rises(text: str, first: Amount, second: Amount) -> Iterator[Pair]:
    gap = (first.end, second.start)
    before = text[max(0, first.start - 12) : first.start]
    if _TO.fullmatch(text, *gap) or (_AND.fullmatch(text, *gap) and _BETWEEN.search(before)):
        yield "rise", first.value, second.value
        yield "range", first.value, second.value
    elif _FROM.fullmatch(text, *gap) or _is_compared(text, first, second):
        yield "rise", second.value, first.value
    elif _THAN_KOREAN.match(text, *gap):
        yield "rise", first.value, second.value


def _is_compared(text: str, first: Amount, second: Amount) -> bool:
    """Whether the first number is set against the second one, which the word of comparing belongs to."""
    than = _THAN.search(text, first.end, second.start)
    if than is not None:
        between = text[first.end : than.start()]
        return not _STOP.search(between) and not _STOP_AFTER_THAN.search(text, than.end(), second.start)
    if _THAN_KOREAN.match(text, first.end) or _STOP.search(text, first.end, second.start):
        return False
    return _THAN_KOREAN.match(text, second.end) is not None


def _shares(text: str, first: Amount, second: Amount) -> Iterator[Pair]:
    gap = (first.end, second.start)
    if _OF.fullmatch(text, *gap):
        yield "share", first.value, second.value
    elif _AMONG.fullmatch(text, *gap) or (
        _OUT_OF.search(text[max(0, first.start - 24) : first.start]) and not _STOP.search(text, *gap)
    ):
        yield "share", second.value, first.value


def _own_share(amount: Amount) -> Iterator[Pair]:
    """41/60 is one amount and two numbers."""
    if amount.unit == "part" and "/" in amount.written:
        above, below = _NUMBER.findall(amount.written)[:2]
        yield "share", Fraction(above), Fraction(below)
