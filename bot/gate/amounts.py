"""Every amount of an English or Korean text: exact value and unit, also where a later word gives the unit.

It reads and never judges. A number that is part of a name (GPT-4) is marked as the name's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from bot.gate.digits import Digits, digits_at
from bot.gate.number_forms import FIRST_SYLLABLES, FIRST_WORDS, LEX, STARTS
from bot.gate.number_words import (
    ENGLISH,
    KOREAN,
    MONTHS,
    MULTIPLES,
    ORDINALS,
    PARTS,
    english_number,
    vague_number,
)
from bot.gate.units import scale_at, thing_at, unit_at

Reading = tuple[Fraction, str]
"""A value in its unit (`bot.gate.units`); the empty unit where none is written."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One number as it is meant: its value in its unit, and what else it may mean where a list shares one unit.

    `start` and `end` are its place with the unit; `written` is that slice. `step` is the value of the last digit that
    is shown, 0 where it is not written in digits. `thing` is what is counted, where that is one of the few known.
    `name` is the whole name that the number is part of, `one` or `a` where it is such a word (`single`, `per`, 한).
    `vague` means from `value` to ten times as much.
    """

    value: Fraction
    unit: str
    start: int
    end: int
    written: str
    thing: str = ""
    step: Fraction = Fraction(0)
    also: tuple[Reading, ...] = ()
    name: str = ""
    vague: bool = False
    scaled: bool = False

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All that it may mean, the likeliest first."""
        return ((self.value, self.unit), *self.also)


_SIZE = re.compile(r"(\d+(?:\.\d+)?)([BMT](?![A-Za-z]))?", re.IGNORECASE)
_KOREAN_PART = re.compile(r"\s?분의\s?")
_TENS = re.compile(r"\s?자릿수")
_ORDERS = re.compile(r"[\s-]orders?[\s-]of[\s-]magnitude")
_MONTH = re.compile(r"\d월\s?$")
_RANK = re.compile(r"(?:\bno\.|#|\branked|\branks|\branking)\s?$", re.IGNORECASE)
_GPU = re.compile(r"GPU\s?$")
_OF_GPUS = {"h": "gpuh", "day": "gpuday"}
"""Korean puts what works before the number: GPU 5만 시간."""
_ABSOLUTE = re.compile(r"\s+absolute")
_RANGE = re.compile(
    r"[\s+]*(?:to|through|up to|→|->|[–—~∼〜-]|에서|부터)\s*(?:about|around|over|nearly|as many as|약|최대)?"
    r"\s*[$€~]?\s*",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"-?\s*(?:,?\s*(?:and|or|versus|vs\.?|및|그리고|또는)\s+(?:about\s|around\s)?|와\s|과\s|,\s*|/|±\s?|\s±\s?)[$€~]?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The amounts of a text in order. Both languages' numbers are read in either: Korean texts keep English terms."""
    found: list[Amount] = []
    after = 0
    for start in STARTS.finditer(text):
        if start.start() < after or not _may_begin(text, start):
            continue
        match = LEX.match(text, start.start())
        if match is None:
            continue
        after = match.end()
        for amount in _read(text, match):
            found.append(amount)
            after = max(after, amount.end)
    return tuple(_shared(text, found))


def _may_begin(text: str, start: re.Match[str]) -> bool:
    """Whether a word may begin an amount or a name with a number: most words are passed by without a closer look."""
    word = start.group()
    if "가" <= word[0] <= "힣":
        return word[0] in FIRST_SYLLABLES
    if not word[0].isalpha():
        return True
    following = text[start.end() : start.end() + 1]
    return following.isdigit() or (following != "" and following in "-_./@+") or word.lower() in FIRST_WORDS


def _read(text: str, match: re.Match[str]) -> Iterator[Amount]:
    kind, start, end = match.lastgroup, match.start(), match.end()
    if kind == "month":
        yield Amount(Fraction(MONTHS[match.group()[:3].lower()]), "", start, end, match.group())
    elif kind == "name":
        yield from _of_a_name(match.group(), start)
    elif kind in ("digit", "times", "plain"):
        yield from _digits(text, start, end if kind != "digit" else start, kind)
    elif kind == "korean":
        yield from _korean(text, match)
    elif kind == "part":
        word = re.split(r"[\s-]", match.group())[-1].lower()
        count = {"two": 2, "three": 3, "four": 4}.get((match["parts"] or "").lower(), 1)
        yield Amount(Fraction(count, PARTS[word]), "part", start, end, match.group())
    elif kind == "single":
        yield from _single(text, match)
    elif kind is not None:
        worded = _worded(kind, match)
        if worded is not None:
            yield _with_unit(text, *worded, start, end)


def _worded(kind: str, match: re.Match[str]) -> tuple[Fraction, str, bool] | None:
    """Value, unit where the word itself says it, and whether it is vague."""
    word = match.group().lower()
    if kind == "order":
        return _orders(word, (match["orders"] or "").lower())
    if kind == "vague":
        return Fraction(vague_number(word)), "", True
    if kind in ("multiple", "fold"):
        return Fraction(MULTIPLES.get(word) or ENGLISH[re.split(r"[\s-]?fold", word)[0]]), "x", False
    if kind == "ordinal":
        return Fraction(ORDINALS[word]), "th", False
    if kind in ("words", "sino"):
        return english_number(word) if kind == "words" else Fraction(vague_number(f"수{word}")), "", False
    return (Fraction(1, 2), "part", False) if kind == "half" else None


def _orders(word: str, count: str) -> tuple[Fraction, str, bool]:
    """Orders of magnitude; many of them, not counted, are at least a hundred times."""
    if not count:
        return Fraction(100 if "orders" in word else 10), "x", "orders" in word
    return (
        Fraction(10 ** int({"an": "1", "one": "1", "two": "2", "three": "3", "four": "4"}.get(count, count))),
        "x",
        False,
    )


def _with_unit(text: str, value: Fraction, unit: str, vague: bool, start: int, end: int) -> Amount:
    if unit:
        return Amount(value, unit, start, end, text[start:end], vague=vague)
    if vague and text.startswith(" of ", end):
        unit, behind = unit_at(text, end + len(" of"))
        end = behind if unit else end
    thing = thing_at(text, end)
    if not unit:
        unit, end = unit_at(text, end)
    # `one` is a pronoun more often than a number.
    name = "one" if value == 1 else ""
    return Amount(value, unit, start, end, text[start:end], thing, vague=vague, scaled=value >= 1000, name=name)


def _single(text: str, match: re.Match[str]) -> Iterator[Amount]:
    """`a`, `per`, `single` are one only where a unit or a known thing follows at once."""
    unit, end = unit_at(text, match.end())
    thing = thing_at(text, match.end()) if not unit else ""
    name = "one" if "single" in match.group().lower() else "a"
    if unit not in ("", "x", "th", "%", "point") or thing:
        yield Amount(Fraction(1), unit, match.start(), end, text[match.start() : end], thing, name=name)


def _of_a_name(name: str, start: int) -> Iterator[Amount]:
    for number in _SIZE.finditer(name):
        scale = {"b": 10**9, "m": 10**6, "t": 10**12}.get((number[2] or "").lower(), 1)
        place = (start + number.start(), start + number.end())
        value = Fraction(number[1]) * scale
        yield Amount(value, "", *place, number.group(), name=name, scaled=scale > 1)


def _digits(text: str, start: int, at: int, kind: str) -> Iterator[Amount]:
    read = digits_at(text, at)
    if read is None:
        return
    part = _KOREAN_PART.match(text, read.end)
    below = digits_at(text, part.end(), korean=False) if part is not None else None
    if below is not None and read.value:
        yield Amount(below.value / read.value, "part", start, below.end, text[start : below.end])
        return
    yield _measured(text, start, read, "x" if kind == "times" else "")


def _measured(text: str, start: int, read: Digits, unit: str) -> Amount:
    orders = _ORDERS.match(text, read.end)
    if orders is not None and read.value in (1, 2, 3, 4, 5, 6):
        return Amount(Fraction(10 ** int(read.value)), "x", start, orders.end(), text[start : orders.end()])
    scale, end = scale_at(text, read.end)
    thing = thing_at(text, end)
    if not unit:
        unit, end = unit_at(text, end)
    if not unit and text[max(0, start - 1) : start] == "$":
        unit = "dollar"
    if unit in ("", "th") and read.is_part:
        unit = "part"
    if (unit == "year" and _in_years(read.value)) or (unit == "day" and _MONTH.search(text, max(0, start - 5), start)):
        unit = ""
    if not unit and _RANK.search(text, max(0, start - 8), start):
        unit = "th"
    also: tuple[Reading, ...] = ()
    if read.is_part and "/" in text[start : read.end]:
        also = tuple((Fraction(each), "") for each in re.findall(r"\d+", text[start : read.end].replace(",", "")))
    if unit == "%" and _ABSOLUTE.match(text, end):
        also = ((read.value * scale, "%p"),)
    if unit in _OF_GPUS and _GPU.search(text, max(0, start - 5), start):
        also = ((read.value * scale, _OF_GPUS[unit]),)
    scaled = scale > 1 or read.scaled
    return Amount(read.value * scale, unit, start, end, text[start:end], thing, read.step * scale, also, scaled=scaled)


def _is_year(amount: Amount) -> bool:
    return amount.step > 0 and not amount.scaled and not amount.unit and _in_years(amount.value)


def _in_years(value: Fraction) -> bool:
    return value.denominator == 1 and 1900 <= value.numerator <= 2100


def _korean(text: str, match: re.Match[str]) -> Iterator[Amount]:
    start, end = match.start(), match.end()
    value = Fraction(KOREAN[match["native"] or match["alone"]])
    tens = _TENS.match(text, end)
    if tens is not None:
        yield Amount(Fraction(10 ** int(value)), "x", start, tens.end(), text[start : tens.end()])
        return
    amount = _with_unit(text, value, "", False, start, end)
    if value != 1 or amount.unit or amount.thing:
        yield amount


def _shared(text: str, found: list[Amount]) -> list[Amount]:
    """Ranges and lists: `0.5 to 72 billion`, `1–3%`, `3, 5 and 7 GB` give unit and scale to the numbers before."""
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        if first.name or second.name or first.vague or first.unit == "th" or _is_year(first):
            continue
        if _RANGE.fullmatch(text, first.end, second.start):
            found[index] = _of_a_range(first, second)
        elif _LIST.fullmatch(text, first.end, second.start):
            found[index] = _of_a_list(first, second)
    return found


def _scale_of(amount: Amount) -> Fraction:
    """What the digits of a scaled amount are multiplied with, by its written digits."""
    read = digits_at(amount.written.lstrip("x×"), 0)
    return amount.value / read.coefficient if read is not None and read.coefficient else Fraction(1)


def _of_a_range(first: Amount, second: Amount) -> Amount:
    scale = _scale_of(second) if not first.scaled and second.scaled else Fraction(1)
    unit = first.unit or second.unit
    if scale > 1 and first.value > second.value / scale:
        return replace(first, also=((first.value, unit),))
    return replace(
        first, value=first.value * scale, unit=unit, step=first.step * scale, thing=first.thing or second.thing,
        scaled=first.scaled or scale > 1,
    )  # fmt: skip


def _of_a_list(first: Amount, second: Amount) -> Amount:
    """What a list's last number says is said of those before it too, perhaps: `1, 3 and 8 billion`."""
    if first.unit:
        return first
    scale = _scale_of(second) if second.scaled and not first.scaled else Fraction(1)
    if not second.scaled and second.value:
        scale = max([value / second.value for value, _ in second.also], default=scale)
    units = dict.fromkeys(unit for _, unit in second.readings)
    also = [(first.value * scale, unit) for unit in units if scale > 1 or unit]
    return replace(first, also=(*first.also, *also, *((first.value, unit) for unit in units if unit and scale > 1)))
