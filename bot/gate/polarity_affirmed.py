"""What the quotes deny, a clause of the sentence that retells it does not say without any denial. No directions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from bot.gate.case import Failure
from bot.gate.cues import Cue, is_near, plainly, shares
from bot.gate.denied import LIGHT, OF_ALL, has, made_of
from bot.gate.negation import denials, denying_words, is_denying, lessened, negatives, other_denials, wide_denials
from bot.gate.polarity_clauses import Clause, clause_at, clauses, retold
from bot.gate.polarity_faint import blames
from bot.gate.polarity_valence import reached
from bot.gate.terms import Term
from bot.gate.turns import turns

_OTHERWISE: Final = re.compile(
    r"\b(?:only|just|merely|differ\w*|rather|far|still"
    r"|address\w*|tackl\w*|overcom\w*|mitigat\w*|resolv\w*|bridg\w*|fill\w*|remed\w*|alleviat\w*|motivat\w*)\b"
    r"|[0-9가-힣]만 |뿐|밖에|다르|다릅|아직|해결|완화|극복|개선|보완|대응|줄[이여였입]"
)
"""What tells a denial without any word for it, or speaks of a failing to say that it is mended."""
_LEAVES_OUT: Final = re.compile(
    r"(?:eliminat|remov(?:e|es|ing)$|avoid|obviat|bypass|circumvent|dispens|rather than|instead|neglect|overlook|ignor"
    r"|exclud|omit|disregard|barely|hardly|struggl|fall(?:s)? short|poorly|rarely|seldom|absence|prevent|missing"
    r"|no longer|beyond|out of)[\w ]*"
)
"""Denials in other words that take a thing away as a whole."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """A denial of a quote and the things that it denies; `twice` where the first of them denies too: `not prevent`."""

    word: str
    head: tuple[Term, ...]
    clause: Clause
    twice: bool = False


def affirmed(text: str, said: tuple[str, ...]) -> Failure | None:
    """What a quote denies, no clause of the sentence that speaks of it says without any denial."""
    made = list(denying_words(text))
    taken = [one for quote in said for one in _taken_away(quote) if not made_of(one.head[:1], made)]
    for clause in clauses(text) if taken else ():
        spoken = [pair for pair in retold(clause, said) if pair[1].terms]
        for one in taken:
            if _retells(clause, one, spoken) and not _denies(clause, text, one, taken, said):
                return Failure("polarity", one.head[0].text, f"a quote denies this ({one.word})")
    return None


@lru_cache(maxsize=1024)
def _taken_away(text: str) -> tuple[_Taken, ...]:
    """What a text denies, plainly or in words that leave a thing out."""
    others = (cue for cue in other_denials(text) if _leaves_out(cue, text))
    made = (cue for cue in negatives(text) if denying_words(cue.word) and _is_predicate(cue, text))
    found = {cue.start: cue for cue in (*made, *others, *denials(text))}
    taken = ((cue, *_things(cue, text)) for cue in found.values())
    return tuple(
        _Taken(cue.word, head, clause, is_denying(head[0].text))
        for cue, head, clause in taken
        if head and not _is_no_good(head, cue, text)
    )


def _leaves_out(cue: Cue, text: str) -> bool:
    """Whether a word leaves something out and is not denied itself: `does not eliminate`."""
    before = plainly(text)[max(0, cue.start - 24) : cue.start]
    return _LEAVES_OUT.fullmatch(cue.word.lower()) is not None and _DENIED.search(before) is None


_DENIED: Final = re.compile(r"\b(?:not|cannot|never|without|fails? to|unable to|no)\s(?:\w+\s)?$|n['’]t\s$")
_PREDICATE: Final = re.compile(r"\b(?:is|are|was|were|be|been|remains?|becomes?|fully|largely|left|still)\s$")


def _is_predicate(cue: Cue, text: str) -> bool:
    """`Are inapplicable`, `remains unsettled`: words made of what they deny, not before their noun and no nouns."""
    before = plainly(text)[max(0, cue.start - 12) : cue.start]
    return _PREDICATE.search(before) is not None


def _things(cue: Cue, text: str) -> tuple[tuple[Term, ...], Clause]:
    """The things that a denial denies in its clause; where it says little of them (`do not find that`), in the next."""
    clause = clause_at(text, cue.start)
    told = tuple(
        term for term in cue.scope if clause.has(term.start) and term.stems.isdisjoint(LIGHT) and term.renderings
    )
    if told or clause.end >= len(plainly(text)) or not plainly(text)[clause.end :].startswith("that "):
        return told[:_MOST], clause
    behind = clause_at(text, clause.end)
    return behind.terms[:_MOST], behind


_MOST: Final = 4


def _is_no_good(head: tuple[Term, ...], cue: Cue, text: str) -> bool:
    """`Fail less often`, `without compromising`: what is denied is no good either."""
    behind = plainly(text)[cue.start + len(cue.word) :]
    return _HARM.match(head[0].text.lower()) is not None or _LESS.match(behind) is not None


_HARM: Final = re.compile(r"compromis|sacrific|los[eis]|degrad|hurt|harm|damag|impair|affect|alter|chang|mitigat|reduc")
_LESS: Final = re.compile(r"\s(?:less|to (?:reduce|remove|avoid|prevent))\b")


def _retells(clause: Clause, one: _Taken, spoken: Sequence[tuple[str, Clause]]) -> bool:
    """Whether a clause speaks of what is denied, and of no place of the quotes where the same is not denied."""
    carried = sum(clause.carries(term) for term in one.head)
    aligned = any(other == one.clause for _, other in spoken) or (
        carried == len(one.head) and (carried >= _FEWEST or one.head[0].is_specific)
    )
    if not aligned or any(_is_said(one.head, *pair) for pair in spoken):
        return False
    if one.twice:
        return clause.carries(one.head[0]) and carried >= _FEWEST
    if clause.carries(one.head[0]):
        return carried >= min(_FEWEST, len(one.head)) or one.head[0].is_specific
    return sum(clause.carries(term) and term.is_specific for term in one.head) >= _FEWEST


def _is_said(head: tuple[Term, ...], text: str, clause: Clause) -> bool:
    """Whether a clause speaks of the things where no denial reaches them."""
    free = [term for term in clause.terms if term.start not in reached(text)]
    same = any(head[0].renderings[0] == other.renderings[0] for other in free)
    return same and all(any(is_near(term, other) for other in free) for term in head[1:2])


_FEWEST: Final = 2


def _denies(clause: Clause, text: str, one: _Taken, taken: Sequence[_Taken], said: Sequence[str]) -> bool:
    """Whether a word of the sentence denies or blames the thing, or its clause tells that it is mended.

    A word next to a thing that another denial of the quotes denies stands for that one.
    """
    if one.twice:
        return any(shares(one.head[:1], _nearest(cue, 3)) for cue in wide_denials(text))
    others = [other for other in taken if other is not one]
    if any(clause.has(match.start()) for match in _OTHERWISE.finditer(plainly(text))):
        return True
    return any(
        shares(one.head[:2], _nearest(cue, 2))
        or (shares(one.head[:3], _nearest(cue, 4)) and not _stands_for(cue, others))
        or (clause.has(cue.start) and (cue.word.lower() in OF_ALL or _is_predicate(cue, text) or _is_light(cue, said)))
        for cue in _denying(text)
    )


def _stands_for(cue: Cue, others: Sequence[_Taken]) -> bool:
    return any(shares(other.head[:1], _nearest(cue, 1)) for other in others)


def _is_light(cue: Cue, said: Sequence[str]) -> bool:
    """Whether a word denies what says little, or what no quote has a word for: it may deny anything of its clause."""
    near = _nearest(cue, 1)
    return not any(term.stems.isdisjoint(LIGHT) and any(has(one, term) for one in said) for term in near)


@lru_cache(maxsize=1024)
def _denying(text: str) -> tuple[Cue, ...]:
    """All words of a sentence that deny or blame; one that denies its own stem speaks of the next thing only."""
    falls = (turn.cue for turn in turns(text) if turn.firm and (turn.good < 0 or turn.sign < 0))
    blamed = (blame.cue for blame in blames(text))
    made = (replace(cue, scope=cue.scope[:_OWN]) if denying_words(cue.word) else cue for cue in negatives(text))
    return (*made, *lessened(text), *wide_denials(text), *falls, *blamed)


_OWN: Final = 2


def _nearest(cue: Cue, most: int) -> tuple[Term, ...]:
    """What stands nearest to a word on either side; behind a Korean one only the next thing, behind `보다` nothing."""
    after = [term for term in cue.scope if term.start > cue.start]
    before = [term for term in cue.scope if term.start <= cue.start]
    behind = 0 if cue.word == "보다" else 1 if "가" <= cue.word[-1] <= "힣" else most
    return (*after[:behind], *before[:most])
