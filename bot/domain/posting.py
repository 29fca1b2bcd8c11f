"""What a chat gets at one time, and how it is made: chats that want the same share one rendering."""

import hashlib
from dataclasses import astuple, dataclass
from datetime import date, time
from typing import Literal

from bot.domain.chat import Chat, ChatKind, Length

PostingKind = Literal["edition", "weekly", "notice", "report"]
"""Editions (one, or several merged), a week's editions, one line that says why there is nothing new, or instalments of
conference reports where the editions have nothing that the chat chose."""
MOST_MERGED = 7
"""Editions that one posting shows; older ones are a line with their dates."""


@dataclass(frozen=True, slots=True)
class Wants:
    """Everything that decides what a chat gets and when; chats that want the same share one value.

    `chosen` are category keys, sorted (None: all). `days` are weekdays, Monday 0. `lane` is the bot that posts there.
    """

    lane: str
    kind: ChatKind
    language: str
    length: Length
    chosen: tuple[str, ...] | None
    notices: bool
    weekly: bool
    timezone: str
    post_time: time
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a bundle is made. `days` are those it is about, newest first: editions, or with a notice the day without one.

    `older` are the days of editions that are only named, newest first. `instalments` go with it: conference reports by
    slug, and which instalment of each (1 is the first).
    """

    lane: str
    kind: ChatKind
    language: str
    length: Length
    chosen: tuple[str, ...] | None
    posting: PostingKind
    days: tuple[date, ...]
    older: tuple[date, ...] = ()
    instalments: tuple[tuple[str, int], ...] = ()

    @property
    def key(self) -> str:
        """The same for the same recipe, in every process, also in one of before there were instalments: 32 hexadecimal
        digits."""
        said = astuple(self) if self.instalments else astuple(self)[:-1]
        return hashlib.blake2b(repr(said).encode(), digest_size=16).hexdigest()

    @property
    def name(self) -> str:
        """The posting's name in the ledger: a chat gets each name at most once, ever.

        A week is named by its newest edition: two of them may be of one calendar week, where the chat's day changed.
        """
        return f"{self.posting}:{self.days[0].isoformat()}"


def wants_of(chat: Chat, lane: str = "") -> Wants:
    """What a chat wants now, posted to by its own bot or by `lane`."""
    return Wants(
        lane=chat.lane or lane,
        kind=chat.kind,
        language=chat.language,
        length=chat.length,
        chosen=None if chat.everything else tuple(sorted(chat.categories)),
        notices=chat.notices,
        weekly=chat.weekly,
        timezone=chat.timezone,
        post_time=chat.post_time,
        days=chat.days,
    )
