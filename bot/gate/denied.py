"""What a sentence denies its quotes deny where they say the same, in whatever words. No directions."""

import re
from dataclasses import replace
from typing import Final

from bot.gate.case import Failure
from bot.gate.cues import Cue, is_near, is_near_at_large, plainly, same, shares
from bot.gate.denied_things import (
    OF_NOUNS,
    behind_it,
    head_of,
    is_before_its_noun,
    is_of_which,
    nearest_things,
    noun_phrase,
)
from bot.gate.listed import listed
from bot.gate.negation import (
    denials,
    denying_words,
    doubled,
    is_attributive,
    is_denying,
    is_slight,
    lessened,
    negatives,
    other_denials,
    wide_denials,
)
from bot.gate.polarity_blamed import PLAIN_KINDS, is_blamed
from bot.gate.polarity_clauses import Clause, clause_at, reach, retold
from bot.gate.polarity_idioms import told_in_an_idiom
from bot.gate.polarity_valence import may_tell, reached
from bot.gate.stems import stem
from bot.gate.terms import Term, terms
from bot.gate.turns import turns

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


_NO_OTHER: Final = re.compile(r"no(?: one|body| other| prior| previous| earlier| existing)\b")
_FREE_OF: Final = re.compile(r"\b(?:free of|free from)\b")
_EACH: Final = re.compile(r"\b(?:every|all|each)\b")
_FIRST: Final = re.compile(r"\b(?:first|only|sole|unique)\b")


def denied(text: str, said: tuple[str, ...]) -> Failure | None:
    """What the sentence denies, a quote denies too, in whatever words."""
    if (word := doubled(text)) and not any(doubled(one) for one in said):
        return Failure("polarity", word, "a denial of a denial that no quote has")
    plain = [cue for one in said for cue in (*wide_denials(one), *denials(one))]
    known = [*plain, *(cue for one in said for cue in other_denials(one))]
    made = [word for one in said for word in denying_words(one)]
    for cue in denials(text):
        head = cue.scope[:2]
        if not head and known:
            continue
        others = plain if head and is_denying(head[0].text) else known
        if _is_unfounded(cue, text, said):
            return Failure("polarity", cue.word, "the sentence denies what no quote denies")
        if (
            not any(_same_denied(cue, other, said) for other in others)
            and not (made_of(head[:1], made) and not _is_affirmed_beside(cue, text, said))
            and not _is_without_it(cue, head[:1], said)
            and not told_in_an_idiom(cue, text, said)
            and not _is_denied_of_all(cue, text, said)
            and not _is_within(head[:1], said)
            and not _told_otherwise(cue, text, said)
            and not may_tell(cue, text, said)
        ):
            return Failure("polarity", cue.word, "the sentence denies what no quote denies")
    return None


def _is_unfounded(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """`Did not find`, `is not because`: what is not found or no reason, the quotes must not find, or deny as reason."""
    if _OF_A_CAUSE.search(plainly(text)[max(0, cue.start - _BEFORE) : cue.start]):
        return not any(_NO_CAUSE.search(plainly(one)) for one in said)
    if not cue.scope or _REPORTS.match(cue.scope[0].text) is None:
        return False
    return not any(
        shares(cue.scope[:1], clause_at(one, other.start).terms)
        for one in said
        for other in (*negatives(one), *wide_denials(one))
    )


_BEFORE: Final = 14
_OF_A_CAUSE: Final = re.compile(r"(?:때문|덕분|탓)[이은도]? ?$")
_NO_CAUSE: Final = re.compile(r"\b(?:not|n't|never|rather than|instead of|no|nor)\b")
_REPORTS: Final = re.compile(r"발견|확인|관찰")


def _told_otherwise(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """Whether a denying word where the quotes say the same, that no other of the sentence stands for, is left for it.

    Nothing is left where the clause that is retold has the thing denied and no denying word reaches it.
    """
    negative = tuple((one, other) for one in said for other in _negatives_of(cue, text, one, said))
    if any(_is_the_same(cue, other) for _, other in negative) or _is_first(cue, text, said):
        return True
    others = [other for other in negatives(text) if other.start != cue.start]
    spoken = retold(clause_at(text, cue.start), said)
    if _is_doubled(cue, others):
        return False
    if is_blamed(cue, text, spoken, PLAIN_KINDS):
        return True
    if any(_stands_free(term, one, clause) for term in head_of(cue, text) for one, clause in spoken):
        return False
    near = nearest_things(cue, text)
    slight = ((one, replace(other, scope=behind_it(other))) for one in said for other in lessened(one))
    spare = [other for one, other in (*negative, *slight) if _may_stand(cue, near, other, one, text)]
    left = _left(spare, others, text)
    return any(not near or shares(near, other.scope) for other in left) or is_blamed(cue, text, spoken)


def _left(spare: list[Cue], others: list[Cue], text: str) -> list[Cue]:
    """What denies in the quotes without what the other words of the sentence tell already."""
    left = [one for one in spare if not _is_lessened(one, text)]
    for other in others:
        nearest = max(left, key=lambda one: shares(other.scope, one.scope), default=None)
        if nearest is not None and shares(other.scope, nearest.scope):
            left.remove(nearest)
    return left


def _negatives_of(cue: Cue, text: str, one: str, said: tuple[str, ...]) -> list[Cue]:
    """All that denies in a quote; no words before their nouns where the thing itself is affirmed beside them."""
    beside = _is_affirmed_beside(cue, text, said)
    return [other for other in negatives(one) if not (beside and is_attributive(other, one))]


def _is_lessened(other: Cue, text: str) -> bool:
    """Whether the sentence calls less what a word of the quotes avoids: `reduces evaluations`."""
    return _AVOIDS.match(other.word.lower()) is not None and any(
        turn.axis == "amount" and turn.firm and turn.sign < 0 and shares(turn.cue.scope, other.scope)
        for turn in turns(text)
    )


_AVOIDS: Final = re.compile(r"avoid|prevent|eliminat|remov|obviat|restrict|omit")


def _may_stand(cue: Cue, near: tuple[Term, ...], other: Cue, said: str, text: str) -> bool:
    """`Unsafe queries` says nothing of doing: a word before its noun stands for a denial of that noun only."""
    of_a_noun = is_before_its_noun(cue, text) or is_of_which(cue, text)
    if of_a_noun or not is_attributive(other, said):
        return True
    return bool(shares(near, behind_it(other)[:3]))


def _is_affirmed_beside(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """`Does not expand` against `expands the unexpanded token`: a word before a noun denies nothing that is done."""
    if cue.word.lower() in OF_NOUNS or is_before_its_noun(cue, text) or is_of_which(cue, text):
        return False
    return any(
        not term.stems.isdisjoint(near.stems) and not denying_words(near.text)
        for one in said
        for near in terms(one)
        for term in cue.scope[:1]
    )


def _is_the_same(cue: Cue, other: Cue) -> bool:
    """Whether two denials deny the same next thing, or both tell of a failure."""
    if cue.word.startswith(("실패", "fail")) and other.word.lower().startswith("fail"):
        return True
    return any(is_near_at_large(term, near) for term in cue.scope[:1] for near in other.scope[:1])


def _is_first(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """`No other does` is `the only one`, `nobody did before` is `the first`, `none is free of` is `every one has`."""
    if cue.word.lower() in OF_ALL and _FREE_OF.search(plainly(text), cue.start):
        return any(_EACH.search(plainly(one)) for one in said)
    if _NO_OTHER.match(plainly(text), cue.start) is None:
        return False
    return any(_FIRST.search(plainly(one)) for one in said)


def _is_doubled(cue: Cue, others: list[Cue]) -> bool:
    """Whether another denial stands between a denial and what it denies, or is what it denies."""
    low, high = cue.start, cue.scope[0].end if cue.scope else cue.start
    return any(min(low, high) - 4 <= other.start <= max(low, high) for other in others)


def _stands_free(term: Term, said: str, clause: Clause) -> bool:
    """Whether a clause speaks of this where no denying word reaches it."""
    return any(
        is_near(term, other)
        for other in clause.terms
        if other.start not in reached(said) and not is_denying(other.text) and not is_slight(other.text)
    )


def _same_denied(cue: Cue, other: Cue, said: tuple[str, ...]) -> bool:
    """Whether the nearest denied thing is the same word (the next one behind `need` and `any`), or both are near."""
    head = cue.scope[:2]
    told = head if head and not head[0].stems.isdisjoint(LIGHT) else head[:1]
    if head and cue.word.lower() in OF_NOUNS and not any(has(one, head[0]) for one in said):
        told = noun_phrase(cue)[-1:] or cue.scope[1:3]
    exact = any(_is_the_word(term, near) for term in told for near in other.scope)
    return exact or (len(head) > 1 and shares(head, other.scope) == len(head))


def _is_the_word(term: Term, near: Term) -> bool:
    """Whether two things are one word; `redesign` is design too."""
    if not term.stems.isdisjoint(near.stems):
        return True
    again = _AGAIN.match(near.text.lower())
    return again is not None and stem(near.text.lower()[again.end() :]) in term.stems


_AGAIN: Final = re.compile(r"(?:re|over|pre|fine)-?(?=[a-z]{4})")


def has(text: str, term: Term) -> bool:
    """Whether a text has a word of this stem."""
    return any(not term.stems.isdisjoint(other.stems) for other in terms(text))


OF_ALL: Final = frozenset({"none", "neither", "nor", "nobody", "nothing", "no"})


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
    if cue.word.lower() in ("neither", "nor") and _NOR.search(plainly(text)):
        return any(shares(other.scope[:2], here) > 1 for one in said for other in wide_denials(one))
    return any(
        other.word.lower() in OF_ALL and shares(here, clause_at(one, other.start).terms) > 1
        for one in said
        for other in wide_denials(one)
    )


def _is_without_it(cue: Cue, head: tuple[Term, ...], said: tuple[str, ...]) -> bool:
    """`Without adaptation` tells `adaptation is essential; without it, …`."""
    if cue.word.lower() not in ("without", "없이") or not head:
        return False
    found = ((one, _WITHOUT_IT.search(plainly(one))) for one in said)
    return any(
        match is not None and any(same(head[0], term) for term in terms(one) if term.end < match.start())
        for one, match in found
    )


_WITHOUT_IT: Final = re.compile(r"\bwithout (?:it|them|this|these|that|doing so|either|both)\b(?! [a-z])")
_NOR: Final = re.compile(r"\bneither\b.*\bnor\b")


def made_of(head: tuple[Term, ...], made: list[str]) -> bool:
    """`cannot be applied` against `inapplicable`: the denied thing is part of a denying word, not the whole of it."""
    return any(len(form) > 2 and form in word[2:] for term in head for form in term.stems for word in made)
