"""Every number of a sentence must stand in its quotes, as value and unit.

It does not ask of what a number is said: that is the neighbours' check.
"""

import re
from dataclasses import replace
from fractions import Fraction

from bot.gate.amounts import Amount, Reading, amounts
from bot.gate.case import Case, Failure

_SECONDS = {
    "us": Fraction(1, 10**6), "ms": Fraction(1, 1000), "s": Fraction(1), "min": Fraction(60), "h": Fraction(3600),
    "day": Fraction(86400), "week": Fraction(7 * 86400),
}  # fmt: skip
_SAME = {frozenset(pair) for pair in (("point", "%p"), ("times", "x"))}
"""Units that are one thing under two words."""
_UNSAID = frozenset({"point", "times", "shot"})
"""Units that may be said or left out: 84.2 is 84.2점, 5 runs are 5번."""
_ABOUT_BEFORE = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.|roughly|nearly|almost|some|circa)|[~≈∼〜]|약|대략|거의)\s*[\"(]?$",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(r"\s?(?:%|여|개|명|장|배)?\s?(?:여|정도|가량|안팎|내외|or so\b)")
_OVER_BEFORE = re.compile(r"(?:\b(?:more than|over|above|exceeding|at least)|[>≥]|최소)\s*$", re.IGNORECASE)
_OVER_AFTER = re.compile(r"\+|\s?(?:개|명|장|배|건|여\s?개)?(?:의|를|을|가|이)?\s?(?:이상|넘|초과|or more\b)")
_ROUNDING = Fraction(1, 20)
"""A rounded number is at most this part away from the exact one, however few digits it shows."""
_MARKS = re.compile(r"(?:^|(?<=[\s,;:]))\(?(?:(?P<figure>\d)|(?P<letter>[a-h])|(?P<roman>i{1,3}|iv|v))[).](?=\s)")
_ITEM = r"[^\s,;.:()][^,;.:()]{0,70}"
_LIST = re.compile(
    rf"(?P<items>(?:{_ITEM},\s){{2,11}})(?:(?:and|or|및|그리고)\s|(?P<last>[^\s,;.:()][^,;.:()]{{0,40}}?\s(?:and|or|및)\s))"
)
_OPENING = re.compile(
    r"(?:in|for|with|to|by|on|at|here|then|also|specifically|moreover|additionally|finally|however|furthermore|first)\b",
    re.IGNORECASE,
)
_NAMELY = re.compile(r"\b(?:namely|i\.e\.|that is),\s")
_TWO = re.compile(r"\b(?:both|pairs?|pairwise|dual|twin|either|neither)\b", re.IGNORECASE)
_THREE = re.compile(r"\btripl(?:et|e)s?\b", re.IGNORECASE)
_TUPLES = tuple(
    (count, re.compile(rf"\b{word}(?:t|ts|s)?\b", re.IGNORECASE))
    for count, word in ((4, "quadruple"), (5, "quintuple"), (6, "sextuple"), (7, "septuple"))
)
_MOST_COUNTED = 12
_NAME_BEFORE = re.compile(r"(?:^|[\s(])([A-Z][A-Za-z]{2,19}) $")


def check_numbers(case: Case) -> Failure | None:
    """The first amount of the sentence that none of its quotes has.

    Rounding is not equal, except where the sentence says `about` or 약 and the digits that it shows are right, or says
    `over` and they are cut off. A count that the quote does not state is let through only where the quote lists as
    many things and states no other count.
    """
    said = [each for each in amounts(case.text, case.language) if _is_stated(each)]
    if not said:
        return None
    quoted = quoted_amounts(case)
    known = [*quoted, *amounts(case.title, "en")]
    for place, amount in enumerate(said):
        stated = (amount, *_with_the_unit_before(amount, said[:place]))
        if not any(is_same(each, other, case.text) for each in stated for other in known) and not _is_counted(
            amount, quoted, case
        ):
            return Failure("numbers", amount.written.strip(), _why(amount, known))
        if _is_other_version(amount, case):
            return Failure("numbers", amount.written.strip(), "the quote has this name with another number")
    return None


def _with_the_unit_before(amount: Amount, before: list[Amount]) -> tuple[Amount, ...]:
    """`25 minutes, and the other under 70`: a bare number may be of the unit that was said last."""
    if amount.unit or amount.thing or amount.vague or not before or not before[-1].unit:
        return ()
    return (replace(amount, unit=before[-1].unit),)


def _is_stated(amount: Amount) -> bool:
    """Whether an amount is the sentence's own: a name's number is the names' check's, a lone `one` is nobody's."""
    if amount.unit == "th" and amount.value == 1 and (amount.written[0] in "fF첫" or amount.written.startswith("1위")):
        return False
    return not amount.name or (amount.name == "one" and bool(amount.unit or amount.thing))


def quoted_amounts(case: Case) -> list[Amount]:
    """The amounts that the quotes touch, read in their whole sentences (a quote may be cut before `million`)."""
    found: list[Amount] = []
    for quote, around in zip(case.quotes, case.around, strict=True):
        at = around.find(quote)
        if at < 0:
            found.extend(amounts(quote, "en"))
        else:
            found.extend(each for each in amounts(around, "en") if each.start < at + len(quote) and each.end > at)
    return found


def is_same(said: Amount, known: Amount, text: str) -> bool:
    """Whether an amount that a sentence of `text` says is one that its quote has."""
    if (said.thing and known.thing and said.thing != known.thing) or _is_a_version(said, known):
        return False
    if known.name and not _may_leave_its_name(said, known, text):
        return False
    if known.vague or said.vague:
        return _is_vaguely(said, known)
    readings = said.readings[:1] if said.unit == "part" else said.readings
    if any(_equal(mine, other) for mine in readings for other in known.readings):
        return True
    return any(_fits(said.unit, unit) and _is_rounded(said, value, text) for value, unit in known.readings)


def _is_a_version(said: Amount, known: Amount) -> bool:
    """Whether 3.0 without a unit stands against a counted 3."""
    return not known.unit and 0 < known.step < 1 <= said.step and known.value.denominator == 1


def _may_leave_its_name(said: Amount, known: Amount, text: str) -> bool:
    """A number in a name is said where the name is said with a space (Llama 3), or where it is a size (8B is 80억)."""
    if said.name == "one" or known.name in ("one", "a"):
        return said.value == known.value == 1
    if known.scaled and said.scaled:
        return True
    before = text[max(0, said.start - 24) : said.start].rstrip(" -").casefold()
    word = re.search(r"[^\W\d_]+$", before)
    return word is not None and len(word.group()) > 1 and known.name.casefold().startswith(word.group())


def _is_vaguely(said: Amount, known: Amount) -> bool:
    if not _fits(said.unit, known.unit) or not said.vague:
        return False
    return said.value == known.value if known.vague else said.value <= known.value < 10 * said.value


def _fits(said: str, known: str) -> bool:
    """Whether two units may stand for each other."""
    if said == known or frozenset((said, known)) in _SAME:
        return True
    return (not said and known in _UNSAID) or (not known and said in _UNSAID)


def _equal(said: Reading, known: Reading) -> bool:
    (value, unit), (other, other_unit) = said, known
    if unit in _SECONDS and other_unit in _SECONDS:
        return value * _SECONDS[unit] == other * _SECONDS[other_unit]
    if "part" in (unit, other_unit):
        return _share(value, unit) == _share(other, other_unit) is not None
    if "th" in (unit, other_unit) and not (unit and other_unit):
        return unit == "" and value == other
    return value == other and _fits(unit, other_unit)


def _share(value: Fraction, unit: str) -> Fraction | None:
    if unit == "%":
        return value / 100
    return value if unit in ("part", "") else None


def _is_rounded(said: Amount, value: Fraction, text: str) -> bool:
    """Whether the sentence says that it rounds, and rounds right to the digits it shows."""
    if not said.step or not value or abs(said.value - value) > value * _ROUNDING:
        return False
    before, after = text[max(0, said.start - 16) : said.start], text[said.end : said.end + 12]
    if _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after):
        return abs(said.value - value) * 2 <= said.step
    if _OVER_BEFORE.search(before) or _OVER_AFTER.match(after):
        return 0 <= value - said.value < said.step
    return False


def _is_other_version(said: Amount, case: Case) -> bool:
    """Whether a number behind a name (Llama 2, Mistral 7B) is one that the quotes never have behind that name."""
    if said.unit or said.thing or not ((said.written.isdigit() and said.value < 10) or said.written[-1:] == "B"):
        return False
    if re.match(r"[A-Za-z\d]|\.\d", case.text[said.end : said.end + 2]):
        return False
    name = _NAME_BEFORE.search(case.text[max(0, said.start - 24) : said.start])
    if name is None:
        return False
    numbers = re.compile(rf"\b{re.escape(name[1])}(?:[ -][A-Za-z]*\d[\w.]*){{1,2}}")
    behind = {word for text in (*case.around, case.title) for found in numbers.findall(text) for word in _parts(found)}
    return bool(behind) and said.written not in behind


def _parts(name: str) -> list[str]:
    return [part.rstrip(".") for part in re.split(r"[ -]", name)]


def _is_counted(said: Amount, known: list[Amount], case: Case) -> bool:
    """Whether the quotes list as many things as the sentence counts, and count none themselves."""
    if (
        (said.unit and not _is_a_point_told(said))
        or said.also
        or said.scaled
        or said.vague
        or said.value not in range(2, _MOST_COUNTED + 1)
    ):
        return False
    if any(not each.name and not each.unit and each.value in range(2, _MOST_COUNTED + 1) for each in known):
        return False
    return any(int(said.value) in _counts(quote) for quote in case.quotes)


def _is_a_point_told(said: Amount) -> bool:
    """`Steps in at six points`: in words, and no figure of a score."""
    return said.unit == "point" and not said.step


def _counts(quote: str) -> set[int]:
    """How many things the lists of a quote have: marked ones ((1) … (2) …), and those with commas and an `and`."""
    counts = set()
    for found in _LIST.finditer(quote):
        items = _NAMELY.split(found["items"])[-1]
        many = items.count(",") + (2 if found["last"] else 1)
        counts.add(many - 1 if _OPENING.match(items) else many)
    marked = len(list(_MARKS.finditer(quote)))
    if marked > 1:
        counts.add(marked)
    if _TWO.search(quote):
        counts.add(2)
    if _THREE.search(quote):
        counts.add(3)
    return counts | {count for count, pattern in _TUPLES if pattern.search(quote)}


def _why(said: Amount, known: list[Amount]) -> str:
    for other in known:
        if other.value == said.value and not other.name:
            return f"the quote has {other.written.strip()!r}, which is another unit or of another thing"
    return "no quote has this amount"
