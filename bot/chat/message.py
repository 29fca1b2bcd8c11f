"""What a platform hands to the router, and what it gets back. Says nothing about how either is shown."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.chat.in_line import Place
from bot.document.blocks import Document
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About

Origin = Literal["new", "edited", "forwarded"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of a person, or a pressed button (`text` is then the button's action).

    `own_name` is the name this bot has here: `/help@other` is not for us. `addressed` says that a group's
    message mentions us or replies to us. `is_administrator` also holds for anonymous administrators and for
    whoever may post in a channel; in a private chat it does not matter. `language_hint` is the platform's
    locale (`ko`, `en-US`). `posts` says whether this place gets posts, `pressed` that a button was pressed.
    `reply_to` is what the message of ours shows that is replied to, or whose button was pressed. `sent_at` is when
    the person wrote (UTC), where the platform knows. `fits` says whether a document is one message here; None where
    there are no messages. `lane` is the bot that heard it. `threads` are those of this place that are known to be open,
    where they are addresses of their own.
    """

    address: Address
    kind: ChatKind
    text: str
    sender: str = ""
    is_administrator: bool = False
    reply_to: About | None = None
    language_hint: str | None = None
    own_name: str = ""
    addressed: bool = False
    origin: Origin = "new"
    posts: bool = True
    pressed: bool = False
    sent_at: datetime | None = None
    fits: Callable[[Document], bool] | None = None
    lane: str = ""
    threads: Callable[[], tuple[Address, ...]] = tuple

    @property
    def person(self) -> Address:
        """Who wrote: the same number on another platform is another person."""
        return Address(self.address.platform, self.sender)


@dataclass(frozen=True, slots=True)
class Working:
    """A sign of life before the reply: `done` of `of` steps where they can be counted.

    `so_far` is what of the reply may be shown already, whole: it replaces what an earlier one showed. `apart`: from
    here on the reply holds up nothing else that is said in its chat.
    """

    sentence: str
    done: int | None = None
    of: int | None = None
    so_far: Document | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file of ours that goes with a reply: its name, and its place in the operator's archive, empty where it is kept
    nowhere."""

    name: str
    place: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """The one answer to a message. `ephemeral`: only the asker needs to see it, where a platform can do that.

    `unfolded`: this chat reads at full length, so folds may stand open. `mistake`: what was said was not understood
    or cannot be done, so its buttons are only suggestions. `language` is the one it is written in. `replaces`: the
    message whose button was pressed becomes this one, where a platform can do that. `file` goes with the words or after
    them; where a platform or a place takes none, `bot.chat.without_file` has what is said instead.
    """

    document: Document
    ephemeral: bool = False
    unfolded: bool = False
    mistake: bool = False
    language: str = ""
    replaces: bool = False
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One completion of what is being typed: at most 100 characters of label and of value."""

    label: str
    value: str


Said = Working | Reply


@dataclass(frozen=True, slots=True)
class Apart:
    """A reply that takes long: other messages of its chat are answered meanwhile, other such replies wait for it.

    `sentence` is its first sign of life; `saying` is begun when `place` comes to the head of its chat's line, and
    `ended` is called in any case.
    """

    sentence: str
    place: Place
    saying: AsyncGenerator[Said]
    ended: Callable[[], None]
    language: str


Saying = AsyncIterator[Said | Apart]
"""What a handler gives: Working any number of times, then exactly one Reply, or one reply Apart."""
