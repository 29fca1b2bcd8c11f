"""The day's tokens: set aside before a call, replaced by what was used after it. It knows no model and no reply.

Where only calls in flight stand in the way, it waits for what they really use: an estimate is more than that.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.errors import BudgetSpent
from bot.events import event
from bot.ports import payments as port
from bot.ports.clock import SteadyClock
from bot.ports.llm import Usage
from bot.ports.payments import CHATS, KeptReply, Limits, Payer, Payments, Spent
from bot.settings import BudgetSettings

log = logging.getLogger(__name__)
EDITION: Payer = port.EDITION
DAY: Payer = ""
"""Whose limit that of everybody is."""
MOST_COUNTED = 2**40
"""Tokens of one call; a service that says more has not counted."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """Tokens that are set aside: the reservation's number, and what the call may take at most."""

    number: int
    most: Usage


class Purse:
    """Reserves and settles within the limits of a day (UTC), of all chats together and of a chat; the edition has only
    the day's."""

    def __init__(self, payments: Payments, budget: BudgetSettings, clock: SteadyClock) -> None:
        self._payments, self._budget, self._clock = payments, budget, clock
        self._open: set[int] = set()
        self._settled = asyncio.Event()
        self._told: date | None = None
        self._known: tuple[date, dict[Payer, int]] = date.min, {}

    async def reserve(self, payer: Payer, most: Usage) -> Reserved:
        """Set `most` aside. BudgetSpent at once where what was used leaves no room, or where nothing is in flight."""
        limits = self._limits(payer)
        while True:
            day, settled = self._clock.now().date(), self._settled
            self._check_known(day, payer, most.total, limits)
            number = await self._number(day, payer, most.total, limits)
            if number is not None:
                self._open.add(number)
                return Reserved(number, most)
            spent = await self._payments.spent(day)
            used = sums(spent, payer, lambda each: each.usage.total)
            self._known = day, {whose: used[whose] for whose in (DAY, CHATS)}
            self._refuse(day, limits, full(used, payer, most.total, limits))
            if self._open or settled.is_set():
                await settled.wait()
            else:
                taken = sums(spent, payer, lambda each: each.total)
                self._refuse(day, limits, full(taken, payer, most.total, limits))

    def _limits(self, payer: Payer) -> Limits:
        if payer == EDITION:
            return Limits(self._budget.daily)
        return Limits(self._budget.daily, self._budget.chat_daily, self._budget.chats_daily)

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
        if known == day:
            self._refuse(day, limits, full(used, payer, tokens, limits))

    def _refuse(self, day: date, limits: Limits, whose: Payer | None) -> None:
        """Raise BudgetSpent for whose limit there is no room in; nobody's is none."""
        if whose is None:
            return
        if whose == CHATS:
            raise BudgetSpent(f"the {limits.chats or 0:,} tokens of {day} for all chats are used", CHATS)
        if whose != DAY:
            raise BudgetSpent(f"{whose}: the {limits.payer or 0:,} tokens of {day} are used", whose)
        said = f"the {limits.day:,} tokens of {day} are used"
        if self._told != day:
            self._told = day
            fields = event("budget", reason=said)
            log.warning(
                "No model is asked until tomorrow (UTC): %s. JOGAN_DAILY_TOKENS is the limit.", said, extra=fields
            )
        raise BudgetSpent(said)

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


def sums(spent: Sequence[Spent], payer: Payer, count: Callable[[Spent], int]) -> dict[Payer, int]:
    """What everybody has used of a day, what the payer, and what all chats."""
    return {
        DAY: sum(count(each) for each in spent),
        payer: sum(count(each) for each in spent if each.payer == payer),
        CHATS: sum(count(each) for each in spent if each.payer != EDITION),
    }


def full(used: Mapping[Payer, int], payer: Payer, tokens: int, limits: Limits) -> Payer | None:
    """Whose limit so many tokens more would pass, if anybody's: everybody's, the payer's own, that of all chats."""
    bounds = {DAY: limits.day, payer: limits.payer, CHATS: limits.chats}
    passed = (
        whose for whose, most in bounds.items() if most is not None and whose in used and used[whose] + tokens > most
    )
    return next(passed, None)


def bounded(usage: Usage) -> Usage:
    """As a service may have counted: nothing below 0, nothing beyond all sense."""
    counts = (usage.input, usage.output, usage.cached, usage.reasoning)
    return Usage(*(min(max(count, 0), MOST_COUNTED) for count in counts))
