"""A chat: a place on a platform, with what it wants, in which language, and when."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from bot.errors import OffReason

ChatKind = Literal["private", "group", "channel", "thread", "forum"]
"""A forum is a channel whose posts are threads of their own."""
Length = Literal["brief", "full"]
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a chat is: platform name and the platform's own id (64-bit numbers written out; a name on the terminal)."""

    platform: str
    id: str

    def is_within(self, place: "Address") -> bool:
        """Whether it is the place or a topic of it (`-100123`, `-100123/45`)."""
        return self.platform == place.platform and (self.id == place.id or self.id.startswith(f"{place.id}/"))


@dataclass(frozen=True, slots=True)
class Chat:
    """One chat's settings. `everything` is a subscription to all categories, also to those that come later.

    `days` are weekdays (Monday 0). `cursor` is the last edition the chat had; `next_due` (UTC) is when it is
    due again, None while nothing is due (paused, or a private chat that subscribes to nothing).
    """

    address: Address
    kind: ChatKind
    language: str
    timezone: str
    post_time: time
    days: tuple[int, ...] = EVERY_DAY
    weekly: bool = False
    length: Length = "brief"
    notices: bool = False
    categories: tuple[str, ...] = ()
    everything: bool = False
    paused: bool = False
    cursor: date | None = None
    next_due: datetime | None = None
    last_read: date | None = None
    """The edition this conversation last showed: a bare number means a paper of it."""
    last_report: str = ""
    """The conference report (its slug) that it showed after that: a bare number means a paper of it."""
    muted: bool = False
    """Posts come without a sound."""
    off: OffReason | None = None
    """Why nothing is sent here until the platform lets us again."""
    owner: str = ""
    """The platform's id of the person who added us or subscribed: who is told when we are put out."""
    from_file: bool = False
    """The operator's file named this chat once: what an administrator changed since stays."""
    lane: str = ""
    """The bot that posts here: the one that heard of the chat last. Empty: any of the platform."""

    @property
    def subscribed(self) -> bool:
        """Whether this chat gets posts."""
        return self.everything or bool(self.categories)
