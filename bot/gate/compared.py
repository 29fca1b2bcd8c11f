"""What is set against what: the two sides of a comparison, a choice or a shift have not changed places. English only.

`A beats B`, `A rather than B` and `from B to A` set A against B. Told with the sides exchanged they are a lie, unless
the direction is exchanged as well (`B is worse than A`) or the whole is denied. Sides are looked at by the words that
only one of them has.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.cues import is_near, plainly
from bot.gate.terms import Term, terms

_REACH: Final = 200
"""Characters on each side of a comparison in which its two sides are looked for."""
_MOST: Final = 8
"""Terms of a side."""
_LONGEST_COMPARED: Final = 80
"""Characters between a word of comparison and its `than`."""
_BEATS: Final = (
    r"outperform(?:s|ing|ed)?|surpass(?:es|ing|ed)?|exceed(?:s|ing|ed)?|beats?|beating|outdo(?:es|ing)?"
    r"|outpac(?:es?|ing)"
)
_LOSES: Final = r"underperform(?:s|ing|ed)?|trails?|trailing|lags? behind|lagging behind|falls? behind|falling behind"
_BETTER: Final = (
    r"better|more \w+|superior|higher|greater|larger|bigger|longer|stronger|faster|quicker|easier|closer|wider|richer"
    r"|deeper|cheaper|safer|strong|good|great|high"
)
_WORSE: Final = (
    r"worse|less \w+|fewer|inferior|lower|smaller|shorter|weaker|slower|harder|farther|narrower|poorer|shallower"
    r"|costlier"
)
_THAN: Final = r"(?:than|compared (?:to|with)|relative to)"
_STRAIGHT: Final = re.compile(
    rf"\b(?P<beats>{_BEATS})\s(?!by\b)"
    rf"|\b(?P<loses>{_LOSES}|(?:{_BEATS}) by)\s"
    rf"|\b(?P<better>{_BETTER})\b(?P<more>[^.;:]{{0,{_LONGEST_COMPARED}}}?)\s{_THAN}\s"
    rf"|\b(?P<worse>{_WORSE})\b(?P<less>[^.;:]{{0,{_LONGEST_COMPARED}}}?)\s{_THAN}\s"
    r"|\s(?P<choice>rather than|instead of)\s"
    r"|\bfrom\s(?P<shift>[\w -]{3,60}?)\s(?:to|towards?|into)\s"
)
_CLAUSE: Final = re.compile(
    r"[.;:!?]\s|,\s(?:and|but|while|which|so|yet)\s"
    r"|\s(?:but|while|whereas|although|though|that)\s"
)
_REST: Final = re.compile(r",\s(?!including|such as|like)|[.;:(]\s?|\s(?:while|by \d|under|and (?:is|are|has|can))\s")
_DENIED: Final = re.compile(r"\b(?:not|never|no|cannot|neither|nor|none|hardly|fail\w*|n['’]t)\b")


@dataclass(frozen=True, slots=True)
class Compared:
    """One side set against another; `kind` says by what, `sign` is 1 where the first has more or is chosen."""

    kind: str
    sign: int
    one: tuple[Term, ...]
    other: tuple[Term, ...]
    word: str
    place: range
    """Where it stands, with both of its sides."""


def check_compared(case: Case) -> Failure | None:
    """Whether no two sides that the quotes set against each other have changed places."""
    if case.language != "en" or not compared(case.text):
        return None
    theirs = [one for said in dict.fromkeys((*case.around, *case.quotes)) for one in compared(said)]
    for mine in compared(case.text):
        along = [other for other in theirs if other.kind == mine.kind]
        changed = [other for other in along if other.sign == mine.sign and _crossed(mine, other)]
        if changed and not any(other.sign == mine.sign and _crossed(mine, other, straight=True) for other in along):
            return Failure("polarity", mine.word, "the quotes have the two sides the other way round")
    return None


def told_round(text: str, said: tuple[str, ...]) -> tuple[range, ...]:
    """Where a text tells a comparison of the quotes from its other side: sides and direction are exchanged."""
    here = compared(text)
    theirs = [one for quote in said for one in compared(quote)] if here else []
    return tuple(
        mine.place
        for mine in here
        if any(other.kind == mine.kind and other.sign == -mine.sign and _crossed(mine, other) for other in theirs)
    )


@lru_cache(maxsize=1024)
def compared(text: str) -> tuple[Compared, ...]:
    """All that a text sets against something else; nothing where that is denied."""
    plain = plainly(text)
    return tuple(found for match in _STRAIGHT.finditer(plain) if (found := _sides(text, plain, match)) is not None)


def _sides(text: str, plain: str, match: re.Match[str]) -> Compared | None:
    before = plain[max(0, match.start() - _REACH) : match.start()]
    left = match.start() - len(_CLAUSE.split(before)[-1])
    if _DENIED.search(plain, left, match.end()):
        return None
    behind = match.end() + len(_REST.split(plain[match.end() : match.end() + _REACH])[0])
    other = _inside(text, match.end(), behind)[:_MOST]
    kind, sign, start, end = _kind(match, left)
    one = _inside(text, start, end)[-_MOST:]
    return Compared(kind, sign, one, other, match.group().strip(), range(left, behind)) if one and other else None


def _kind(match: re.Match[str], left: int) -> tuple[str, int, int, int]:
    """How one side is set against the other, and from where to where the first one stands."""
    name = match.lastgroup or ""
    if match["shift"]:
        return "shift", 1, *match.span("shift")
    if match["choice"]:
        return "choice", 1, left, match.start()
    sign = 1 if match["beats"] or match["better"] else -1
    return "better", sign, left, match.end() if name in ("more", "less") else match.start()


def _inside(text: str, start: int, end: int) -> tuple[Term, ...]:
    return tuple(term for term in terms(text) if start <= term.start and term.end <= end)


def _crossed(mine: Compared, theirs: Compared, *, straight: bool = False) -> bool:
    """Whether each side of one stands for the other side of the other; `straight`, for the same side.

    The second side decides: before the first one its whole clause stands.
    """
    first = [term for term in theirs.one if not _has(theirs.other, term)]
    second = [term for term in theirs.other if not _has(theirs.one, term)]
    if straight:
        first, second = second, first
    return _shared(mine.other, first) > _shared(mine.other, second) and _shared(mine.one, second) > 0


def _shared(side: tuple[Term, ...], others: list[Term]) -> int:
    return sum(_has(side, term) for term in others)


def _has(side: tuple[Term, ...] | list[Term], term: Term) -> bool:
    return any(is_near(term, other) for other in side)
