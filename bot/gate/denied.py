"""What a sentence denies its quotes deny where they say the same, in whatever words. No directions."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from bot.gate.case import Failure
from bot.gate.cues import Cue, is_near, plainly, shares
from bot.gate.listed import listed
from bot.gate.negation import (
    denials,
    denying_words,
    doubled,
    is_attributive,
    is_denying,
    lessened,
    negatives,
    other_denials,
    wide_denials,
)
from bot.gate.polarity_blamed import PLAIN_KINDS, is_blamed
from bot.gate.polarity_clauses import Clause, clause_at, reach, retold
from bot.gate.stems import stem
from bot.gate.terms import Term, terms

LIGHT: Final = frozenset(
    map(
        stem,
        listed(
            "need require use rely depend have employ additional extra further necessary involve demand any find "
            "observe show claim believe demonstrate know expect"
        ),
    )
)
"""Words that say little of what is denied: `needs no retraining` is about retraining."""
_UNKNOWN: Final = re.compile(r"\s\S{1,12}")
"""Another word between a Korean denial and the thing before it."""
_ADNOMINAL: Final = "한은는던"
_ENDINGS: Final = ("은", "는", "던", "한", "했던")
"""What a Korean denial ends with before a noun."""
_DEGREE: Final = re.compile(r"거의|전혀|아직|충분히|별로|늘|항상|결코|아예|수")


_NO_OTHER: Final = re.compile(r"no(?: one|body| other| prior| previous| earlier| existing)\b")
_FREE_OF: Final = re.compile(r"\b(?:free of|free from)\b")
_EACH: Final = re.compile(r"\b(?:every|all|each)\b")
_FIRST: Final = re.compile(r"\b(?:first|only|sole|unique)\b")


def denied(text: str, said: tuple[str, ...]) -> Failure | None:
    """What the sentence denies, a quote denies too, in whatever words."""
    if (word := doubled(text)) and not any(doubled(one) for one in said):
        return Failure("polarity", word, "a denial of a denial that no quote has")
    plain = [cue for one in said for cue in wide_denials(one)]
    known = [*plain, *(cue for one in said for cue in other_denials(one))]
    made = [word for one in said for word in denying_words(one)]
    for cue in denials(text):
        head = cue.scope[:2]
        if not head and known:
            continue
        others = plain if head and is_denying(head[0].text) else known
        if (
            not any(_same_denied(cue, other, said) for other in others)
            and not made_of(head[:1], made)
            and not _is_denied_of_all(cue, text, said)
            and not _is_within(head[:1], said)
            and not _told_otherwise(cue, text, said)
        ):
            return Failure("polarity", cue.word, "the sentence denies what no quote denies")
    return None


def _told_otherwise(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """Whether a denying word where the quotes say the same, that no other of the sentence stands for, is left for it.

    Nothing is left where the clause that is retold has the thing denied and no denying word reaches it.
    """
    near = _nearest(cue, text)
    if any(_is_the_same(cue, other) for one in said for other in negatives(one)) or _is_first(cue, text, said):
        return True
    others = [other for other in negatives(text) if other.start != cue.start]
    spoken = retold(clause_at(text, cue.start), said)
    if _is_doubled(cue, others):
        return False
    if is_blamed(cue, text, spoken, PLAIN_KINDS):
        return True
    if any(_is_affirmed(term, one, clause) for term in _head(cue, text) for one, clause in spoken):
        return False
    spare = [other for one in said for other in _denying(one) if _may_stand(cue, near, other, one, text)]
    for other in others:
        nearest = max(spare, key=lambda one: shares(other.scope, one.scope), default=None)
        if nearest is not None and shares(other.scope, nearest.scope):
            spare.remove(nearest)
    return any(not near or shares(near, other.scope) for other in spare) or is_blamed(cue, text, spoken)


def _denying(text: str) -> list[Cue]:
    """All that denies or slights in a text."""
    return [*negatives(text), *(replace(cue, scope=_behind(cue)) for cue in lessened(text))]


def _may_stand(cue: Cue, near: tuple[Term, ...], other: Cue, said: str, text: str) -> bool:
    """`Unsafe queries` says nothing of doing: a word before its noun stands for a denial of that noun only."""
    if _is_before_its_noun(cue, text) or not is_attributive(other, said):
        return True
    return bool(shares(near, _behind(other)[:3]))


def _is_before_its_noun(cue: Cue, text: str) -> bool:
    """Whether a Korean denial stands before a noun: `없는 장면`, `풀리지 않던 문제`."""
    end = cue.start + len(cue.word)
    return cue.word[-1] in _ADNOMINAL or ("가" <= cue.word[-1] <= "힣" and plainly(text)[end : end + 1] in _ENDINGS)


def _behind(cue: Cue) -> tuple[Term, ...]:
    return tuple(term for term in cue.scope if term.start > cue.start)


def _is_the_same(cue: Cue, other: Cue) -> bool:
    """Whether two denials deny the same next thing, or both tell of a failure."""
    if cue.word.startswith(("실패", "fail")) and other.word.lower().startswith("fail"):
        return True
    return bool(shares(cue.scope[:1], other.scope[:1]))


def _is_first(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """`No other does` is `the only one`, `nobody did before` is `the first`, `none is free of` is `every one has`."""
    if cue.word.lower() == "no" and _FREE_OF.search(plainly(text), cue.start):
        return any(_EACH.search(plainly(one)) for one in said)
    if _NO_OTHER.match(plainly(text), cue.start) is None:
        return False
    return any(_FIRST.search(plainly(one)) for one in said)


def _nearest(cue: Cue, text: str) -> tuple[Term, ...]:
    """The two things nearest to a denial; of a Korean one before a noun (`없는 장면`) that noun too."""
    if not _is_before_its_noun(cue, text):
        return cue.scope[:2]
    behind = tuple(term for term in terms(text) if term.start > cue.start and term.renderings)
    return (*cue.scope[:1], *behind[:1])


def _head(cue: Cue, text: str) -> tuple[Term, ...]:
    """What is denied; nothing where a Korean word that nobody knows stands between."""
    head = cue.scope[:1]
    between = text[head[0].end : cue.start] if head and head[0].end <= cue.start else ""
    return () if _UNKNOWN.search(_DEGREE.sub("", between)) else head


def _is_doubled(cue: Cue, others: list[Cue]) -> bool:
    """Whether another denial stands between a denial and what it denies, or is what it denies."""
    low, high = cue.start, cue.scope[0].end if cue.scope else cue.start
    return any(min(low, high) - 4 <= other.start <= max(low, high) for other in others)


def _is_affirmed(term: Term, said: str, clause: Clause) -> bool:
    """Whether a clause speaks of this where no denying word reaches it."""
    return any(is_near(term, other) for other in clause.terms if other.start not in reached(said))


@lru_cache(maxsize=1024)
def reached(text: str) -> frozenset[int]:
    """Where the things stand that some denying word of a text reaches."""
    return frozenset(near.start for cue in (*negatives(text), *lessened(text)) for near in reach(cue, text))


def _same_denied(cue: Cue, other: Cue, said: tuple[str, ...]) -> bool:
    """Whether the nearest denied thing is the same word (the next one behind `need` and `any`), or both are near."""
    head = cue.scope[:2]
    told = head if head and not head[0].stems.isdisjoint(LIGHT) else head[:1]
    if head and cue.word.lower() in _OF_NOUNS and not any(has(one, head[0]) for one in said):
        told = cue.scope[1:3]
    exact = any(not term.stems.isdisjoint(near.stems) for term in told for near in other.scope)
    return exact or (len(head) > 1 and shares(head, other.scope) == len(head))


def has(text: str, term: Term) -> bool:
    """Whether a text has a word of this stem."""
    return any(not term.stems.isdisjoint(other.stems) for other in terms(text))


_OF_NOUNS: Final = frozenset({"no", "without", "lack", "lacks", "lacking"})
"""Denials of a noun, before which a word of the sentence's own may stand: `no large data set`."""
OF_ALL: Final = frozenset({"none", "neither", "nobody", "nothing", "no"})


def _is_within(head: tuple[Term, ...], said: tuple[str, ...]) -> bool:
    """Whether a plain denial of the quotes reaches the thing: `does not understand it enough to draw it`."""
    return any(
        not term.stems.isdisjoint(near.stems)
        for one in said
        for other in denials(one)
        for near in reach(other, one)
        for term in head
        if term.is_specific
    )


def _is_denied_of_all(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """`None of the raters agrees` denies its whole clause: so does the quotes' `none`."""
    if cue.word.lower() not in OF_ALL:
        return False
    here = clause_at(text, cue.start).terms
    return any(
        other.word.lower() in OF_ALL and shares(here, clause_at(one, other.start).terms) > 1
        for one in said
        for other in wide_denials(one)
    )


def made_of(head: tuple[Term, ...], made: list[str]) -> bool:
    """`cannot be applied` against `inapplicable`: the denied thing is part of a denying word, not the whole of it."""
    return any(len(form) > 2 and form in word[2:] for term in head for form in term.stems for word in made)
