"""The two sides of a comparison: what is called better or less, and what it is compared with. It judges no direction.

`A beats B` and `B is behind A` say the same: the sides have changed places, and so has the direction.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.gate.cues import Cue, shares
from bot.gate.listed import listed
from bot.gate.terms import LONGEST, Term, terms

_REACH: Final = 160
"""Characters on each side of a comparison in which its sides are looked for."""
_CLAUSE: Final = re.compile(
    r"[.;:!?]\s|,\s(?:and|but|while|which|so)\s|\s(?:but|while|whereas|although)\s|지만|으나|는데"
)
_THAN: Final = re.compile(r"\s(?:than|versus|vs\.?|compared (?:to|with)|relative to|over|against|behind|ahead of)\s")
_TAKES: Final = re.compile(r"(?:outperform|surpass|exceed|beat|outpac|outdo|excel|trail|ahead|behind|lead|match)")
"""Words whose object is what is compared."""
_REST: Final = re.compile(
    r"\s(?:on|in|across|for|at|when|with|while|by|under|using|and (?:is|are|has|can))\s|[,;.:(]\s?"
)
_KO_OBJECT: Final = re.compile(
    r"(?:보다|에 비해|에 비하면|[과와] 비교)(?=\s)"
    r"|(?:을|를|에)(?=\s(?:크게 |훨씬 |뚜렷이 )?(?:능가|앞[서섰섭]|뛰어넘|넘어[서섰섭]|웃돌|상회|뒤처|뒤[지집졌]|뒤떨"
    r"|못 미|미치지|밑[돌도]))"
)
_KO_SUBJECT: Final = re.compile(r"(?:은|(?<![없있하되않못])는)(?=\s)")
_MOST_TERMS: Final = 5
_MOST_BEFORE: Final = 8
_OLD: Final = listed(
    "previous prior existing earlier traditional conventional baseline baselines competitors competing alternatives "
    "state-of-the-art sota classical naive vanilla plain standard 기존 이전 종래 기준"
)
"""What the other side of a paper's comparison is called."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What a comparison speaks of and what it is compared with; either may be empty."""

    one: tuple[Term, ...]
    other: tuple[Term, ...]


@lru_cache(maxsize=2048)
def sides(cue: Cue, text: str) -> Sides:
    """The sides of the comparison that this word of a text makes."""
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    end = cue.start + len(cue.word)
    before = plain[max(0, cue.start - _REACH) : cue.start]
    left = cue.start - len(_CLAUSE.split(before)[-1])
    if "가" <= cue.word[-1] <= "힣":
        return _korean(plain, left, cue.start)
    behind = _CLAUSE.split(plain[end : end + _REACH])[0]
    than = _THAN.search(" " + behind if _TAKES.match(cue.word.lower()) is None else "")
    if than:
        start = end + than.end() - 1
    elif _TAKES.match(cue.word.lower()):
        start = end
    else:
        return Sides((), ())
    rest = _REST.search(plain, start, end + len(behind))
    return Sides(
        _inside(plain, left, cue.start)[-_MOST_BEFORE:],
        _inside(plain, start, rest.start() if rest else end + len(behind))[:_MOST_TERMS],
    )


def _korean(plain: str, left: int, right: int) -> Sides:
    """Sides by their particles: the words before the last `보다`, and before the topic nearest to it."""
    objects = [left + match.start() for match in _KO_OBJECT.finditer(plain[left:right])]
    subjects = [left + match.start() for match in _KO_SUBJECT.finditer(plain[left:right])]
    if not objects or not subjects:
        return Sides((), ())
    other = objects[-1]
    one = max((place for place in subjects if place < other), default=subjects[0])
    return Sides(_inside(plain, left, one + 1)[-3:], _inside(plain, min(one, other), other + 1)[-3:])


def _inside(plain: str, start: int, end: int) -> tuple[Term, ...]:
    return tuple(term for term in terms(plain) if start <= term.start and term.end <= end)


def _is_old(side: tuple[Term, ...]) -> bool:
    return any(term.text.lower() in _OLD for term in side)


def have_changed_places(mine: Sides, theirs: Sides) -> bool:
    """Whether the one side of a sentence's comparison is the quote's other side."""
    if not (mine.one and theirs.other):
        return False
    if _is_old(theirs.other) and not _is_old(theirs.one) and _is_old(mine.other) != _is_old(mine.one):
        return _is_old(mine.one)
    gone = shares(mine.one, theirs.other)
    kept = shares(mine.one, theirs.one) + shares(mine.other, theirs.other)
    return gone > 0 and gone + shares(mine.other, theirs.one) > kept
