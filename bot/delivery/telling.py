"""A line for every message that one chat does not get, with its numbers: an operator finds who, why, and what follows.

It names nobody and shows nothing of what was to be sent.
"""

import logging

from bot.delivery.sending import Result
from bot.errors import Refused
from bot.events import event

log = logging.getLogger(__name__)
CONSEQUENCES = {
    "dead": "not sent again; `jogan deliveries retry` once the cause is mended",
    "parked": "held until an operator decides: `jogan deliveries retry`",
    "expired": "not sent: the chat wants or takes nothing any more",
}


def tell_of(result: Result) -> None:
    """One line where it will not arrive by itself; nothing for what arrived, waits or is being found out about."""
    row, settled = result.row, result.settled
    if settled.state not in CONSEQUENCES:
        return
    refused = isinstance(result.failure, Refused)
    follows = "the chat is off until it lets us in again" if refused else CONSEQUENCES[settled.state]
    kind = result.failure.off if isinstance(result.failure, Refused) else settled.state
    attempts = row.attempts + bool(result.seconds)
    fields = event(
        "refusal", lane=row.lane, posting=row.posting, chat=row.chat, part=row.part, delivery=row.number,
        attempts=attempts, state=settled.state, kind=kind, reason=settled.reason, consequence=follows,
    )  # fmt: skip
    level = logging.INFO if settled.state == "expired" else logging.WARNING
    said = "%s: delivery %d (%s, part %d) does not reach chat %d: %s"
    log.log(level, said, row.lane, row.number, row.posting, row.part, row.chat, settled.reason, extra=fields)
