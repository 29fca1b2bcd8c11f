"""How a person names a paper: its number (3, 3번, 7/16-3; colm-2024:3 of a conference report), an arXiv id or link, a
DOI, or words of its title.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from bot.chat.arguments.dates import date_in
from bot.chat.arguments.reports import paper_said
from bot.domain.identity import paper_id
from bot.domain.paper import PaperId
from bot.errors import BadDate

_NUMBER = re.compile(r"(?:paper|논문)?\s*(?:#|no\.?\s*)?\s*(\d{1,4})\s*(?:번째?|편)?\s*(?:논문)?", re.IGNORECASE)
_DATED = re.compile(r"(?P<day>.*\d.*?)(?:\s*-\s*|\s+)#?(?P<number>\d{1,4})\s*번?\s*(?:논문)?")
_WORD = re.compile(r"[^\s,<>()\"']+")


@dataclass(frozen=True, slots=True)
class ByNumber:
    """A number of the edition of `day`, of a conference `report` (its slug), or of what the conversation is about."""

    number: int
    day: date | None = None
    report: str = ""


@dataclass(frozen=True, slots=True)
class ById:
    """A paper by its identity."""

    id: PaperId


@dataclass(frozen=True, slots=True)
class ByWords:
    """Words that may be of its title."""

    words: str


Named = ByNumber | ById | ByWords


def paper_named(text: str, today: date, newest: date | None) -> Named:
    """What a text that names one paper names."""
    written = unicodedata.normalize("NFKC", text).strip()
    if number := _NUMBER.fullmatch(written):
        return ByNumber(int(number[1]))
    if identity := identity_in(written):
        return ById(identity)
    if said := paper_said(written):
        return ByNumber(said[1], report=said[0])
    return _dated(written, today, newest) or ByWords(written)


def number_written(number: int, day: date, newest: date | None) -> str:
    """A number as it can be written anywhere: `3` of the newest edition, else with its day (`7/16-3`)."""
    if day == newest:
        return str(number)
    short = f"{day.month}/{day.day}"
    return f"{short if date_in(short, day, newest)[0] == day else day.isoformat()}-{number}"


def identity_in(text: str) -> PaperId | None:
    """The first arXiv id, DOI or link of a paper that stands in a text."""
    for word in _WORD.findall(text):
        identity = paper_id(word)
        if not identity.startswith("title:"):
            return identity
    return None


def _dated(text: str, today: date, newest: date | None) -> ByNumber | None:
    found = _DATED.fullmatch(text)
    if found is None:
        return None
    try:
        day, rest = date_in(found["day"], today, newest)
    except BadDate:
        return None
    return ByNumber(int(found["number"]), day) if day and not rest else None
