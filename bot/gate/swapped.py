"""Whether numbers of a sentence stand in each other's places, by the words that the quote gives them.

A word that belongs to both numbers tells nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from bot.gate.amounts import Amount, Reading
from bot.gate.bindings import Binding
from bot.gate.case import Failure
from bot.gate.contexts import likeness
from bot.gate.placed import Both, Placed

_MARGIN = 1.15
_LEAST = 0.15
_TIE = 0.02
"""How much liker the other number's place must be: tuned on honest sentences in other orders and on swapped ones."""


def swapped(both: Both) -> Failure | None:
    """The first number of the sentence that stands where the quote has another one, if it is not settled otherwise."""
    return _changed_over(both) or _stands_elsewhere(both) or _stands_twice(both)


def is_like(one: Amount, other: Amount) -> bool:
    """Whether two numbers could be taken for one another: things are left to the words beside them."""
    return one.unit == other.unit


def _changed_over(both: Both) -> Failure | None:
    """A number with a word that the quote gives to another number, while that one has a word of the first."""
    certain = _in_order(both)
    for bound in (each for each in both.mine.found if each.amount not in certain):
        for place in sorted(both.same[bound.amount]):
            for other in _owners(both.theirs, place, bound.label):
                if _is_swap(both, bound, place, other):
                    return _failure(both.mine.amounts[bound.amount], both.theirs.amounts[other.amount])
    return None


def _owners(theirs: Placed, place: int, label: int) -> Iterator[Binding]:
    """Other numbers that the word belongs to in the quote, where it does not belong to this one."""
    if theirs.has(place, label):
        return
    here = theirs.amounts[place]
    for each in theirs.found:
        other = theirs.amounts[each.amount]
        if each.label == label and is_like(here, other) and other.value != here.value:
            yield each


def _is_swap(both: Both, bound: Binding, place: int, other: Binding) -> bool:
    """Whether number `place` and number `other` of the quote have changed words in the sentence."""
    mine, theirs = both.mine, both.theirs
    alone = [each for each in theirs.found if each.amount == place and not theirs.has(other.amount, each.label)]
    beside = {each.label for each in alone if each.side == other.side}
    own = beside | {each.label for each in alone if each.label in both.names}
    if any(mine.has(bound.amount, label) for label in own):
        return False
    partners = [index for index, places in both.same.items() if other.amount in places and index != bound.amount]
    if any(mine.has(index, bound.label) for index in partners):
        return False
    if partners:
        return any(mine.has(index, label) for index in partners for label in own)
    return bound.label in both.names and bool(beside & both.names)


def _stands_elsewhere(both: Both) -> Failure | None:
    """Two numbers each of which stands among the other's words: the likeness of both ways is weighed."""
    mine, theirs = both.mine, both.theirs
    certain, contested = _in_order(both) | _by_word(both, names=True), _contested(both)
    likely = _by_word(both, names=False)
    for first, second in combinations([index for index in both.same if index not in certain], 2):
        if not likely.isdisjoint((first, second)) and contested.isdisjoint((first, second)):
            continue
        one, kept = _liker(both, first, both.same[first])
        two, kept_too = _liker(both, second, both.same[second])
        here, there = theirs.amounts[one], theirs.amounts[two]
        if one < 0 or two < 0 or not is_like(here, there) or here.value == there.value:
            continue
        crossed = _liker(both, first, both.same[second])[1] + _liker(both, second, both.same[first])[1]
        # Where no word tells, the order has to: the repair may say it in words that do.
        is_unsaid = abs(kept + kept_too - crossed) < _TIE and (first < second) != (one < two)
        if (is_unsaid and _is_of_one_form(here, there)) or crossed > (kept + kept_too) * _MARGIN + _LEAST:
            return _failure(mine.amounts[first], there)
    return None


def _is_of_one_form(one: Amount, other: Amount) -> bool:
    """Whether both are in figures and neither is a year: `eight cores` and `71 tokens` are not mistaken."""
    years = [1900 <= each.value <= 2100 for each in (one, other)]
    return one.step > 0 and other.step > 0 and not any(years)


def _liker(both: Both, index: int, places: Iterable[int]) -> tuple[int, float]:
    """Which of these places of the quote a number of the sentence stands like most, and how much."""
    near, theirs = both.mine.near[index], both.theirs.near
    return max(((place, likeness(near, theirs[place])) for place in places), key=lambda each: each[1], default=(-1, 0))


def _in_order(both: Both) -> set[int]:
    """Numbers in a pair that the quote has in the same order."""
    orders = set(both.mine.read.pairs) & set(both.theirs.read.pairs)
    values = {value for _, first, second in orders for value in (first, second)}
    return {index for index in both.same if both.mine.amounts[index].value in values}


def _by_word(both: Both, *, names: bool) -> set[int]:
    """Numbers with a word, or a name, that the quote gives to them alone."""
    found = set()
    for bound in both.mine.found:
        if names and bound.label not in both.names:
            continue
        for place in both.same[bound.amount]:
            owners = {each.amount for each in both.theirs.found if each.label == bound.label}
            if owners == {place}:
                found.add(bound.amount)
    return found


def _contested(both: Both) -> set[int]:
    """Numbers with what is counted, or is in a list, that the quote gives to another number and not to them."""
    return {
        bound.amount
        for bound in both.mine.found
        for place in both.same[bound.amount]
        if any(each.side != "before" for each in _owners(both.theirs, place, bound.label))
    }


def _stands_twice(both: Both) -> Failure | None:
    """A number said more often than the quote has it, where another one of the quote is missing."""
    mine, theirs = both.mine, both.theirs
    said, known = Counter(map(_greatest, mine.amounts)), Counter(map(_greatest, theirs.amounts))
    for index, places in both.same.items():
        amount = mine.amounts[index]
        key = _greatest(amount)
        if not places or said[key] <= max(1, known[key]):
            continue
        kept = max(likeness(mine.near[index], theirs.near[place]) for place in places)
        for place, other in enumerate(theirs.amounts):
            if said[_greatest(other)] or not is_like(theirs.amounts[min(places)], other):
                continue
            # Of dimensions much is said twice (3D data, a 3D model); of other numbers hardly anything.
            if amount.unit != "dim" or likeness(mine.near[index], theirs.near[place]) >= kept:
                return _failure(amount, other)
    return None


def _greatest(amount: Amount) -> Reading:
    """What a number means with the scale of its list."""
    return max(amount.readings)


def _failure(said: Amount, known: Amount) -> Failure:
    detail = f"the quote has {known.written.strip()!r} in the place of this number"
    return Failure("neighbours", said.written.strip(), detail)
