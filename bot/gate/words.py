"""What the sentence speaks of is what its quotes speak of: content words overlap. Not whether it says it right."""

from collections.abc import Sequence
from typing import Final

from bot.gate.amounts import amounts
from bot.gate.case import Case, Failure
from bot.gate.cues import shares
from bot.gate.missed import counted
from bot.gate.terms import GENERIC, Pool, Term, pool, terms

LEAST_SHARE: Final = {"en": 0.6, "ko": 0.6}
"""Of the weight of its content words, what quotes must carry; set on papers of 2024 and sentences of our own."""
MOST_MISSED: Final = 0.6
"""Of the same weight, what quotes may lack, however plain the words are: plain words fit anything."""
LEAST_TELLING: Final = 2
"""Specific words (or numbers) of the quotes in a sentence that tells something of this paper."""
_LONG: Final = 5.0
"""Weight of a sentence's words from which plain ones may weigh less: in a shorter one nothing else would be left."""
_FEWEST: Final = 3
"""Words of a sentence that may be as plain as its quote is."""
_MOST_OF_QUOTE: Final = 0.6
"""Of the weight of a plain quote, what the sentence has too."""
_MANY: Final = 5
"""Words that say together what a telling one does, where all but one that every paper uses are the quotes'."""


def check_words(case: Case) -> Failure | None:
    """Whether enough of what the sentence speaks of stands in its quotes, and anything that only this paper says."""
    whole = pool(*case.quotes, *case.around)
    title = pool(case.title, *case.own)
    said = terms(case.text)
    weighed = counted(said, whole, title, freely=_sum(said) >= _LONG)
    known, missing = [term for term, _ in weighed], [term for term, weight in weighed if weight < 0]
    numbers = _numbers(case)
    missed = -sum(weight for _, weight in weighed if weight < 0)
    total = sum(abs(weight) for _, weight in weighed) + numbers
    whole_missed, whole_total = _sum(missing), _sum(known) + numbers
    if missed > (1 - LEAST_SHARE.get(case.language, 0.5)) * total or whole_missed > MOST_MISSED * whole_total:
        return Failure("words", _first_missing(missing), "the quotes speak of other things")
    least = LEAST_TELLING if len(known) < _MANY or sum(term.weight for term in missing) > GENERIC else 1
    if _is_all_there(known, case):
        least = 0
    named = any(name in case.text for name in case.own)
    told = numbers * (1 if missing else 2) + _telling(known, whole) + named
    if told < least and not (told and _sum(missing) <= GENERIC and _unknown(said)):
        return Failure("words", "", "the sentence would suit any paper: it carries nothing of this quote")
    return None


def _sum(said: Sequence[Term]) -> float:
    return sum(term.weight for term in said)


def _is_all_there(known: list[Term], case: Case) -> bool:
    """Whether a quote has every word of the sentence, and the sentence most of the quote's: it says no more itself."""
    if len(known) < _FEWEST:
        return False
    spoken = tuple(known)
    for quote in case.quotes:
        has = pool(quote)
        missed = sum(term.weight for term in known if not has.carries(term))
        if missed == 0 or (len(known) >= _MANY and missed <= GENERIC):
            own = pool(*case.own)
            words = [term for term in terms(quote) if not (case.own and own.carries(term))]
            kept = sum(term.weight for term in words if shares((term,), spoken))
            return kept >= _MOST_OF_QUOTE * sum(term.weight for term in words)
    return False


def _first_missing(missing: list[Term]) -> str:
    return next((term.text for term in missing if term.weight > GENERIC), missing[0].text if missing else "")


def _telling(known: list[Term], quotes: Pool) -> int:
    """Specific words of the quotes that the sentence has, each once."""
    return len({term.renderings for term in known if term.is_specific and quotes.carries(term)})


def _unknown(said: Sequence[Term]) -> int:
    """Korean words of which the glossary knows no English: a sentence that would suit any paper has none of them."""
    return len({term.text for term in said if term.korean and not term.renderings})


def _numbers(case: Case) -> int:
    """The sentence's different numbers: whether they are the quotes' is asked before."""
    return len({(amount.value, amount.unit) for amount in amounts(case.text, case.language)})
