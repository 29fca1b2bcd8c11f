"""Dates as people write them, alone or inside a line: 2024-07-16, 7/16, 7월 16일, July 16, yesterday, 어제."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.errors import BadDate
from bot.wording.english import MONTHS

_FULL = re.compile(r"(?<!\d)(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})(?:\s*일|\.)?(?!\d)")
_PACKED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})(?:\s*[-/]\s*|\s*월\s*)(\d{1,2})(?:\s*일)?(?![\d.])")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?(?!\d)")
_SHORT_MONTHS = tuple(month[:3].casefold() for month in MONTHS)
_MONTH = rf"(?P<month>{'|'.join((*MONTHS, 'Sept', *_SHORT_MONTHS))})\.?"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:\s*,?\s*(?P<year>\d{4}))?(?!\d)"
_MONTH_FIRST = re.compile(rf"(?<!\w){_MONTH}\s*{_NTH}(?!\w){_YEAR}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?<!\w){_NTH}\s*(?:of\s+)?{_MONTH}(?!\w){_YEAR}", re.IGNORECASE)
_WORDS = {"tomorrow": -1, "내일": -1, "모레": -2, "yesterday": 1, "어제": 1, "그제": 2, "그저께": 2}
_WORD = re.compile(r"(?<!\w)(" + "|".join(_WORDS) + r")(?!\w)", re.IGNORECASE)
_TODAY = r"today(?:['’]s)?|오늘"
_NEWEST = re.compile(rf"(?<!\w)({_TODAY}|newest|latest|최신|최근)(?!\w)", re.IGNORECASE)
_ASKS_TODAY = re.compile(rf"(?<!\w)(?:{_TODAY})(?!\w)", re.IGNORECASE)
_DIGITS = re.compile(r"\d")


def date_in(line: str, today: date, newest: date | None) -> tuple[date | None, str]:
    """The date that a line names, and the line without it; raises BadDate for one that cannot be.

    A date without a year is the one nearest to the newest edition. Today's paper is the newest edition, whose
    date is often yesterday's: so `today` names no date.
    """
    line = _NEWEST.sub(" ", line)
    for pattern, made in (
        (_FULL, lambda found: _checked(found, int(found[1]), int(found[2]), int(found[3]))),
        (_PACKED, lambda found: _checked(found, int(found[1]), int(found[2]), int(found[3]))),
        (_DOTTED, lambda found: _checked(found, int(found[3]), int(found[2]), int(found[1]))),
        (_MONTH_FIRST, lambda found: _worded(found, newest or today)),
        (_DAY_FIRST, lambda found: _worded(found, newest or today)),
        (_SHORT, lambda found: _nearest(found, int(found[1]), int(found[2]), newest or today)),
        (_WORD, lambda found: today - timedelta(days=_WORDS[found[1].casefold()])),
    ):
        if found := pattern.search(line):
            return _cut(line, found, made)
    if _DIGITS.search(line):
        raise BadDate(line.strip())
    return None, line.strip()


def asks_today(line: str) -> bool:
    """Whether a line asks for the edition of today by that word."""
    return _ASKS_TODAY.search(line) is not None


def _worded(found: re.Match[str], around: date) -> date:
    """A date with its month in English."""
    month = _SHORT_MONTHS.index(found["month"][:3].casefold()) + 1
    if found["year"]:
        return _checked(found, int(found["year"]), month, int(found["day"]))
    return _nearest(found, month, int(found["day"]), around)


def _cut(line: str, found: re.Match[str], made: Callable[[re.Match[str]], date]) -> tuple[date, str]:
    rest = f"{line[: found.start()]} {line[found.end() :]}".strip(" ,")
    return made(found), rest


def _checked(found: re.Match[str], year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadDate(found[0].strip()) from None


def _nearest(found: re.Match[str], month: int, day: int, around: date) -> date:
    possible = []
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            possible.append(date(year, month, day))
        except ValueError:  # 29 February, or no date at all
            continue
    if not possible:
        raise BadDate(found[0].strip())
    return min(possible, key=lambda day: abs(day - around))
