"""A Korean term of the field that no quote has in English: a word put in the place of what the paper speaks of."""

import re
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.substituted_words import is_korean_term, is_told
from bot.gate.terms import Term, pool, terms

_AFTER: Final = re.compile(
    r"(?:들|적|화|성|별|용|간|형)?(?:인|이)?(?:까지|부터|에서|에게|으로|로서|로써|보다|처럼|만큼|마다|조차|이나|이며|이고|라는"
    r"|은|는|이|가|을|를|의|에|로|와|과|도|만|나|란|하|되|된|한|해|합|됩|했|됐|할|될)"
)
"""What follows a noun: particles, and the verbs made of it. Another syllable makes it a part of another word."""
_HANGUL: Final = re.compile("[가-힣]")


def check_substituted_korean(case: Case) -> Failure | None:
    """Whether each Korean term of the field is said by a quote, its sentence or the title, in words near to it."""
    if case.language != "ko":
        return None
    known = pool(*case.quotes, *case.around, case.title)
    for term in terms(case.text):
        if _is_field_term(term, case.text) and not any(is_told(said, known) for said in term.renderings):
            return Failure("words", term.text, "no quote speaks of this")
    return None


def _is_field_term(term: Term, text: str) -> bool:
    if not (term.korean and term.renderings and term.is_specific and len(term.text) > 1):
        return False
    return is_korean_term(term.text) and _stands_alone(text, term.start, term.end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of another one."""
    if start and _HANGUL.match(text, start - 1):
        return False
    return _HANGUL.match(text, end) is None or _AFTER.match(text, end) is not None
