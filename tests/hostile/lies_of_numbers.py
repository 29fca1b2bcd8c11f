"""Lies about numbers, English and Korean: changed, changed in the quote too, swapped, another unit, percent for points.

A changed number stands nowhere in the abstract; a range is not swapped, for it says the same.
"""

import itertools
import random
import re
from collections.abc import Iterator

from hostile.lie import Bent
from hostile.material import Honest
from hostile.vocabulary import Rows, rows

DIGITS = re.compile(
    r"(?<![A-Za-z0-9.,@/:_^{-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?=%|x\b|×|k\b|K\b|M\b|B\b|[\s),;:+]|\.(?:\s|$)|[가-힣~-])"
)
NAMED = re.compile(r"(?:[A-Z][\w.-]*\s|\b(?:temperature|top_p|seed|Figure|p)\s?[=<]?\s?|[(=<])$")
"""What stands before a number that belongs to a name, a list or a test of significance."""
DIMENSION = re.compile(r"차원|차 |D\b|분의|-?[A-Z][a-z]|\)")
WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
KOREAN_WORDS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
COMPOUND = re.compile(r"(?:\d[\d,.]*(?:조|억|만|천)\s?)+(?:\d[\d,]*)?|\d[\d,]*(?:\.\d+)?")
"""A Korean number with its myriads is one number: 1억 5,000만."""
ABOUT = re.compile(r"(?:about|around|approximately|roughly|nearly|almost|some|약|~)\s?$")
COUNTED = "(?= (?:가지|개|편|장|명|쌍|종|척|단계|번|배|차례))"
GROWN = re.compile(
    r"improve|gain|increas|outperform|reduc|surpass|beat|drop|fall|lower|decreas|higher|rise|exceed|boost|above"
    r"|향상|늘|줄|높|낮|오르|오릅|앞서|앞섭|떨어|개선|증가|감소"
)


def changed(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """One number of the text is another; the quotes stay."""
    for start, end, others in _numbers(base, chance):
        for other in others:
            yield base.text[:start] + other + base.text[end:], base.quotes


def changed_in_both(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """One number is another in the text and in the quotes, which are then not the paper's."""
    for start, end, others in _numbers(base, chance):
        old = base.text[start:end]
        for other in others:
            quotes = tuple(re.sub(rf"(?<![\d.,]){re.escape(old)}(?![\d,]|\.\d)", other, each) for each in base.quotes)
            if quotes != base.quotes:
                yield base.text[:start] + other + base.text[end:], quotes


def swapped(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """Two true numbers of one look change places."""
    found = _whole_numbers(base)
    for one, other in itertools.combinations(found, 2):
        text = base.text
        between = text[one.end() : other.start()]
        alike = ("." in one[0]) == ("." in other[0]) and _unit_after(text, one) == _unit_after(text, other)
        if one[0] == other[0] or not alike or _says_the_same(text[: one.start()], between):
            continue
        yield text[: one.start()] + other[0] + between + one[0] + text[other.end() :], base.quotes


def _whole_numbers(base: Honest) -> list[re.Match[str]]:
    pattern = DIGITS if base.language == "en" else COMPOUND
    found = []
    for each in pattern.finditer(base.text):
        before, after = base.text[: each.start()], base.text[each.end() :]
        named = NAMED.search(before) or re.search(r"[A-Za-z0-9.@/-]$|분의 $", before)
        if not named and not DIMENSION.match(after) and not re.match(r"[A-Za-z]{2}|-[A-Za-z]|/", after):
            found.append(each)
    return found


def _unit_after(text: str, number: re.Match[str]) -> str:
    said = re.match(r"\s?(%p?|x\b|×|[kKMB]\b|million|billion|점|배|시간|m)?", text[number.end() :])
    return (said[1] or "") if said else ""


def _says_the_same(before: str, between: str) -> bool:
    """Whether the two are ends of a range ("between 35% and 78%", "0~8%"): turned round it says the same."""
    if len(between) < 9 and re.search(r"[-~–]", between):
        return True
    ends = re.fullmatch(r"%?(?: to | and |에서 |와 |과 )", between)
    way = re.search(r"\bfrom $|\bby $", before) or "에서" in between
    return bool(ends and not way)


def other_unit(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """The number is true, its unit is not."""
    yield from _replaced(base, rows("units", base.language))


def percent_for_points(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """Points are told as percent, percent as points, where something grew or shrank by them."""
    if GROWN.search(base.text):
        table = rows("points", base.language)
        yield from _replaced(base, tuple((pattern, (other,)) for pattern, other in table))


def _replaced(base: Honest, table: Rows) -> Iterator[Bent]:
    for pattern, others in table:
        for match in re.finditer(pattern, base.text):
            for other in others:
                start, end = match.span(match.lastindex or 0)
                yield base.text[:start] + other + base.text[end:], base.quotes


def _numbers(base: Honest, chance: random.Random) -> Iterator[tuple[int, int, list[str]]]:
    for match in DIGITS.finditer(base.text):
        before = base.text[: match.start()]
        if (NAMED.search(before) and before.count(" ") > 1) or DIMENSION.match(base.text[match.end() :]):
            continue
        after = base.text[match.end() :]
        others = [
            other
            for other in _others(match[1], chance)
            if not _stands(other, base.paper.abstract)
            and _in_order(before[-12:], other, after[:12])
            and not (after.startswith("%") and float(other.replace(",", "")) > 100)
            and not (ABOUT.search(before) and _is_near(other, match[1]))
        ]
        if others:
            yield match.start(), match.end(), others[:4]
    yield from _number_words(base, chance)


def _is_near(told: str, number: str) -> bool:
    """Whether "about" one number is also about the other."""
    one, other = (float(each.replace(",", "")) for each in (told, number))
    return abs(one - other) < 0.08 * other


def _in_order(before: str, number: str, after: str) -> bool:
    """Whether a range that the number is an end of still goes upwards."""
    ends = re.findall(r"(\d[\d,]*(?:\.\d+)?)%?\s?[-~–]\s?(\d[\d,]*(?:\.\d+)?)", before + number + after)
    return all(float(low.replace(",", "")) < float(high.replace(",", "")) for low, high in ends)


def _number_words(base: Honest, chance: random.Random) -> Iterator[tuple[int, int, list[str]]]:
    words = WORDS if base.language == "en" else KOREAN_WORDS
    pattern = rf"\b({'|'.join(words)})\b" if base.language == "en" else rf"(?<![가-힣])({'|'.join(words)}){COUNTED}"
    abstract = base.paper.abstract.lower()
    for match in re.finditer(pattern, base.text):
        place = words.index(match[1])
        value = place + (2 if base.language == "en" else 1)
        far = [
            each
            for each in (place + 1, place + 2, place - 1)
            if 1 <= each < len(words) and not _said(each + (2 if base.language == "en" else 1), abstract)
        ]
        if far and _said(value, abstract):
            yield match.start(1), match.end(1), [words[each] for each in far]


def _said(value: int, abstract: str) -> bool:
    word = WORDS[value - 2] if 2 <= value <= 16 else "one"
    return bool(re.search(rf"\b(?:{value}|{word})\b", abstract))


def _stands(number: str, abstract: str) -> bool:
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)", abstract))


def _others(number: str, chance: random.Random) -> list[str]:
    """Numbers that read as well: one digit off, ten times as much, two digits turned round, somewhat more."""
    bare = number.replace(",", "")
    whole = "." not in bare
    value = float(bare)
    if value == 0:
        return ["2", "5"]
    found = []
    more = value * chance.choice((1.1, 1.2, 1.5, 2, 0.5, 0.9))
    step = (1 if value < 100 else value / 20) if whole else 0.1
    for each in (more, value * 10, value / 10, value + step, value + (10 if value > 1 else 0.02)):
        found.append(_written(each, bare, comma="," in number))
    if len(bare) > 1 and bare[0] != bare[1] and bare[1] not in "0.":
        turned = bare[1] + bare[0] + bare[2:]
        found.append(_written(float(turned), bare, comma="," in number))
    chance.shuffle(found)
    return [each for each in dict.fromkeys(found) if each and _could_be(float(each.replace(",", "")), value)]


def _could_be(told: float, value: float) -> bool:
    """No share above the whole: what was at most 1, or at most 100, stays so unless it counts things."""
    return told not in {value, 0.0} and not (value < 1 <= told)


def _written(value: float, like: str, *, comma: bool) -> str:
    if "." in like:
        return f"{value:.{len(like.split('.')[1])}f}"
    rounded = round(value)
    return (f"{rounded:,}" if comma or rounded > 9999 else str(rounded)) if rounded else ""
