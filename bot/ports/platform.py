"""A platform: a place where people write to us and read. Each one is a folder in adapters/platforms."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.document.blocks import Document
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About


class Platform(Protocol):
    """Hears people and answers each in the process that heard them, through the one router.

    `name` is the platform's part of an Address.
    """

    name: str

    async def serve(self) -> None:
        """Hear and answer until there is nothing more to hear, or until cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message as its platform sends it: pure data, shared by all chats of a kind and kept in a database.

    `body` is JSON that only the platform reads. `plain` is the same message without markup, for the one more try
    after markup was refused. `about` is what it shows. `picture` is a file by its place in the archive
    (`2024-07-16/categories.png`), which goes with the message where it can.
    """

    body: str
    plain: str
    about: About | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A group or channel that a person named: its address, kind, and what it calls itself.

    `refusal`: why we may not post there, in the platform's words; empty where we may.
    """

    address: Address
    kind: ChatKind
    title: str
    refusal: str = ""


class Posts(Protocol):
    """The side of a platform that posts: rendering is pure, sending tells apart what is certain and what is not.

    `send` and `edit` raise Temporary (certainly not carried out), Unsure (perhaps), Refused (never here, and why),
    Moved (the chat has another address), BadMarkup (send its `plain` once) and, for `edit`, NotThere.
    """

    name: str
    repeatable: float
    """Seconds within which a second `send` with the same key gives the first message again; 0: never."""

    @property
    def lane(self) -> str:
        """Platform and the bot's number there (`hall:123456`), known once connected."""
        ...

    def fits(self, document: Document, kind: ChatKind) -> bool:
        """Whether a document is one message in such a chat."""
        ...

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
        """The messages of a document, in order, each within every limit of the platform."""
        ...

    async def send(
        self,
        address: Address,
        kind: ChatKind,
        message: Rendered,
        *,
        key: str,
        silent: bool = False,
        bare: bool = False,
        mark: str = "",
    ) -> str:
        """Send one message and give its id there. `key` (idempotency) is the same when the same message is tried again.

        `bare`: without markup and buttons, after they were refused. `mark` is a line above the message, which says that
        it may be here already; it is left out where it does not fit.
        """
        ...

    async def arrived(
        self, address: Address, kind: ChatKind, message: Rendered, *, key: str, since: datetime
    ) -> str | None:
        """The id of a message of ours that was sent with this key or content at `since` or later, as a place shows it.

        None: it certainly is not there. Raises Unsure where the platform cannot say, Temporary where it may later, and
        Refused as `send` does.
        """
        ...

    async def edit(self, address: Address, kind: ChatKind, message_id: str, message: Rendered) -> None:
        """Change a message that was sent; the same content again is no error."""
        ...

    async def tell(self, person: str, document: Document) -> None:
        """Say something to a person in their private chat; raises as `send` does."""
        ...

    async def find(self, name: str) -> Place | None:
        """The group or channel of a name or id (`@lab`, `-1001234567890`); None where there is none that we see."""
        ...

    async def is_administrator(self, place: Address, person: str) -> bool:
        """Whether a person may change what a group or channel gets; asked anew at most every five minutes."""
        ...
