"""Korean as it is spoken: particles by the sound of the word before them, dates, counts.

Works on any word (Hangul, Latin, numbers); it never decides what is said.
"""

import unicodedata
from datetime import date

WEEKDAYS = "월화수목금토일"
_CLOSED_DIGITS = frozenset("013678")
"""Digits whose Korean reading ends in a consonant (영 일 삼 육 칠 팔; also 십, 백, 천, 만)."""
_CLOSED_LETTERS = frozenset("LMNR")
"""Letters whose Korean name ends in a consonant (엘 엠 엔 알)."""
_RIEUL_ENDINGS = ("l", "le", "R", "L", "1", "7", "8")
_CLOSED_ENDINGS = ("l", "le", "m", "me", "n", "ne", "ng", "ck")
_CLOSED_BY_EAR = ("CLIP", "BLIP", "out", "oup", "ook", "eep")
"""Words with a last sound that their letters do not tell: 클립, 레이아웃, 그룹, 노트북, 딥."""
_OPEN_BY_EAR = ("hub", "Hub", "bit", "check")
"""깃허브, 비트, 체크."""
_STOPS = "bckpt"
_VOWELS = "aeiou"


def _spoken(word: str) -> str:
    """The part of a word that the ear hears last: without a bracketed addition, quotes and stops."""
    word = word.rstrip()
    while word and not word[-1].isalnum() and word[-1] != "%":
        if word[-1] in ")]" and (opening := word.rfind({")": "(", "]": "["}[word[-1]])) > 0:
            word = word[:opening].rstrip()
        else:
            word = word[:-1]
    return word


def _latin_closed(word: str) -> bool:
    """Whether a Latin word ends in a consonant as Koreans write it (모델, 챗봇 do; 트랜스포머, 벤치마크 do not)."""
    if word.endswith(_OPEN_BY_EAR):
        return False
    if word.endswith(_CLOSED_BY_EAR):
        return True
    if word[-1].isupper():
        return word[-1] in _CLOSED_LETTERS
    if word.endswith(_CLOSED_ENDINGS):
        return True
    return len(word) >= 3 and word[-1] in _STOPS and word[-2] in _VOWELS and word[-3] not in _VOWELS


def closed(word: str) -> bool:
    """Whether the last sound of a word is a consonant (받침)."""
    word = _spoken(word)
    if not word or word[-1] == "%":
        return False
    last = unicodedata.normalize("NFKC", word)[-1]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 != 0
    if last.isdigit():
        return last in _CLOSED_DIGITS
    return last.isascii() and _latin_closed(word)


def topic(word: str) -> str:
    """The word with 은 or 는."""
    return word + ("은" if closed(word) else "는")


def subject(word: str) -> str:
    """The word with 이 or 가."""
    return word + ("이" if closed(word) else "가")


def objective(word: str) -> str:
    """The word with 을 or 를."""
    return word + ("을" if closed(word) else "를")


def toward(word: str) -> str:
    """The word with 으로 or 로 (after ㄹ: 로)."""
    spoken = unicodedata.normalize("NFKC", _spoken(word))
    last = spoken[-1:]
    rieul = (ord(last) - ord("가")) % 28 == 8 if "가" <= last <= "힣" else spoken.endswith(_RIEUL_ENDINGS)
    return word + ("으로" if closed(word) and not rieul else "로")


def day(when: date) -> str:
    """7월 16일 (화)."""
    return f"{when.month}월 {when.day}일 ({WEEKDAYS[when.weekday()]})"


def dated(when: date) -> str:
    """2024년 7월 16일 (화)."""
    return f"{when.year}년 {day(when)}"


def short(when: date) -> str:
    """7월 16일."""
    return f"{when.month}월 {when.day}일"


def dates(first: date, last: date, *, full: bool = True) -> str:
    """2024년 7월 12일 (금)–16일 (화); not `full`: 7월 12일–16일. Months and years only where they change."""
    began, ended = (dated(first), dated(last)) if full else (short(first), short(last))
    if first == last:
        return ended
    if full and first.year == last.year:
        ended = day(last)
    if (first.year, first.month) == (last.year, last.month):
        ended = ended.partition(" ")[2]
    return f"{began}–{ended}"


def month(written: str) -> str:
    """`2024-11` as 2024년 11월; anything else as it is."""
    year, _, number = written.partition("-")
    return f"{year}년 {int(number)}월" if year.isdigit() and number.isdigit() else written
