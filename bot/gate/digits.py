"""Reads one number that begins with a digit: 2,492 and 1.5 and 1/3, 10^5 and 2e-5, 7조 and 1만 2천.

It looks at digits and Korean scales only; English scales and units are somebody else's.
"""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from bot.gate.units import korean_scale

_WHOLE = (
    r"(?P<whole>\d{1,3}(?:,\d{3}){1,6}(?!\d)|[1-9]\d{0,2}(?:, \d{3})?, 000(?!\d)|\d{1,18})(?:\.(?P<decimals>\d{1,12}))?"
)
"""Where a text has a space behind the comma, only noughts show that it is one number: `2, 000`, not `2, 300`."""
_NUMBER = re.compile(
    rf"(?:{_WHOLE}|\.(?P<point>\d{{1,12}}))"
    r"(?:(?P<vulgar>[½⅓⅔¼¾⅕⅛])|(?P<exponent>e[-−+]?\d{1,3}(?!\w))"
    r"|\s?/\s?(?P<below>[1-9]\d{0,3})(?![\d/]|[- ]?bit|\.\d)"
    r"|(?P<ten>\s?[x×*·]\s?10(?=\s?\^|[⁻⁰¹²³⁴-⁹]))?(?:\s?\^\s?\{?(?P<raised>[-−]?\d{1,3})\}?|(?P<high>⁻?[⁰¹²³⁴-⁹]{1,3})))?"
    r"|(?P<alone>[½⅓⅔¼¾⅕⅛])",
    re.IGNORECASE,
)
_SCALE = re.compile(r"(?P<small>[십백천](?!재|장|업))?(?P<big>만(?!족|들|약|큼)|억(?!제|지)|조(?!각|건|합|사|절))?")
_FOLLOWING = re.compile(rf"(?P<space>\s?){_WHOLE}")
_GREATEST_POWER = 30


@dataclass(frozen=True, slots=True)
class Digits:
    """A number's value, the value of its last shown digit, where it ends, and its digits alone without a scale."""

    value: Fraction
    step: Fraction
    end: int
    coefficient: Fraction
    scaled: bool = False
    is_part: bool = False


def digits_at(text: str, at: int, *, korean: bool = True) -> Digits | None:
    """The number that begins at `at`, with its Korean scales unless they are not asked for; None where none does."""
    match = _NUMBER.match(text, at)
    if match is None:
        return None
    if match["alone"]:
        value = _vulgar(match["alone"])
        return Digits(value, Fraction(0), match.end(), value, is_part=True)
    value, step = _plain(match["whole"] or "", match["decimals"] or match["point"] or "")
    if match["below"]:
        return _part(match, value, step)
    if match.end() == max(match.end("whole"), match.end("decimals"), match.end("point")):
        read = Digits(value, step, match.end(), value)
        return _korean(text, read) if korean else read
    raised = _raised(match, value)
    return Digits(raised, step, match.end(), raised)


def _plain(whole: str, decimals: str) -> tuple[Fraction, Fraction]:
    """The value, and the value of the last digit that is not an empty place."""
    whole = whole.replace(",", "").replace(" ", "")
    if decimals:
        return Fraction(int(whole + decimals), 10 ** len(decimals)), Fraction(1, 10 ** len(decimals))
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return Fraction(int(whole)), Fraction(10**zeros)


def _part(match: re.Match[str], above: Fraction, step: Fraction) -> Digits:
    """One number over another is a part where it is smaller (1/3); else these are two numbers."""
    if match["decimals"] or not 0 < above < int(match["below"]):
        return Digits(above, step, max(match.end("whole"), match.end("decimals")), above)
    value = above / int(match["below"])
    return Digits(value, Fraction(0), match.end(), value, is_part=True)


def _raised(match: re.Match[str], value: Fraction) -> Fraction:
    if match["vulgar"]:
        return value + _vulgar(match["vulgar"])
    written = match["exponent"][1:] if match["exponent"] else match["raised"] or match["high"]
    power = int(unicodedata.normalize("NFKC", written).replace("−", "-"))
    power = max(-_GREATEST_POWER, min(power, _GREATEST_POWER))
    if match["exponent"] or match["ten"]:
        return value * Fraction(10) ** power
    # A raised figure after decimals is a footnote's mark, not a power.
    return value**power if value and value.denominator == 1 and value <= 1000 else value


def _vulgar(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(10)


def _korean(text: str, first: Digits) -> Digits:
    """Goes on over 만, 억 and what stands after them: 1만 2천, 2천5백만, 1조 2,000억."""
    total, part, end, step = Fraction(0), Fraction(0), first.end, first.step
    number, after, is_close = first.value, first.end, True
    great, little = 10**20, 10**20
    while (sign := _SCALE.match(text, after)) is not None and sign.group():
        small, big = korean_scale(sign["small"] or ""), korean_scale(sign["big"] or "")
        if big >= great or small >= little > 1:
            break
        part += number * small
        great, little = (big, 10**20) if big > 1 else (great, small)
        if big > 1:
            total, part = total + part * big, Fraction(0)
        end, step = sign.end(), step * small * big
        following = _FOLLOWING.match(text, end)
        if following is None:
            return Digits(total + part, step, end, first.coefficient, scaled=True)
        number, step = _plain(following["whole"], following["decimals"] or "")
        after, is_close = following.end(), not following["space"]
    if end == first.end:
        return first
    if number < min(great, little) and (is_close or number >= 1000) and number.denominator == 1:
        return Digits(total + part + number, step, after, first.coefficient, scaled=True)
    return Digits(total + part, Fraction(min(great, little)), end, first.coefficient, scaled=True)
