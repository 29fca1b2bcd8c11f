"""Buttons as rows of keys: short enough to be read on a telephone, each with the day of what it is about.

The core decides which buttons there are and what they say; here is only how they are laid out and what comes back.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from adapters.platforms.telegram.outbound.body import Key
from bot.chat.arguments.reports import SLUG
from bot.document.blocks import Block, Button, Buttons, Fold
from bot.domain.chat import ChatKind
from bot.domain.shown import About

LONGEST_DATA = 64
"""Bytes that come back with a pressed button."""
LONGEST_COPY = 256
MOST_IN_A_ROW = 8
MOST_KEYS = 100
WIDEST_ROW = 45
"""Columns of a row that a telephone shows without cutting labels; a Korean letter takes two."""
MANY = 10
"""More buttons of papers than this are shown by number alone."""
_PAPER = re.compile(
    r"/(?:paper|why|ask) (?:(?P<month>\d{1,2})/(?P<day>\d{1,2})-|(?P<date>\d{4}-\d\d-\d\d)-)?(?P<number>\d{1,3})"
)
_REPORTED = re.compile(rf"/(?:paper|why|ask) (?P<report>{SLUG}):(?P<number>\d{{1,4}})")
_CHAPTER = re.compile(rf"/report (?P<report>{SLUG})(?: (?P<place>\d{{1,2}})| file)?")
_DATA = re.compile(r"(?P<day>\d{6})(?P<line>/.*)", re.DOTALL)
_START = "https://t.me/{}?start=p{:%Y%m%d}-{}"
_ASK = "https://t.me/{}?start=q{:%Y%m%d}"
_OF_REPORT = "https://t.me/{}?start={}_{}{}"


@dataclass(frozen=True, slots=True)
class Under:
    """The message that buttons stand under: the day it is about, its chat's kind, the bot's own name, and the report
    (its slug) that it shows."""

    day: date | None
    kind: ChatKind
    own_name: str = ""
    report: str = ""


def under(shown: About | None, kind: ChatKind, own_name: str) -> Under:
    """What buttons stand under, by what their message shows."""
    return Under(shown.day, kind, own_name, shown.report) if shown else Under(None, kind, own_name)


def keys(blocks: Iterable[Block], under: Under) -> tuple[tuple[Key, ...], ...]:
    """All buttons of a message, in order, at most MOST_KEYS."""
    rows: list[tuple[Key, ...]] = []
    left = MOST_KEYS
    for row in (row for block in _buttons(blocks) for row in _laid_out(block)):
        shown = tuple(_key(button, under) for button in row[:left] if button.label)
        left -= len(shown)
        rows += [shown] if shown else []
    return tuple(rows)


def count(blocks: Iterable[Block]) -> int:
    """How many buttons there are."""
    return sum(len(row) for block in _buttons(blocks) for row in block.rows)


def said(data: str) -> tuple[date | None, str]:
    """The day and the command line that came back with a pressed button."""
    found = _DATA.fullmatch(data)
    if found is None:
        return None, data
    two = found["day"]
    try:
        return date(2000 + int(two[:2]), int(two[2:4]), int(two[4:])), found["line"]
    except ValueError:
        return None, found["line"]


def deep_link(action: str, under: Under) -> str | None:
    """The address that shows the paper of an action in the private chat, or asks there for a question about one."""
    if of_report := _of_report(action, under.report):
        return _OF_REPORT.format(under.own_name, *of_report) if under.own_name else None
    if action == "/ask" and under.day and under.own_name:
        return _ASK.format(under.own_name, under.day)
    paper = paper_of(action, under.day)
    return _START.format(under.own_name, *paper) if paper and under.own_name else None


def _of_report(action: str, shown: str) -> tuple[str, str, str] | None:
    """What part of a conference report an action shows: the report, `p` a paper, `c` a chapter or the contents, `q` a
    question, and the number. The whole as a file is had from its contents."""
    if action == "/ask" and shown:
        return shown, "q", ""
    if found := _REPORTED.fullmatch(action):
        return found["report"], "p", found["number"]
    found = _CHAPTER.fullmatch(action)
    return (found["report"], "c", found["place"] or "") if found else None


def reported(action: str) -> tuple[str, int] | None:
    """The paper of a conference report that an action is about: the report, and its number there."""
    found = _REPORTED.fullmatch(action)
    return (found["report"], int(found["number"])) if found else None


def paper_of(action: str, about: date | None) -> tuple[date, int] | None:
    """The paper of an action under a message about a day: the day of its edition, and its number there."""
    found = _PAPER.fullmatch(action)
    day = _day(found, about) if found else None
    return (day, int(found["number"])) if found and day else None


def _day(found: re.Match[str], about: date | None) -> date | None:
    """The day of the edition that a number is of: its own, else that of the message."""
    try:
        if found["date"]:
            return date.fromisoformat(found["date"])
        if found["month"] and about:
            meant = about.replace(month=int(found["month"]), day=int(found["day"]))
            return meant if meant <= about else meant.replace(year=meant.year - 1)
    except ValueError:
        return None
    return about


def _buttons(blocks: Iterable[Block]) -> Iterator[Buttons]:
    for block in blocks:
        if isinstance(block, Buttons):
            yield block
        elif isinstance(block, Fold):
            yield from _buttons(block.blocks)


def _laid_out(block: Buttons) -> Iterator[tuple[Button, ...]]:
    """Rows as they are, but those of many papers by number alone, and too wide ones in several of equal length."""
    papers = [button for row in block.rows for button in row if _numbered(button)]
    if len(papers) > MANY:
        numbers = [Button(_numbered(button), button.action) for button in papers]
        yield from _in_rows(numbers, MOST_IN_A_ROW)
    for row in block.rows:
        rest = [button for button in row if len(papers) <= MANY or not _numbered(button)]
        yield from _in_rows(rest, _fitting(rest))


def _numbered(button: Button) -> str:
    """The number that a paper's button says, as it says it."""
    found = re.search(r"(?:\d{1,2}/\d{1,2}-)?\d{1,3}", button.label)
    meant = _PAPER.fullmatch(button.action) or _REPORTED.fullmatch(button.action)
    return found[0] if found and meant and found[0].endswith(meant["number"]) else ""


def _in_rows(buttons: list[Button], most: int) -> Iterator[tuple[Button, ...]]:
    """As few rows as there can be, as equally long as they can be."""
    rows = -(-len(buttons) // most)
    size = -(-len(buttons) // rows) if rows else 1
    for start in range(0, len(buttons), size):
        yield tuple(buttons[start : start + size])


def _fitting(buttons: list[Button]) -> int:
    """All keys of a row are equally wide: so many of the widest fit."""
    widest = max((_columns(button.label) for button in buttons), default=1)
    return max(1, min(MOST_IN_A_ROW, WIDEST_ROW // max(widest, 1)))


def _columns(label: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in label)


def _key(button: Button, under: Under) -> Key:
    """In channels what only shows something leads to the private chat: nobody's reading is anybody else's post."""
    link = deep_link(button.action, under) if under.kind == "channel" else None
    if link:
        return Key(button.label, url=link)
    dated = f"{under.day:%y%m%d}{button.action}" if under.day else button.action
    for data in (dated, button.action):
        if len(data.encode()) <= LONGEST_DATA:
            return Key(button.label, data=data)
    return Key(button.label, copy=button.action[:LONGEST_COPY])
