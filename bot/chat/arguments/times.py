"""Times of day and days of the week as people write them: 9am, 오전 9시 반, mon-fri, 평일."""

import re
import unicodedata
from datetime import time

from bot.chat.arguments.endings import bare
from bot.domain.chat import EVERY_DAY
from bot.errors import BadDays, BadTime

_TIME = re.compile(
    r"(?P<before>오전|오후|새벽|아침|낮|저녁|밤|am|pm)?\s*"
    r"(?P<hour>\d{1,2})(?:\s*[:.시hH]\s*(?P<minute>\d{2}|\d{1,2}(?=\s*분)|반)?\s*(?:분|시)?)?"
    r"\s*(?P<after>am|pm|a\.m\.|p\.m\.)?",
    re.IGNORECASE,
)
_PACKED = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_NAMED = {"noon": time(12), "정오": time(12), "midnight": time(0), "자정": time(0)}
_MORNING = ("오전", "새벽", "아침", "am", "a.m.")

_KOREAN = "월화수목금토일"
_SETS = {
    **dict.fromkeys(("daily", "everyday", "all", "매일", "날마다", "전체"), EVERY_DAY),
    **dict.fromkeys(("weekdays", "weekday", "workdays", "평일", "주중"), (0, 1, 2, 3, 4)),
    **dict.fromkeys(("weekend", "weekends", "주말"), (5, 6)),
}


def time_from(text: str) -> time:
    """A time of day; raises BadTime."""
    written = unicodedata.normalize("NFKC", text).strip().casefold()
    written = written if _TIME.fullmatch(written) else bare(written)
    if written in _NAMED:
        return _NAMED[written]
    if packed := _PACKED.fullmatch(written):
        return time(int(packed[1]), int(packed[2]))
    found = _TIME.fullmatch(written)
    if found is None:
        raise BadTime(text.strip())
    half = found["before"] or found["after"]
    minute = 30 if found["minute"] == "반" else int(found["minute"] or 0)
    hour = _hour(int(found["hour"]), half)
    if hour is None or minute > 59:
        raise BadTime(text.strip())
    return time(hour, minute)


def _hour(hour: int, half: str | None) -> int | None:
    """The hour of 24; None where there is none."""
    if half is None:
        return hour if hour < 24 else None
    if not 1 <= hour <= 12:
        return None
    after_midnight = half == "밤" and (hour < 6 or hour == 12)
    return hour % 12 + (0 if half in _MORNING or after_midnight else 12)


def days_from(text: str) -> tuple[int, ...]:
    """Days of the week, Monday 0, in order; raises BadDays."""
    written = re.sub(r"\s*[-~–]\s*", "-", bare(unicodedata.normalize("NFKC", text).strip().casefold()))
    joined = written.replace(" ", "")
    if joined in _SETS:
        return _SETS[joined]
    if re.fullmatch(f"[{_KOREAN}]{{2,7}}", joined):
        written = " ".join(joined)
    pieces = [piece for piece in re.split(r"[\s,;/·]+", written) if piece]
    found = {day for piece in pieces for day in _days_of(piece, text)}
    if not found:
        raise BadDays(text.strip())
    return tuple(sorted(found))


def _days_of(piece: str, text: str) -> tuple[int, ...]:
    """The days of one word, or of a range that may go over the week's end (fri-mon)."""
    if piece in _SETS:
        return _SETS[piece]
    first, dash, last = piece.partition("-")
    start = _day(first, text)
    end = _day(last, text) if dash else start
    return tuple((start + step) % 7 for step in range((end - start) % 7 + 1))


def _day(word: str, text: str) -> int:
    if word[:1] in _KOREAN and word[:1] and word[1:] in ("", "요일"):
        return _KOREAN.index(word[0])
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    known = [day for day, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    if not known:
        raise BadDays(text.strip())
    return known[0]
