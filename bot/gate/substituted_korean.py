"""A Korean term of the field that no quote has in English: a word put in the place of what the paper speaks of."""

import re
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.substituted_words import is_korean_term, is_told
from bot.gate.terms import Pool, Term, pool, terms

_AFTER: Final = re.compile(
    r"(?:들|적|화|성|별|용|간|형)?(?:인|이)?(?:까지|부터|에서|에게|으로|로서|로써|보다|처럼|만큼|마다|조차|이나|이며|이고|라는"
    r"|은|는|이|가|을|를|의|에|로|와|과|도|만|나|란|하|되|된|한|해|합|됩|했|됐|할|될)"
)
"""What follows a noun: particles, and the verbs made of it. Another syllable makes it a part of another word."""
_LONGEST_COUNTER: Final = 2
"""Syllables of what is counted."""
_IN_ENGLISH: Final = re.compile(r"[가-힣]{0,3}\(([A-Za-z][^()가-힣]{2,80})\)")
"""What a word ends with, and its English: `표집(sampling)`."""
_HANGUL: Final = re.compile("[가-힣]")


def check_substituted_korean(case: Case) -> Failure | None:
    """Whether each Korean term of the field is said by a quote, its sentence or the title, in words near to it."""
    if case.language != "ko":
        return None
    known = pool(*case.quotes, *case.around, case.title)
    for term in terms(case.text):
        if not _is_field_term(term, case.text) or any(is_told(said, known) for said in term.renderings):
            continue
        if not _is_counting(term, case.text) and not _is_given_in_english(term, case.text, known):
            return Failure("words", term.text, "no quote speaks of this")
    return None


def _is_field_term(term: Term, text: str) -> bool:
    if not (term.korean and term.renderings and term.is_specific and len(term.text) > 1):
        return False
    return is_korean_term(term.text) and _stands_alone(text, term.start, term.end)


def _is_counting(term: Term, text: str) -> bool:
    """Whether a number stands before it: `3계층` says three tiers, `2차원` is 2D."""
    return term.start > 0 and text[term.start - 1].isdigit() and len(term.text) <= _LONGEST_COUNTER


def _is_given_in_english(term: Term, text: str, known: Pool) -> bool:
    """Whether the English that follows in brackets is the quote's, which tells a reader what the Korean word is."""
    match = _IN_ENGLISH.match(text, term.end)
    english = terms(match.group(1)) if match else ()
    return bool(english) and all(known.carries(one) for one in english)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of another one."""
    if start and _HANGUL.match(text, start - 1):
        return False
    return _HANGUL.match(text, end) is None or _AFTER.match(text, end) is not None
