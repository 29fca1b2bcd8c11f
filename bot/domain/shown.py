"""What a message of ours shows, and how it was made: for replies to it and for its correction."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.chat import Length

Shape = Literal["post", "card", "merged", "weekly"]


@dataclass(frozen=True, slots=True)
class Page:
    """How a message was made, so that it can be made again when a card is corrected.

    `chosen` are the categories of a post (None: all), `whole` says that it was not shortened to one message. `days` are
    the editions that were merged, newest first, and `named` the older ones that are only named.
    """

    shape: Shape
    language: str
    length: Length = "brief"
    chosen: tuple[str, ...] | None = None
    whole: bool = False
    days: tuple[date, ...] = ()
    named: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a message shows: papers (by number) of the edition of a day, of one category where it is its page.

    `older`: papers of earlier editions that a merged posting shows beside them, newest first. `answer` is the number
    of an answer to a question; its papers are kept with it, for they need not be listed. `report`: the papers are those
    of a conference report of that slug, and `day` is when it was made.
    """

    day: date
    papers: tuple[int, ...] = ()
    category: str = ""
    page: Page | None = None
    older: tuple[tuple[date, tuple[int, ...]], ...] = ()
    answer: int | None = None
    report: str = ""
