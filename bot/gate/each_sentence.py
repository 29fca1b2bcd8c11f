"""Every sentence of a bullet, and every clause that begins anew, earns its way by itself: a true one before it carries
nothing of it. Pure."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.form import parted
from bot.gate.half_true import check_half_true
from bot.gate.missed import counted
from bot.gate.terms import Term, pool, terms
from bot.gate.words import check_words

_SUBJECT: Final = r"(?=(?:the|this|these|that|it|its|our|we|their|they|an?|all|no|every|there)\b)"
_ANEW: Final = re.compile(
    rf"(?P<alone>[,;:]\s+(?:and|but|also)\s+{_SUBJECT}|,?\s+(?:그리고|또한|게다가|아울러|한편|하지만|그러나)\s+)"
    rf"|[,;:]\s+so\s+{_SUBJECT}|[;—]\s+|\s[–-]\s|(?<=[가-힣])(?:며|고|지만|는데|으나),\s+",
    re.IGNORECASE,
)
"""Where a clause with a subject of its own begins; `alone` where nothing but a word that adds joins it to another."""
_UNREAD: Final = 0.5
"""What a Korean word weighs of which nobody knows the English, in a clause that stands alone."""
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
    """The first clause of which neither a word nor a number stands in the quotes, or too little where it is alone."""
    begun = list(_ANEW.finditer(sentence))
    if not begun:
        return None
    known = pool(*case.quotes, *case.around, case.title, *case.own)
    numbers = {number for quote in case.quotes for number in _NUMBER.findall(quote)}
    bounds = [0, *(match.end() for match in begun), len(sentence)]
    alone = [False, *(match["alone"] is not None for match in begun)]
    for whether, (start, end) in zip(alone, pairwise(bounds), strict=True):
        if not numbers.isdisjoint(_NUMBER.findall(sentence[start:end])):
            continue
        said = terms(sentence[start:end])
        carried = any(term.renderings and known.carries(term) for term in said)
        if said and (not carried or (whether and _is_mostly_bare(said, case))):
            return Failure("half_true", said[0].text, "this clause of the sentence stands in no quote")
    return None


def _is_mostly_bare(said: tuple[Term, ...], case: Case) -> bool:
    """Whether more words that tell something stand in no quote than in one; the title carries nothing here."""
    weighed = counted(said, pool(*case.quotes, *case.around), pool(*case.own))
    telling = [weight for term, weight in weighed if term.is_specific]
    unread = sum(term.korean and not term.renderings for term in said)
    bare = _UNREAD * unread - sum(weight for weight in telling if weight < 0)
    carried = sum(weight for weight in telling if weight > 0)
    return bare > carried
