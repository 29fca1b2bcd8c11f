"""English as it is written: dates and counts with their plural. It never decides what is said."""

from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(when: date) -> str:
    """Tue 16 July."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"


def dated(when: date) -> str:
    """Tue 16 July 2024."""
    return f"{day(when)} {when.year}"


def short(when: date) -> str:
    """16 July."""
    return f"{when.day} {MONTHS[when.month - 1]}"


def dates(first: date, last: date, *, full: bool = True) -> str:
    """Fri 12 – Tue 16 July 2024; not `full`: 12–16 July. Months and years only where they change."""
    ended = dated(last) if full else short(last)
    if first == last:
        return ended
    began = dated(first) if full and first.year != last.year else day(first) if full else short(first)
    if (first.year, first.month) == (last.year, last.month):
        began = began.rpartition(" ")[0]
    return f"{began} – {ended}" if full or first.month != last.month else f"{began}–{ended}"


def month(written: str) -> str:
    """`2024-11` as November 2024; anything else as it is."""
    year, _, number = written.partition("-")
    named = year.isdigit() and number.isdigit() and 1 <= int(number) <= 12
    return f"{MONTHS[int(number) - 1]} {year}" if named else written


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """`1 paper`, `16 papers`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"
