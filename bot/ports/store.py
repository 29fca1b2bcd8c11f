"""What is remembered: papers and where they were seen, editions, chats. Every method is one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.chat import Address, Chat
from bot.domain.edition import Edition
from bot.domain.paper import Paper, PaperId


@dataclass(frozen=True, slots=True)
class ListRecord:
    """That a source was asked for a day, and the ids it listed, in its order (to know a repeated list)."""

    source: str
    day: date
    asked_at: datetime
    papers: tuple[PaperId, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper was published: the edition's day and the number in it."""

    day: date
    number: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What /forget erased: rows by kind (`chats`, later `conversations`, …)."""

    counts: Mapping[str, int]


class Papers(Protocol):
    """Papers by id, with all their sightings."""

    async def add(self, papers: Sequence[Paper]) -> None:
        """Keep papers whole: a known id is replaced; its sightings are united by (source, day), the newer wins."""
        ...

    async def get(self, ids: Sequence[PaperId]) -> dict[PaperId, Paper]:
        """Those of `ids` that are known."""
        ...

    async def titled(self, keys: Sequence[str]) -> dict[str, PaperId]:
        """Ids of known papers by title key (bot.domain.identity.title_key)."""
        ...

    async def waiting(self, day: date) -> tuple[Paper, ...]:
        """Papers whose earliest batch is `day` or before and that no edition has yet, by id."""
        ...


class Lists(Protocol):
    """Which lists were read."""

    async def add(self, record: ListRecord) -> None:
        """Remember a list; the same source and day again replaces it."""
        ...

    async def before(self, source: str, day: date) -> ListRecord | None:
        """The source's newest list before `day` that was not empty."""
        ...


class Editions(Protocol):
    """Published editions and the days without one."""

    async def publish(self, edition: Edition) -> bool:
        """Keep an edition in one commit; False where the day is published already or a paper of it has an edition.

        A day kept with state `none` may be replaced.
        """
        ...

    async def on(self, day: date) -> Edition | None:
        """What is kept for `day`."""
        ...

    async def newest(self, *, before: date | None = None) -> Edition | None:
        """The newest published edition (before a day, where given)."""
        ...

    async def last(self) -> Edition | None:
        """What is kept for the last day of all, with an edition or without."""
        ...

    async def counts(self, *, before: date, most: int) -> tuple[tuple[date, Mapping[str, int]], ...]:
        """Counts by category of up to `most` published editions before a day, newest first."""
        ...

    async def place(self, paper: PaperId) -> Place | None:
        """The edition that has a paper."""
        ...


class Chats(Protocol):
    """Chats and what they want."""

    async def get(self, address: Address) -> Chat | None:
        """The chat at an address."""
        ...

    async def put(self, chat: Chat) -> None:
        """Keep a chat whole."""
        ...

    async def forget(self, address: Address) -> Forgotten:
        """Erase all that is kept about a chat."""
        ...


class Store(Protocol):
    """Everything that is remembered, by kind."""

    @property
    def papers(self) -> Papers: ...
    @property
    def lists(self) -> Lists: ...
    @property
    def editions(self) -> Editions: ...
    @property
    def chats(self) -> Chats: ...

    async def close(self) -> None:
        """Let go of files and connections."""
        ...
