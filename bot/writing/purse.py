"""The day's tokens: set aside before a call, replaced by what was used after it. It knows no model and no reply.

Where only calls in flight stand in the way, it waits for what they really use: an estimate is more than that.
"""

import asyncio
import logging
from dataclasses import dataclass
from datetime import date

from bot.errors import BudgetSpent
from bot.ports.clock import SteadyClock
from bot.ports.llm import Usage
from bot.ports.payments import KeptReply, Limits, Payer, Payments
from bot.settings import BudgetSettings

log = logging.getLogger(__name__)
EDITION: Payer = "edition"
MOST_COUNTED = 2**40
"""Tokens of one call; a service that says more has not counted."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """Tokens that are set aside: the reservation's number, and what the call may take at most."""

    number: int
    most: Usage


class Purse:
    """Reserves and settles within the limits of a day (UTC) and of a payer; the edition has no limit of its own."""

    def __init__(self, payments: Payments, budget: BudgetSettings, clock: SteadyClock) -> None:
        self._payments, self._budget, self._clock = payments, budget, clock
        self._open: set[int] = set()
        self._settled = asyncio.Event()
        self._told: date | None = None
        self._known: tuple[date, int] = date.min, 0

    async def reserve(self, payer: Payer, most: Usage) -> Reserved:
        """Set `most` aside. BudgetSpent at once where what was used leaves no room, or where nothing is in flight."""
        limits = Limits(self._budget.daily, None if payer == EDITION else self._budget.chat_daily)
        while True:
            day, settled = self._clock.now().date(), self._settled
            self._check_known(day, payer, most.total, limits)
            number = await self._number(day, payer, most.total, limits)
            if number is not None:
                self._open.add(number)
                return Reserved(number, most)
            await self._check(day, payer, most.total, limits)
            if not self._open and not settled.is_set():
                raise self._spent(day, payer, limits, whose=payer if limits.payer is not None else None)
            await settled.wait()

    async def _number(self, day: date, payer: Payer, tokens: int, limits: Limits) -> int | None:
        """A reservation of a call that is broken off meanwhile is given back."""
        asking = asyncio.ensure_future(self._payments.reserve(day, payer, tokens, limits))
        try:
            return await asyncio.shield(asking)
        except asyncio.CancelledError:
            number = await asking
            if number is not None:
                await self._payments.settle(number, Usage(), None, self._clock.now())
            raise

    def _check_known(self, day: date, payer: Payer, tokens: int, limits: Limits) -> None:
        """What was used of a day only grows: where it left no room, nobody needs to ask again."""
        known, used = self._known
        if known == day and used + tokens > limits.day:
            raise self._spent(day, payer, limits, whose=None)

    async def _check(self, day: date, payer: Payer, tokens: int, limits: Limits) -> None:
        spent = await self._payments.spent(day)
        self._known = day, sum(each.usage.total for each in spent)
        self._check_known(day, payer, tokens, limits)
        own = sum(each.usage.total for each in spent if each.payer == payer)
        if limits.payer is not None and own + tokens > limits.payer:
            raise self._spent(day, payer, limits, whose=payer)

    def _spent(self, day: date, payer: Payer, limits: Limits, *, whose: Payer | None) -> BudgetSpent:
        if whose is not None:
            return BudgetSpent(f"{payer}: the {limits.payer:,} tokens of {day} are used", whose)
        said = f"the {limits.day:,} tokens of {day} are used"
        if self._told != day:
            self._told = day
            log.warning("No model is asked until tomorrow (UTC): %s. JOGAN_DAILY_TOKENS is the limit.", said)
        return BudgetSpent(said)

    async def settle(self, reserved: Reserved, usage: Usage, reply: KeptReply | None) -> None:
        """Put what was used in its place, and keep the reply with it."""
        try:
            await self._payments.settle(reserved.number, bounded(usage), reply, self._clock.now())
        finally:
            self.over(reserved)

    def over(self, reserved: Reserved) -> None:
        """The call is in flight no more, settled or not: nobody waits for what it really used."""
        if reserved.number in self._open:
            self._open.discard(reserved.number)
            self._settled.set()
            self._settled = asyncio.Event()


def bounded(usage: Usage) -> Usage:
    """As a service may have counted: nothing below 0, nothing beyond all sense."""
    counts = (usage.input, usage.output, usage.cached, usage.reasoning)
    return Usage(*(min(max(count, 0), MOST_COUNTED) for count in counts))
