"""What a message of ours shows, and how it was made: for replies to it and for its correction."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.chat import Length

Shape = Literal["post", "card"]


@dataclass(frozen=True, slots=True)
class Page:
    """How a message was made, so that it can be made again when a card is corrected.

    `chosen` are the categories of a post (None: all), `whole` says that it was not shortened to one message.
    """

    shape: Shape
    language: str
    length: Length = "brief"
    chosen: tuple[str, ...] | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What a message shows: papers (by number) of the edition of a day, of one category where it is its page."""

    day: date
    papers: tuple[int, ...] = ()
    category: str = ""
    page: Page | None = None
