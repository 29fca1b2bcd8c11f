"""Which words of a text each of its numbers belongs to, by what stands beside it and by lists of equal length.

It only reads one text. Whether two texts agree is the neighbours' check.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.gate.amounts import Amount
from bot.gate.terms import Term

Side = Literal["before", "after", "list"]
Labels = frozenset[int]
"""What a word is called in the texts that are compared: a word may have several of these numbers, or none."""

_JOINED = (
    r"\.\s|\b(?:and|or|while|where|whereas|but|vs|versus|against|compared|rather|although|though|with only)\b"
    r"|[고며](?:\s|$)|(?:와|과|및|그리고|지만|반면)\s|인\s반면"
)
_PARTS = re.compile(
    rf"[;)—]|,(?!\s(?:pre-?|fine-?)?(?:trained|tuned|evaluated|built|based|running)\s)|{_JOINED}", re.IGNORECASE
)
_PARTS_KOREAN = re.compile(rf"[,;—]|{_JOINED}", re.IGNORECASE)
_PARTICLE = re.compile(r"[^가-힣]*(?:에서|에게|에는|에선|으로|보다|[은는이가을를에로])\s")
_HANGUL = re.compile("[가-힣]")


def parts(text: str) -> re.Pattern[str]:
    """What parts a number from a word that is not its own; Korean brackets hold the English word: `손실(loss)을`."""
    return _PARTS_KOREAN if _HANGUL.search(text) else _PARTS


_LIST = re.compile(
    r"\s*(?:,|[·/]|,?\s*\b(?:and|or)\b|와|과|,?\s*(?:및|그리고|또는))\s*(?:the\s|a\s|an\s|for\s|by\s)?", re.IGNORECASE
)
_COUNTED = re.compile(
    r"여?\s?(?:(?:개|건|종|가지|장|편|대|명|회|번|짜리)(?:의)?(?:\s[가-힣]{1,3}\s|\s?))?|[이가]\s", re.IGNORECASE
)
_COUNTS = re.compile(
    rf"{_COUNTED.pattern}"
    r"|[ -](?:(?!(?:on|in|at|for|of|with|to|by|from|over|than|as|is|are|was|were)\b)[A-Za-z-]+ ){0,2}",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespectively\b|각각", re.IGNORECASE)
_FARTHEST = 70
"""Characters between a number and its word."""


@dataclass(frozen=True, slots=True, order=True)
class Binding:
    """One number and one word that it belongs to; `side` tells where the word stands."""

    amount: int
    label: int
    side: Side


@dataclass(slots=True)
class _Item:
    start: int
    end: int
    amounts: list[int]
    labels: Labels = frozenset()


@dataclass(slots=True)
class _Run:
    """Items of one kind one after another, parted by commas and `and` only."""

    items: list[_Item]

    @property
    def is_amounts(self) -> bool:
        return bool(self.items[0].amounts)

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end


def bindings(
    text: str, amounts: Sequence[Amount], terms: Sequence[Term], labels: Callable[[Term], Labels]
) -> frozenset[Binding]:
    """The bindings of one text: amounts by their place in `amounts`, words by what `labels` calls them."""
    runs = _runs(text, list(_items(text, amounts, terms, labels)))
    found: set[Binding] = set()
    for index, run in enumerate(runs):
        if not run.is_amounts:
            continue
        lists = _listed(text, runs, index)
        if lists is not None:
            found.update(_paired(run, lists.items, "list"))
        if _has_before(text, runs, index) and not _is_of_the_other(text, runs, index - 1, index):
            found.update(_beside(run, runs[index - 1], "before"))
        if _has_after(text, runs, index) and not _is_of_the_other(text, runs, index + 1, index):
            found.update(_beside(run, runs[index + 1], "after"))
    return frozenset(found)


def _has_before(text: str, runs: Sequence[_Run], index: int) -> bool:
    return index > 0 and not runs[index - 1].is_amounts and _belongs(text, runs[index - 1].end, runs[index].start)


def _has_after(text: str, runs: Sequence[_Run], index: int) -> bool:
    if index + 1 >= len(runs) or runs[index + 1].is_amounts:
        return False
    return _belongs(text, runs[index].end, runs[index + 1].start, after_number=True)


def _is_of_the_other(text: str, runs: Sequence[_Run], words: int, number: int) -> bool:
    """Whether words between two numbers are the other number's: this one has its own on its other side.

    What follows a number at once is what it counts. Else, where both have words, the nearer number has these.
    """
    first, second = words - 1, words + 1
    # Two words there: the first is the first number's, the last the second's.
    if len(runs[words].items) > 1 or first < 0 or second >= len(runs):
        return False
    if not (_has_after(text, runs, first) and _has_before(text, runs, second)):
        return False
    if _COUNTS.fullmatch(text, runs[first].end, runs[words].start):
        return number == second
    first_has, second_has = _has_before(text, runs, first), _has_after(text, runs, second)
    if first_has == second_has:
        near = runs[words].start - runs[first].end <= runs[second].start - runs[words].end
        return first_has and number == (second if near else first)
    return number == (first if first_has else second)


def _items(
    text: str, amounts: Sequence[Amount], terms: Sequence[Term], labels: Callable[[Term], Labels]
) -> Iterator[_Item]:
    """Numbers and known words in order; words that are a number's unit are the number's."""
    taken = sorted((each.start, each.end, index) for index, each in enumerate(amounts))
    items = [_Item(start, end, [index]) for start, end, index in taken]
    for term in terms:
        if any(start < term.end and term.start < end for start, end, _ in taken):
            continue
        known = labels(term)
        if known:
            items.append(_Item(term.start, term.end, [], known))
    items.sort(key=lambda item: item.start)
    last: _Item | None = None
    for item in items:
        if last is not None and last.labels and item.labels and not _are_parted(text, last.end, item.start):
            last.end, last.labels = item.end, last.labels | item.labels
            continue
        if last is not None:
            yield last
        last = item
    if last is not None:
        yield last


def _are_parted(text: str, end: int, start: int) -> bool:
    """Whether two words are no one thing: a particle between them ends the first."""
    return parts(text).search(text, end, start) is not None or _PARTICLE.match(text, end, start) is not None


def _runs(text: str, items: list[_Item]) -> list[_Run]:
    runs: list[_Run] = []
    for item in items:
        if runs and runs[-1].is_amounts == bool(item.amounts) and _LIST.fullmatch(text, runs[-1].end, item.start):
            runs[-1].items.append(item)
        else:
            runs.append(_Run([item]))
    return runs


def _belongs(text: str, end: int, start: int, *, after_number: bool = False) -> bool:
    """Whether nothing parts two places: in Korean a word after a number is its own only where it follows at once."""
    if start - end > _FARTHEST or parts(text).search(text, end, start):
        return False
    return not (after_number and _HANGUL.search(text, end, start)) or _COUNTED.fullmatch(text, end, start) is not None


def _beside(run: _Run, words: _Run, side: Side) -> Iterator[Binding]:
    """A list beside a list of words is read pair by pair; else the nearest word belongs to every number beside it."""
    many = len(run.items)
    if many > 1 and len(words.items) >= many:
        yield from _paired(run, words.items[-many:] if side == "before" else words.items[:many], "list")
        return
    nearest = words.items[-1] if side == "before" else words.items[0]
    for item in run.items:
        yield from (Binding(amount, label, side) for amount in item.amounts for label in nearest.labels)


def _paired(run: _Run, words: Sequence[_Item], side: Side) -> Iterator[Binding]:
    for item, word in zip(run.items, words, strict=False):
        yield from (Binding(amount, label, side) for amount in item.amounts for label in word.labels)


def _listed(text: str, runs: Sequence[_Run], index: int) -> _Run | None:
    """The list of as many words that a text with `respectively` means."""
    many = len(runs[index].items)
    if many < 2 or not _RESPECTIVELY.search(text):
        return None
    near = sorted(range(len(runs)), key=lambda other: abs(other - index))
    return next((runs[each] for each in near if not runs[each].is_amounts and len(runs[each].items) == many), None)
