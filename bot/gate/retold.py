"""A sentence told almost in the quote's own words: what was put in, left out or exchanged turns nothing round.

Only English has it, as papers do. What is told in other words is compared by the other checks.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel, Opcodes

from bot.gate.case import Case, CheckName, Failure
from bot.gate.listed import listed
from bot.gate.negation import is_denying
from bot.gate.polarity import turned_round
from bot.gate.turns import directions

NEAR: Final = 0.6
"""Share of a sentence's words that stand in the quote in the same order: from here on it is the quote retold."""
LONGEST_CHANGE: Final = 4
"""Words of a change that is looked at: longer ones are another way of saying it."""
MOST_WORDS: Final = 160
"""Words compared of a sentence and of a quote's sentence."""

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?|%")
_DENYING: Final = listed(
    "not never no without cannot neither none nothing hardly barely unable fail fails failed failing lack lacks "
    "lacking cant dont doesnt isnt arent wasnt absence rather instead"
)
_DENYING_OTHERWISE: Final = listed(
    "zero free avoid avoids avoided avoiding prevent prevents preventing exclude excludes excluding omit "
    "omits omitting agnostic independent regardless absent missing unlike eliminates eliminating refuse refuses "
    "refrain rejects"
)
"""A denial may stand in the place of one of these: `not using` for `avoiding`."""
_SLIGHT: Final = listed("minimal minimally marginal negligible slight slightly few little lossless seldom rarely")
_CAREFUL: Final = listed(
    "may might could would likely possible possibly potential potentially perhaps probably plausibly suggest suggests "
    "suggested suggesting hope hopes expect expects believe aim aims plan plans will intend appear appears seem seems "
    "hypothesize conjecture should future soon tentative preliminary anticipate can indicate indicates"
)
_LIMITING: Final = listed(
    "some several many most certain often sometimes typically usually various nearly almost partially partly mostly "
    "few occasionally specific particular selected generally largely mainly primarily half"
)
_STRONG_LIMITS: Final = listed("nearly almost partially partly sometimes occasionally some certain half")
_UNIVERSAL: Final = listed("all every always any entire everything everywhere invariably universally")
_SUPERLATIVE: Final = listed(
    "best first largest biggest fastest highest lowest smallest strongest unprecedented greatest sole unique "
    "perfect optimal sota latest newest leading top ultimate revolutionary groundbreaking"
)
_EMPTY: Final = listed("do does did is are was were be been has have had to any the a an only can could of and")
_CAUSAL: Final = listed("because cause causes caused causing due causal leads led drives drove induces")
_LINKING: Final = listed(
    "correlate correlates correlated correlation associated association related relates linked relationship tends "
    "accompanied accompanies"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A few words of a quote, what the sentence has in their place, its words around, and all words of the quote."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    beside: frozenset[str]
    said: frozenset[str]
    added: frozenset[str] = frozenset()
    denials: int = 0
    """How many more the sentence has than the quote: where there are none more, one only moved."""


def check_retold(case: Case) -> Failure | None:
    """Whether a sentence in the quote's own words leaves its denials, doubts, limits and directions as they are."""
    if case.language != "en":
        return None
    words = _words(case.text)
    if turned_round(case.text, (*case.around, *case.quotes)):
        return None
    for said in dict.fromkeys((*case.around, *case.quotes)):
        for change in _changes(words, _words(said)):
            if failure := _turned(change):
                return failure
    return None


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    return tuple(match.group().replace("'", "") for match in _WORD.finditer(plain))[:MOST_WORDS]


def _changes(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[Change]:
    low, other = [word.lower() for word in mine], [word.lower() for word in theirs]
    codes: Opcodes = Indel.opcodes(other, low)
    kept = sum(code.dest_end - code.dest_start for code in codes if code.tag == "equal")
    if kept < NEAR * len(low):
        return
    start, said = (0, 0), frozenset(word.rstrip("s") for word in other)
    added = frozenset(Counter(low) - Counter(other))
    denials = _denials(low) - _denials(other)
    for code in (*(code for code in codes if code.tag == "equal"), None):
        end = (code.src_start, code.dest_start) if code else (len(other), len(low))
        old, new = theirs[start[0] : end[0]], mine[start[1] : end[1]]
        if (old or new) and len(old) <= LONGEST_CHANGE and len(new) <= LONGEST_CHANGE:
            yield Change(old, new, frozenset(low[max(0, start[1] - 3) : end[1] + 3]), said, added, denials)
        if code:
            start = (code.src_end, code.dest_end)


def _turned(change: Change) -> Failure | None:
    old, new = {word.lower() for word in change.old}, {word.lower() for word in change.new}
    for check, at_fault, detail in _faults(change, old, new):
        if at_fault:
            return Failure(check, " ".join(change.new) or " ".join(change.old), detail)
    return None


def _faults(change: Change, old: set[str], new: set[str]) -> Iterator[tuple[CheckName, bool, str]]:
    yield (
        "polarity",
        _denies(new) != _denies(old)
        and not _denied_otherwise(old | new)
        and not _left_out(old, new)
        and not (_denies(old) and any(map(is_denying, change.added)))
        and not (_denies(new) and (change.denials <= 0 or bool(old & _DENYING_OTHERWISE))),
        "a denial changed",
    )
    yield "polarity", _opposed(change), "the quote says the other direction"
    yield "hedges", bool(old & _CAREFUL - {"can"}) and not _kept_careful(change), "the paper says this with a doubt"
    widened = (
        bool(new & _UNIVERSAL)
        and not _denies(new)
        and not {"above", "all"} <= new
        and not old & (_UNIVERSAL | {"each", "both"})
    )
    yield "scope", widened, "the quote does not say it of all"
    yield "scope", bool(old & _STRONG_LIMITS) and not new & _LIMITING, "the quote says it with a limit"
    yield "superlatives", _best(old, new & change.added), "the quote does not say so"
    yield "causes", bool(new & _CAUSAL) and bool(old & _LINKING), "the quote tells of a link, of no cause"
    yield "names", _renamed(change), "another name stands in the quote"


def _best(old: set[str], new: set[str]) -> bool:
    """A superlative put in; `only` is one where it stands for `a`."""
    return bool(new & _SUPERLATIVE and not old & _SUPERLATIVE) or ("only" in new and bool(old & {"a", "an"}))


def _kept_careful(change: Change) -> bool:
    return bool(change.beside & _CAREFUL - {"future", "can", "potential"}) or {"to", "be"} <= change.beside


def _denies(words: set[str]) -> bool:
    """Whether a few words deny; `not only` does not."""
    return bool(words & _DENYING - ({"not"} if words & {"only", "just", "merely"} else set()))


def _denials(words: list[str]) -> int:
    return sum(word in _DENYING for word in words)


def _left_out(old: set[str], new: set[str]) -> bool:
    """Whether a denial went with what it denies: `without X` as a whole."""
    return not new and bool(old - _DENYING - _EMPTY)


def _denied_otherwise(words: set[str]) -> bool:
    """Whether the change has a word that denies by being made so: `inapplicable` for `cannot be applied`."""
    return any(
        word[:2] in ("un", "in", "im", "ir") or word[:3] in ("non", "dis", "mis") for word in words if len(word) > 6
    ) or bool(words & _SLIGHT)


def _opposed(change: Change) -> bool:
    before, after = directions(" ".join(change.old)), directions(" ".join(change.new))
    return any((axis, -sign) in before and (axis, sign) not in before for axis, sign in after)


def _renamed(change: Change) -> bool:
    """One name with capitals within for another in the same place; an acronym may stand for its words."""
    if len(change.old) > 2 or len(change.new) > 2:
        return False
    old, new = ({word.rstrip("s") for word in words if not word[1:].islower()} for words in (change.old, change.new))
    named = [word for word in new if any(letter.isupper() for letter in word[1:])]
    return bool(old) and any(word not in old and word.lower() not in change.said for word in named)
