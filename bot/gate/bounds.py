"""More than, less than: a number's bound is the one that the quotes set. The number itself is another "
"check's matter."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from bot.gate.cues import plainly

_ABOVE: Final = (
    r"(?<!no )(?:more|greater|larger|higher|longer) than|over|above|(?<!not )exceed\w*|at least|no (?:less|fewer) than"
)
_BELOW: Final = (
    r"(?<!no )(?:less|fewer|smaller|lower|shorter) than|under|below|not exceed\w*|at most|no more than|up to|as few as"
    r"|only|just|merely"
)
_BOUND: Final = re.compile(
    rf"\b(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})) (?:(?:only|just|about|a|the) )?(?P<number>\d[\d.,]*|half)"
)
_KO_BOUND: Final = re.compile(
    r"(?P<number>\d[\d.,]*)[^\s\d.,]{0,8}(?:\s?(?P<above>이상|초과|넘[게는은어])"
    r"|\s?(?P<below>미만|이하|아래로|안에|에 미치지|[이가] 채))"
)


@lru_cache(maxsize=1024)
def _bounds(text: str) -> frozenset[tuple[str, bool]]:
    return frozenset(_found(plainly(text)))


def _found(plain: str) -> Iterator[tuple[str, bool]]:
    for pattern in (_BOUND, _KO_BOUND):
        for match in pattern.finditer(plain):
            yield match.group("number").rstrip(".,"), match.group("above") is not None


def opposite_bound(text: str, said: tuple[str, ...]) -> str:
    """A number that the sentence calls the lower bound and the quotes the upper, or the other way; empty if none."""
    theirs = frozenset[tuple[str, bool]]().union(*map(_bounds, said))
    return next(
        (number for number, above in _bounds(text) if (number, not above) in theirs and (number, above) not in theirs),
        "",
    )
