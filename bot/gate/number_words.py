"""Numbers that are written as words, in English and Korean, as exact values.

It reads words only; digits and units are somebody else's.
"""

import re
from fractions import Fraction

from bot.gate.units import korean_scale

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH = {
    **{word: value for value, word in enumerate(_ONES.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
}
_BIG = {"hundred": 100, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
MULTIPLES = {
    "twice": 2, "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "thrice": 3, "triple": 3, "triples": 3,
    "tripled": 3, "tripling": 3, "quadruple": 4, "quadruples": 4, "quadrupled": 4, "quadrupling": 4,
}  # fmt: skip
PARTS = {"half": 2, "halves": 2, "halved": 2, "halving": 2, "halve": 2, "third": 3, "thirds": 3, "quarter": 4,
         "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7,
         "eighth": 8, "eighths": 8, "ninth": 9, "tenth": 10, "tenths": 10}  # fmt: skip
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS = {word: value for value, word in enumerate(_NTH.split(), 1)}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTHS = {word: value for value, word in enumerate(_MONTHS.split(), 1)}
_VAGUE = {"tens": 10, "dozens": 10, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
          "trillions": 10**12}  # fmt: skip
KOREAN = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12, "열세": 13, "열네": 14, "열다섯": 15, "스무": 20,
    "스물": 20,
}  # fmt: skip


def english_number(words: str) -> Fraction:
    """The value of words such as `twenty-five`, `two hundred and fifty`, `half a million`, `a dozen`."""
    total, part = Fraction(0), Fraction(0)
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "half":
            part = Fraction(1, 2)
        elif word in ENGLISH:
            part += ENGLISH[word]
        elif word in ("hundred", "dozen"):
            part = (part or Fraction(1)) * _BIG[word]
        elif word in _BIG:
            total, part = total + (part or Fraction(1)) * _BIG[word], Fraction(0)
    return total + part


def vague_number(words: str) -> int:
    """The smallest value of `tens of thousands`, `several hundred`, 수십만."""
    if words.startswith("수"):
        return korean_scale(words[1:])
    value = 1
    for word in re.split(r"[\s-]+", words.lower()):
        value *= _VAGUE.get(word) or _BIG.get(word, 1)
    return value
