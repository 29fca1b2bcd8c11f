"""What models cost: reservations and what was really used, by day and payer; and the replies that were paid for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.chat import Address
from bot.ports.llm import Usage

Payer = str
"""`edition`, or a chat by its platform and address, with a colon between."""
EDITION: Payer = "edition"
CHATS: Payer = "chats"
"""All payers but the edition together: the name of their limit. Nobody pays under it."""
FORGOTTEN: Payer = "forgotten"
"""Who paid for chats that were forgotten since: what they used still counts for the day and for all chats."""


def payer_of(address: Address) -> Payer:
    """The payer that a chat is."""
    return f"{address.platform}:{address.id}"


@dataclass(frozen=True, slots=True)
class Limits:
    """Tokens that may be used in one day: by everybody together, by this payer, and, where this payer is not the
    edition, by all payers that are not (None: no such limit)."""

    day: int
    payer: int | None = None
    chats: int | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """One payer's day. `reserved` are tokens of calls that are not settled: running, or killed while they ran."""

    payer: Payer
    calls: int
    usage: Usage
    reserved: int

    @property
    def total(self) -> int:
        """What counts against a limit."""
        return self.usage.total + self.reserved


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A reply that was paid for: `key` is the hash of its request, `body` the JSON of its value."""

    key: str
    model: str
    body: str
    usage: Usage


class Payments(Protocol):
    """Every method is one transaction, so that several processes share one budget."""

    async def reserve(self, day: date, payer: Payer, tokens: int, limits: Limits) -> int | None:
        """Set tokens aside; the reservation's number, or None where a limit would be passed."""
        ...

    async def settle(self, reservation: int, usage: Usage, reply: KeptReply | None, at: datetime) -> None:
        """Put what was used in the reservation's place and keep the reply; a second time changes nothing.

        A call that certainly was not answered is settled with `Usage()`.
        """
        ...

    async def spent(self, day: date) -> tuple[Spent, ...]:
        """What each payer has used on a day, by payer."""
        ...

    async def spent_by(self, payer: Payer) -> tuple[tuple[date, Spent], ...]:
        """What a payer has used, by day."""
        ...

    async def reply(self, key: str) -> KeptReply | None:
        """The reply to the same request, where one was paid for."""
        ...

    async def drop_replies(self, keys: Sequence[str]) -> int:
        """Forget replies that were found wrong (a correction asks anew); how many there were."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget replies and days of before a moment; how many rows."""
        ...
