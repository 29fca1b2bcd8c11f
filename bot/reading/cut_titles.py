"""Titles of which the end is missing: whether one is the beginning of another. Pure.

One that ends where a word ends and does not say that it was cut may be whole: it is nobody's beginning.
"""

import re
from itertools import accumulate

from bot.reading.title_words import TitleWords, is_roman

LEAST_CUT = 24
"""Letters, and four words, that must be left of a title that was cut."""
LEAST_SHARE = 0.4
"""Of the whole title's letters, those that a cut one must have."""

_INFLECTION = re.compile(r"[a-z]{1,2}|e?rs|[a-z]?ings?|ally|[a-z]?ions?|able|ity|ies|ment|ness|ive")
"""What may follow where a whole word ends: `Model` and `Models` are two."""


def is_beginning(cut: TitleWords, whole: TitleWords) -> bool:
    """Whether a title that says that it was cut is the beginning of another."""
    return cut.cut and _begins(cut, whole)


def is_broken_off(cut: TitleWords, whole: TitleWords) -> bool:
    """Whether a title ends in the middle of a word of another, without saying so: `… with Variational Infer`."""
    if cut.cut or not _begins(cut, whole) or is_roman(cut.words[-1]):
        return False
    word, rest = _last_word(cut, whole)
    return word.isalpha() and bool(rest) and not _INFLECTION.fullmatch(rest)


def _begins(cut: TitleWords, whole: TitleWords) -> bool:
    if whole.cut or len(cut.letters) < LEAST_CUT or len(cut.words) < 4:
        return False
    if len(cut.letters) < LEAST_SHARE * len(whole.letters) or not whole.letters.startswith(cut.letters):
        return False
    counted, word = cut.numbers, _last_word(cut, whole)[0]
    if counted != whole.numbers[: len(counted)] or cut.marks - whole.marks:
        return False
    return cut.words[-1] == word or not (is_roman(cut.words[-1]) and is_roman(word))


def _last_word(cut: TitleWords, whole: TitleWords) -> tuple[str, str]:
    """The whole title's word in which the cut one ends, and what is missing of it."""
    for word, end in zip(whole.words, accumulate(map(len, whole.words)), strict=True):
        if end >= len(cut.letters):
            return word, word[len(word) - (end - len(cut.letters)) :]
    return "", ""
