"""Each number keeps its neighbours: two true numbers changed over between two things are a lie.

It stops a sentence only where the quote says otherwise; what the quote leaves open is not its matter.
"""

from bot.gate.amounts import Amount, amounts
from bot.gate.case import Case, Failure
from bot.gate.numbers import is_same
from bot.gate.orders import ordered, turned_round
from bot.gate.placed import placed
from bot.gate.swapped import swapped

_MOST = 24
"""Numbers of one text that are compared: a sentence has a few, hostile text has any number."""


def check_neighbours(case: Case) -> Failure | None:
    """Numbers of the sentence that the quote gives to each other's things, or has in the other order of from and to.

    Words are compared by their stems, Korean ones through the glossary (`bot.gate.terms`). Each quote is asked by
    itself, in its whole sentences.
    """
    said = _comparable(case.text, case.language)
    if not said:
        return None
    mine = ordered(case.text, said)
    for around in dict.fromkeys(case.around):
        known = _comparable(around, "en")
        same = {
            index: frozenset(place for place, other in enumerate(known) if is_same(one, other, case.text))
            for index, one in enumerate(said)
        }
        if len(known) < 2 or not any(same.values()):
            continue
        theirs = ordered(around, known)
        failure = turned_round(mine, theirs) or swapped(placed(mine, theirs, same))
        if failure is not None:
            return failure
    return None


def _comparable(text: str, language: str) -> list[Amount]:
    """Numbers that belong to something: not those in names, not a rank."""
    return [each for each in amounts(text, language) if not each.name and each.unit != "th"][:_MOST]
