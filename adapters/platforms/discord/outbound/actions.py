"""What a button's id holds: the action, the day it is about, and its place, so that ids never repeat in a message.

Pure. Buttons work after a restart because nothing about them is kept anywhere else.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.chat.arguments.reports import SLUG, report_of
from bot.domain.shown import About

BUTTON = re.compile(r"jogan:(?P<place>\d{1,3}):(?P<day>\d{6})?:(?P<action>/.+)", re.DOTALL)
MENU = re.compile(r"jogan\+(?P<place>\d{1,3}):(?P<day>\d{6})?")
FORM = re.compile(r"jogan\?(?P<day>\d{6})?:(?P<message>\d{1,20})?:(?P<paper>.+)", re.DOTALL)
OF_ANSWERS = frozenset({"/evidence", "/passages", "/wrong"})
"""Actions about an answer, which is known by the message that shows it."""
ANY = "?"
"""Stands for the paper of a form that asks for it, too; `colm-2024:?` for one of a report's papers."""
_CARD = re.compile(rf"/paper\s+(?:\d{{4}}-\d\d-\d\d-|{SLUG}:)?\d{{1,4}}")
_PAPER = re.compile(rf"/paper\s+(?:(?P<report>{SLUG}):)?(?P<number>\d{{1,4}})")
_OF_ANY = re.compile(rf"(?P<report>{SLUG}):\?")


@dataclass(frozen=True, slots=True)
class Pressed:
    """An action and the day of the edition or report it is about."""

    action: str
    day: date | None

    @property
    def about(self) -> About | None:
        """The same as what the message shows."""
        return About(self.day, report=report_of(self.action)) if self.day else None


def button_id(place: int, day: date | None, action: str) -> str:
    """The id of a button: at most 100 characters for actions of at most 64 bytes."""
    return f"jogan:{place}:{_written(day)}:{action}"


def menu_id(place: int, day: date | None) -> str:
    """The id of a select menu; its values are the actions."""
    return f"jogan+{place}:{_written(day)}"


def form_id(day: date | None, paper: str, message: int | None = None) -> str:
    """The id of a form that asks about a paper, shown by a message where it was opened from one."""
    return f"jogan?{_written(day)}:{message or ''}:{paper}"[:100]


def day_of(match: re.Match[str]) -> date | None:
    """The day that an id holds; None where it has none, or one that never was."""
    try:
        return datetime.strptime(match["day"], "%y%m%d").date() if match["day"] else None  # noqa: DTZ007 - only a date
    except ValueError:
        return None


def paper_in(action: str) -> tuple[str, int] | None:
    """The paper that an action opens: of which report (empty: of the message's edition), and its number."""
    found = _PAPER.fullmatch(action)
    return (found["report"] or "", int(found["number"])) if found else None


def of_any(paper: str) -> str | None:
    """The report of whose papers any may be meant, empty where it is of none; None where one paper is meant."""
    found = _OF_ANY.fullmatch(paper)
    return found["report"] if found else "" if paper == ANY else None


def opens_card(action: str) -> bool:
    """Whether an action opens a paper's card, be it of the message's own edition or of another day's."""
    return _CARD.fullmatch(action) is not None


def asks(action: str) -> str | None:
    """The paper of `/ask N` without a question, ANY of `/ask` alone: what a form is opened for."""
    word, _, rest = action.partition(" ")
    paper = rest.strip() or ANY
    return paper if word == "/ask" and len(paper.split()) == 1 else None


def _written(day: date | None) -> str:
    return day.strftime("%y%m%d") if day else ""
