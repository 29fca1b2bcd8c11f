"""Says, once an edition is there, whom it reaches before the next one, whom not and why, and who falls away later.

It plans nothing.
"""

import logging
from datetime import date, time, timedelta

from bot.domain.chat import Address
from bot.domain.edition import cut_at
from bot.errors import JoganError, OffReason
from bot.events import event
from bot.ports.ledger import Ledger

log = logging.getLogger(__name__)
NAMED = 50
"""Chats of each reason that a line names by their numbers; all are counted."""


async def tell_audience(ledger: Ledger, day: date, cut: time) -> None:
    """One line. That it cannot be said is no fault of the edition."""
    try:
        found = await ledger.audience(cut_at(day + timedelta(days=1), cut), NAMED)
    except JoganError as failure:
        log.warning("Whom the edition of %s reaches is not known: %s", day, failure)
        return
    absent = {each.reason: each.count for each in found.absent}
    fields = event(
        "audience", day=day, expected=found.expected, absent=absent,
        chats={each.reason: each.chats for each in found.absent},
    )  # fmt: skip
    without = ", ".join(f"{reason} {count}" for reason, count in absent.items())
    reached, rest = f"{found.expected} chats get the edition of {day}", f"; not: {without}" if without else ""
    log.info("%s%s", reached, rest, extra=fields)


async def tell_off(ledger: Ledger, address: Address, reason: OffReason) -> None:
    """One line for a chat that gets nothing from now on. That its number cannot be said is no reason for silence."""
    try:
        number = await ledger.number(address)
    except JoganError:
        number = None
    fields = event("chat_off", chat=number, platform=address.platform, reason=reason)
    log.info("Chat %s of %s gets nothing from now on: %s", number, address.platform, reason, extra=fields)
