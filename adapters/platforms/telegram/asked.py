"""What is answered, and who answers it: the values that inbound hands to outbound."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from adapters.platforms.telegram.addresses import NAME, Spot
from bot.chat.message import Incoming, Said
from bot.delivery.membership import Event, Notice
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About
from bot.errors import Moved, Refused


class Desk(Protocol):
    """What is asked of the core (bot.chat.desk)."""

    def answer(self, incoming: Incoming) -> AsyncIterator[Said]: ...

    async def first(self, lane: str, update: str) -> bool: ...

    async def shows(self, address: Address, message: str) -> About | None: ...

    async def remember(self, address: Address, kind: ChatKind, sent: Sequence[tuple[str, About | None]]) -> None: ...

    async def happened(self, event: Event) -> tuple[Notice, ...]: ...

    async def refused(self, address: Address, refusal: Refused | Moved) -> tuple[Notice, ...]: ...

    async def paused(self, lane: str, seconds: float, reason: str) -> None: ...

    async def met_another(self, lane: str, reason: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Own:
    """The bot itself."""

    id: int
    name: str

    @property
    def lane(self) -> str:
        """What is sent with this bot's token."""
        return f"{NAME}:{self.id}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A message or a pressed button: `message` is the one written or the one whose button was pressed.

    `query` is what a press is answered by; `spot` is where the answer goes, which in a private chat may be a topic.
    """

    incoming: Incoming
    spot: Spot
    message: int
    query: str | None = None
