"""Every part of the sentence stands in a quote, not only the sentence in sum. Which part is true is not told apart."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.missed import counted
from bot.gate.terms import LONGEST, Term, pool, terms

_PART: Final = re.compile(
    r"[,;:]\s+|\s[–—-]\s|\.\s+(?=[A-Z가-힣])|\s(?:and|but|while|whereas|although|which|so|then|yet|or|because"
    r"|since|thus|by|without|with|for|when|after|before)\s"
    r"|(?<=[가-힣])(?:하고|하며|이며|으며|며|면서|고|지만|으나|는데|해서|하여|아서|어서|도록|므로|니다\.)\s"
)
_LEAST_SHARE: Final = {"en": 0.4, "ko": 0.4}
"""Of a part's weight; parts of less than LEAST_WEIGHT go with the part before."""
_LEAST_WEIGHT: Final = {"en": 1.5, "ko": 1.5}
_LONGEST_RUN: Final = {"en": 2.2, "ko": 2.2}
"""Weight of neighbours that no quote has: an honest sentence changes a word here and there, an addition is in a row."""

_Counted = tuple[Term, float]
_LONGEST_END: Final = 1.9
"""The same at the end of a sentence, where additions stand."""


def check_half_true(case: Case) -> Failure | None:
    """Whether each clause is carried, and no run of words stands there that no quote has."""
    whole, title = pool(*case.quotes, *case.around), pool(case.title, *case.own)
    said = terms(case.text)
    if run := _bare_run(counted(said, whole, title, freely=True), _LONGEST_RUN.get(case.language, 3.0)):
        return Failure("half_true", run, "this part of the sentence stands in no quote")
    known = counted(said, whole, title)
    for part in _parts(case.text, known, _LEAST_WEIGHT.get(case.language, 2.0)):
        total = sum(abs(weight) for _, weight in part)
        carried = sum(weight for _, weight in part if weight > 0)
        if carried < _LEAST_SHARE.get(case.language, 0.4) * total:
            missing = next(term.text for term, weight in part if weight < 0)
            return Failure("half_true", missing, "this part of the sentence stands in no quote")
    return None


def _bare_run(known: list[_Counted], most: float) -> str:
    """The words of the first run too long that no quote carries, empty if there is none."""
    run: list[_Counted] = []
    for term, weight in known:
        if weight >= 0:
            run = []
            continue
        run.append((term, weight))
        if -sum(one for _, one in run) > most:
            return " ".join(one.text for one, _ in run)
    if -sum(weight for _, weight in run) > _LONGEST_END:
        return " ".join(one.text for one, _ in run)
    return ""


def _parts(text: str, known: list[_Counted], least: float) -> list[list[_Counted]]:
    """The sentence's clauses as terms; a clause with too little to judge is judged with the one before it."""
    found: list[list[_Counted]] = []
    for start, end in _bounds(text):
        inside = [(term, weight) for term, weight in known if start <= term.start < end]
        if found and (_sum(inside) < least or _sum(found[-1]) < least):
            found[-1].extend(inside)
        elif inside:
            found.append(inside)
    return found


def _sum(part: list[_Counted]) -> float:
    """Its size: a clause of words that weigh little where they are missed is no smaller."""
    return sum(term.weight for term, _ in part)


@lru_cache(maxsize=256)
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    starts = [0, *(match.end() for match in _PART.finditer(plain)), len(plain)]
    return tuple(pairwise(starts))
