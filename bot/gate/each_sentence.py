"""Every sentence of a bullet, and every clause that begins anew, earns its way by itself: a true one before it carries
nothing of it. Pure."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.form import parted
from bot.gate.half_true import check_half_true
from bot.gate.terms import pool, terms
from bot.gate.words import check_words

_ANEW: Final = re.compile(
    r"[,;:]\s+(?:and|but|so|also)\s+(?=(?:the|this|these|that|it|its|our|we|their|they|an?|all|no|every|there)\b)"
    r"|[;—]\s+|\s[–-]\s|,?\s+(?:그리고|또한|게다가|아울러|한편|하지만|그러나)\s+|(?<=[가-힣])(?:며|고|지만|는데|으나),\s+",
    re.IGNORECASE,
)
"""Where a clause with a subject of its own begins."""
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


def check_each_sentence(case: Case) -> Failure | None:
    """Whether what each of several sentences, and anything of each new clause, speaks of stands in the quotes."""
    pieces = parted(case.text)
    if len(pieces) > 1:
        for each in (replace(case, text=piece) for piece in pieces):
            if failure := check_words(each) or check_half_true(each):
                return failure
    return next((failure for piece in pieces if (failure := _bare_clause(piece, case))), None)


def _bare_clause(sentence: str, case: Case) -> Failure | None:
    """The first clause of which neither a word nor a number stands in the quotes."""
    bounds = [0, *(match.end() for match in _ANEW.finditer(sentence)), len(sentence)]
    if len(bounds) == 2:
        return None
    known = pool(*case.quotes, *case.around, case.title, *case.own)
    numbers = {number for quote in case.quotes for number in _NUMBER.findall(quote)}
    for start, end in pairwise(bounds):
        if not numbers.isdisjoint(_NUMBER.findall(sentence[start:end])):
            continue
        said = terms(sentence[start:end])
        if said and not any(term.renderings and known.carries(term) for term in said):
            return Failure("half_true", said[0].text, "this clause of the sentence stands in no quote")
    return None
