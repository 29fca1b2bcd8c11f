"""What a failed attempt makes of its row: by the class of the failure alone. Pure."""

from datetime import datetime, timedelta

from bot.domain.delivery import Waiting
from bot.errors import BadMarkup, JoganError, Moved, Permanent, Temporary
from bot.ports.ledger import Settled

BACKOFF = (2.0, 5.0, 15.0, 60.0, 300.0)
"""Seconds before a message is tried again that certainly did not arrive: by attempts, the last from then on."""
MOST_MOVES = 5
"""Attempts after which a chat that always names another address is given up."""
LOOKED_AT = 10.0
"""Seconds before an unsure row is looked at: longer than a call lasts."""
REPEATED_AT = 2.0
"""The same where the platform makes one message of two."""


class Withheld(Temporary):
    """Not sent: the lane was paused or lost, or the process is to end, between the claim and the call."""


def backoff(attempts: int) -> timedelta:
    """How long to wait after so many earlier attempts."""
    return timedelta(seconds=BACKOFF[min(attempts, len(BACKOFF) - 1)])


def settled_for(row: Waiting, failure: JoganError, now: datetime, *, bare: bool, repeatable: bool) -> Settled:
    """`bare` says that it was tried without markup; `repeatable`, that a second call gives the first one's message."""
    reason = str(failure)
    match failure:
        case Temporary(retry_after=float() | int() as seconds):
            return Settled(row.number, "ready", reason, not_before=now + timedelta(seconds=seconds))
        case Temporary():
            return Settled(row.number, "ready", reason, not_before=now + backoff(row.attempts))
        case Moved() if row.attempts < MOST_MOVES:
            return Settled(row.number, "ready", reason, not_before=now + backoff(row.attempts))
        case BadMarkup() if not bare:
            return Settled(row.number, "ready", reason, not_before=now)
        case Permanent():
            return Settled(row.number, "dead", reason)
        case _:
            after = timedelta(seconds=REPEATED_AT if repeatable else LOOKED_AT)
            return Settled(row.number, "unsure", reason, not_before=now + after)
