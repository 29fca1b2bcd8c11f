"""Who beats whom: names on the two sides of a comparison stand there in the quotes too. It looks at names only."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from bot.gate.case import Case, Failure

_BEATS: Final = re.compile(
    r"\b(?:outperform(?:s|ed|ing)?(?! by)|surpass(?:es|ed|ing)?|beats?|outpac\w+|(?:is"
    r"|are) (?:\w+ ){0,2}(?:better|faster|stronger"
    r"|superior)(?: \w+){0,3} (?:than|to)|better than|faster than|superior to|ahead of)\b",
    re.I,
)
_PART: Final = r"[A-Za-z0-9.\-]"
_NAME: Final = rf"[A-Za-z]{_PART}*[A-Z\d]{_PART}*(?: [A-Z]{_PART}+)*|[A-Z][a-z]+(?: [A-Z]{_PART}+)*"
_NAMED: Final = re.compile(_NAME)
_KO_OBJECT: Final = re.compile(r"(" + _NAME + r")(?: 모델| 방법| 기법)?(?:을|를|보다|에) ")
_KO_SUBJECT: Final = re.compile(r"(" + _NAME + r")(?: 모델| 방법| 기법)?(?:은|는|이|가) ")
_KO_BEATS: Final = re.compile(
    r"능가|앞[서섰섭선]|뛰어넘|넘어[서섰섭]|웃돌|상회|우수|뛰어|더 (?:좋|높|빠)|높은|빠르|좋은"
)
_STOP: Final = re.compile(r"[.;,]\s")
_REACH: Final = 160
"""Characters on each side of a comparison in which its two sides are looked for."""


def check_roles(case: Case) -> Failure | None:
    """Whether no two names have changed places around a word of comparison."""
    text = unicodedata.normalize("NFKC", case.text)
    pairs = _korean_pairs(text) if case.language == "ko" else _pairs(text)
    if not pairs:
        return None
    said = frozenset[tuple[str, str]]().union(*(_pairs(one) for one in (*case.around, *case.quotes)))
    for winner, loser in pairs:
        if (loser, winner) in said and (winner, loser) not in said:
            return Failure("polarity", winner, f"the quotes say that {loser} does better")
    return None


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Winner and loser of each comparison in an English text: names before a clause's first, names behind each."""
    found: set[tuple[str, str]] = set()
    subject, ended = "", 0
    for match in _BEATS.finditer(text[:8_000]):
        if not subject or _STOP.search(text, ended, match.start()):
            subject = _STOP.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
        ended = match.end()
        behind = _STOP.split(text[ended : ended + _REACH])[0]
        found |= {(one, two) for one in _names(subject) for two in _names(behind) if one != two}
    return frozenset(found)


def _korean_pairs(text: str) -> frozenset[tuple[str, str]]:
    if not _KO_BEATS.search(text):
        return frozenset()
    winners = {match.group(1).lower() for match in _KO_SUBJECT.finditer(text)}
    losers = {match.group(1).lower() for match in _KO_OBJECT.finditer(text)}
    return frozenset((one, two) for one in winners for two in losers if one != two)


def _names(text: str) -> set[str]:
    return {match.group().lower().rstrip(".-") for match in _NAMED.finditer(text)}
