"""A delivery: one part of one posting to one chat, a row in the ledger, unique by (chat, posting, part)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.chat import Address, ChatKind

State = Literal["ready", "sending", "unsure", "sent", "dead", "parked", "expired"]
"""
ready ──claim──> sending ──> sent      arrived: the platform named the message
  ^                 │  ├───> ready     certainly not arrived: again, not before a moment
  │                 │  ├───> dead      never will be: refused, or what was sent cannot be read there
  │                 │  └───> unsure    perhaps arrived: no answer, or the process ended meanwhile
  └── retry ── parked <──────┘ │       nobody can know and nothing may be sent again: an operator decides
ready ──> expired                      was not begun before something newer took its place
"""
SUPERSEDED = "superseded"
"""The reason of what expired because its editions went with a newer posting: sent again, they would come twice."""
STATES: tuple[State, ...] = ("ready", "sending", "unsure", "sent", "dead", "parked", "expired")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery that is to be sent or found out about, with what its chat is now.

    `chat` is the store's number of the chat, `bundle` and `revision` name what is sent (a correction raises the
    revision). `unclean` counts attempts of which nobody knows what came; `claimed_at` is when the first of these
    began, else the last attempt: from then on the message may be there.
    `stopped`: the chat is paused, switched off or has no subscription any more, and gets nothing.
    """

    number: int
    lane: str
    chat: int
    address: Address
    kind: ChatKind
    posting: str
    part: int
    bundle: int
    revision: int
    muted: bool = False
    attempts: int = 0
    unclean: int = 0
    claimed_at: datetime | None = None
    stopped: bool = False

    @property
    def key(self) -> str:
        """The idempotency key of this part: the same at every attempt, another for every part and chat."""
        return f"{self.address.platform}:{self.address.id} {self.posting} {self.part}"


@dataclass(frozen=True, slots=True)
class Outage:
    """A process that held a lane did not reach its platform: since when, when it tries again, and why.

    `fence` is the one under which it met that last.
    """

    owner: str
    fence: int
    since: datetime
    again_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger as it is shown to operators and to its chat. `edition` is the newest day that it is about,
    `chat` the store's number of the chat, which the log has too."""

    number: int
    lane: str
    address: Address
    posting: str
    edition: date
    part: int
    parts: int
    state: State
    attempts: int
    unclean: int
    not_before: datetime | None
    message_id: str
    reason: str
    planned_at: datetime
    settled_at: datetime | None
    chat: int = 0
