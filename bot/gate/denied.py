"""What a sentence denies its quotes deny, and what they deny it does not affirm, in any words. No directions."""

import re
from dataclasses import replace
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
from bot.gate.stems import stem
from bot.gate.terms import Term, terms
from bot.gate.turns import turns

_LIGHT: Final = frozenset(
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
_ONLY: Final = re.compile(
    r"\b(?:only|just|merely|differ\w*|other|rather|even|still|far)\b|[0-9가-힣]만 |뿐|밖에|다르|다릅|아직"
)
"""What tells a denial without any word for it."""
_ADNOMINAL: Final = "한은는던"
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
            not any(_same_denied(head, other.scope) for other in others)
            and not _made_of(head[:1], made)
            and not _told_otherwise(cue, text, said)
        ):
            return Failure("polarity", cue.word, "the sentence denies what no quote denies")
    return None


def _told_otherwise(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """Whether a denying word of the quotes that no other of the sentence stands for speaks of the same things."""
    near = _nearest(cue, text)
    if any(_is_the_same(cue, other) for one in said for other in negatives(one)) or _is_first(cue, text, said):
        return True
    others = [other for other in negatives(text) if other.start != cue.start]
    if _is_doubled(cue, others) or any(_is_affirmed(term, one) for term in _head(cue, text) for one in said):
        return False
    spare = [
        other
        for one in said
        for other in (*negatives(one), *(replace(less, scope=_behind(less)) for less in lessened(one)))
        if cue.word[-1] in _ADNOMINAL or not is_attributive(other, one) or shares(near, _behind(other)[:3])
    ]
    for other in others:
        nearest = max(spare, key=lambda one: shares(other.scope, one.scope), default=None)
        if nearest is not None and shares(other.scope, nearest.scope):
            spare.remove(nearest)
    return any(not near or shares(near, other.scope) for other in spare)


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
    if cue.word[-1] not in _ADNOMINAL:
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


def _is_affirmed(term: Term, said: str) -> bool:
    """Whether a text speaks of this somewhere that no denying word reaches."""
    reached = {near.start for cue in (*negatives(said), *lessened(said)) for near in _near(cue)}
    return any(is_near(term, other) for other in terms(said) if other.start not in reached)


def _near(cue: Cue) -> tuple[Term, ...]:
    after = [term for term in cue.scope if term.start >= cue.start]
    return (*after[:5], *[term for term in cue.scope if term.start < cue.start][:1])


def _same_denied(head: tuple[Term, ...], scope: tuple[Term, ...]) -> bool:
    """Whether the nearest denied thing is the same word (the next one behind `need` and `any`), or both are near."""
    told = head if head and not head[0].stems.isdisjoint(_LIGHT) else head[:1]
    exact = any(not term.stems.isdisjoint(other.stems) for term in told for other in scope)
    return exact or (len(head) > 1 and shares(head, scope) == len(head))


def _made_of(head: tuple[Term, ...], made: list[str]) -> bool:
    """`cannot be applied` against `inapplicable`: the denied thing is part of a denying word, not the whole of it."""
    return any(len(form) > 2 and form in word[2:] for term in head for form in term.stems for word in made)


def affirmed(text: str, said: tuple[str, ...]) -> Failure | None:
    """What a quote denies, the sentence does not say without any denial."""
    made = list(denying_words(text))
    bare = not (
        negatives(text)
        or made
        or lessened(text)
        or _ONLY.search(plainly(text))
        or any(turn.good < 0 for turn in turns(text))
    )
    spoken = [term for term in terms(text) if term.renderings]
    for cue in (cue for one in said for cue in denials(one)):
        scope = tuple(term for term in cue.scope if term.stems.isdisjoint(_LIGHT))
        head = scope[:2]
        if not head or _is_kept(cue, head, text, said) or _made_of(head, made):
            continue
        carried = shares(scope[:4], spoken)
        if (shares(head, spoken) == len(head) and (len(head) > 1 or head[0].is_specific)) or (
            carried > (1 if bare and shares(head[:1], spoken) else 2) or 1 < carried == len(scope[:4])
        ):
            return Failure("polarity", head[0].text, f"a quote denies this ({cue.word})")
    return None


def _is_kept(cue: Cue, head: tuple[Term, ...], text: str, said: tuple[str, ...]) -> bool:
    """Whether a denying word of the sentence speaks of this; one that the quotes have besides is not for this one."""
    if is_denying(head[0].text):
        return any(shares(head[:1], other.scope) for other in wide_denials(text))
    besides = {other.word.lower() for one in said for other in other_denials(one)} - {cue.word.lower()}
    return any(shares(head, other.scope) for other in negatives(text) if other.word.lower() not in besides)
