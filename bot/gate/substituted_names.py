"""Two names of the quote each in the other's place, in a sentence told in other words.

It stops a sentence only where the quote has both otherwise; names of one list may change places.
"""

import re
from collections.abc import Mapping
from itertools import combinations
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.predicates import DOES, FIRST, Named, Near, are_listed, named, near

_MARGIN: Final = 1.15
_LEAST: Final = 0.15
"""How much liker the other name's place must be: tuned on honest sentences and on ones with two names changed."""

_Names = Mapping[str, tuple[Named, ...]]


def check_substituted_names(case: Case) -> Failure | None:
    """Whether no two names have changed places: what each stands as, and the words around it, are weighed.

    Of a Korean sentence its particles say what a name stands as, for the order of its words is another.
    """
    mine = named(case.text)
    if len(mine) < 2 or _FALLS.search(case.text):
        return None
    for around in dict.fromkeys(case.around):
        theirs = named(around)
        if other := _put_aside(mine, theirs):
            return Failure("names", other, "the quote speaks of this one, the sentence of another")
        if case.language == "ko" and (other := _does_it_itself(mine, theirs)):
            return Failure("names", other, "in the quote this one does it, in the sentence another")
        both = [name for name in mine if name in theirs and len(mine[name]) == 1]
        for one, other in combinations(both, 2):
            if _may_be_told_apart(mine, theirs, one, other) and _changed(mine, theirs, one, other):
                return Failure("names", one, f"the quote has it and {other!r} in each other's places")
    return None


def _put_aside(mine: _Names, theirs: _Names) -> str:
    """The name that the quote speaks of, where the sentence says it of another name that the quote only mentions."""
    (topic, places), *others = mine.items()
    if len(places) > 1 or not places[0].is_topic or topic not in theirs or any(one.is_shown for one in theirs[topic]):
        return ""
    aside = (name for name, found in others if not any(one.is_topic for one in found))
    return next((name for name in aside if any(one.is_shown for one in theirs.get(name, ()))), "")


_FALLS: Final = re.compile(r"뒤처|뒤떨|뒤[지집졌]|못 미|미치지|밑[돌도]|밀[려리립]")
"""What tells a comparison from its other side, where who does more is no topic."""


def _does_it_itself(mine: _Names, theirs: _Names) -> str:
    """The name that does something in the quote only, where the one that does it here does nothing there."""
    doers = [name for name, found in mine.items() if any(one.role == DOES for one in found)]
    if not doers or any(
        name not in theirs or any(one.is_doer or one.is_shown for one in theirs[name]) for name in doers
    ):
        return ""
    return next((name for name in mine if name not in doers and any(one.is_doer for one in theirs.get(name, ()))), "")


def _may_be_told_apart(mine: _Names, theirs: _Names, one: str, other: str) -> bool:
    """Whether words say which is which: no list has both, nor has each its own, and neither stands as it does there."""
    if _are_mates(mine, one, other) or _are_mates(theirs, one, other):
        return False
    if all(_is_listed(mine, name) and _is_listed(theirs, name) for name in (one, other)):
        return False
    if mine[one][0].is_topic and mine[other][0].is_topic:
        return True
    return not any(_stands_where_it_did(mine[name][0], theirs[name]) for name in (one, other))


def _stands_where_it_did(one: Named, places: tuple[Named, ...]) -> bool:
    if one.is_topic and any(place.is_doer for place in places):
        return True
    return one.role not in ("", DOES) and any(place.role == one.role for place in places)


def _are_mates(names: _Names, one: str, other: str) -> bool:
    return any(are_listed(first, second) for first in names[one] for second in names[other])


def _is_listed(names: _Names, name: str) -> bool:
    return any(_are_mates(names, name, other) for other in names if other != name)


def _changed(mine: _Names, theirs: _Names, one: str, other: str) -> bool:
    first, second = mine[one][0], mine[other][0]
    if first.role and second.role:
        crossed = _stands_as(theirs, one, second.role) and _stands_as(theirs, other, first.role)
        if crossed and not _stands_as(theirs, one, first.role) and not _stands_as(theirs, other, second.role):
            return True
    kept = _likest(first, theirs[one]) + _likest(second, theirs[other])
    return _likest(first, theirs[other]) + _likest(second, theirs[one]) > kept * _MARGIN + _LEAST


def _stands_as(names: _Names, name: str, role: str) -> bool:
    return any(place.role == role or {place.role, role} == {DOES, FIRST} for place in names[name])


def _likest(one: Named, places: tuple[Named, ...]) -> float:
    return max(_likeness(near(one), near(place)) for place in places)


def _likeness(one: Near, other: Near) -> float:
    return sum(min(weight, other[label]) for label, weight in one.items() if label in other)
