"""Proves that whatever a pattern matches holds one of some pieces, from the pattern itself and not from examples."""

import re
from collections.abc import Callable, Iterable
from re import _constants as code  # the only parser of patterns that surely reads them as `re` does
from re import _parser as parser
from typing import Any

MOST = 20_000
"""Strings that are followed at once; beyond them nothing is proven."""
WIDEST = 6
HELD = "\0"
"""Stands for a branch that holds a piece for certain."""
Strings = frozenset[str] | None
"""All that a part of a pattern may match; None where that is too much to write out."""


def is_needed(pattern: re.Pattern[str], pieces: Iterable[str]) -> bool:
    """Whether no match of the pattern lacks every piece."""
    known = (HELD, *pieces)
    return _sequence(parser.parse(pattern.pattern, pattern.flags), lambda text: any(one in text for one in known))[1]


def _sequence(parts: Any, holds: Callable[[str], bool]) -> tuple[Strings, bool]:
    """What parts in a row may match, and whether all of it holds a piece: strings go on over parts that are known."""
    run, whole = frozenset({""}), True
    for kind, what in parts:
        strings, held = _part(kind, what, holds)
        if held or all(map(holds, run)):
            return None, True
        if strings is None or len(run) * len(strings) > MOST:
            run, whole = frozenset({""}), False
        else:
            run = frozenset(one if holds(one) else one + other for one in run for other in strings)
    return (run if whole else None), all(map(holds, run))


def _part(kind: Any, what: Any, holds: Callable[[str], bool]) -> tuple[Strings, bool]:
    if kind in {code.LITERAL, code.IN}:
        return _letters(what if kind is code.IN else [(kind, what)]), False
    if kind in {code.AT, code.ASSERT, code.ASSERT_NOT}:
        return frozenset({""}), False
    if kind is code.SUBPATTERN:
        return _sequence(what[-1], holds)
    if kind is code.BRANCH:
        return _branches([_sequence(branch, holds) for branch in what[1]])
    if kind in {code.MAX_REPEAT, code.MIN_REPEAT}:
        return _repeated(*what, holds)
    return None, False


def _letters(what: Any) -> Strings:
    if len(what) > WIDEST or any(kind is not code.LITERAL for kind, _ in what):
        return None
    return frozenset(chr(letter) for _, letter in what)


def _branches(found: list[tuple[Strings, bool]]) -> tuple[Strings, bool]:
    if all(held for _, held in found):
        return None, True
    if any(strings is None and not held for strings, held in found):
        return None, False
    return frozenset().union(*({HELD} if held else strings or () for strings, held in found)), False


def _repeated(least: int, most: int, what: Any, holds: Callable[[str], bool]) -> tuple[Strings, bool]:
    strings, held = _sequence(what, holds)
    if least:
        return (strings if most == 1 else None), held
    return (None if strings is None or most > 1 else strings | {""}), False
