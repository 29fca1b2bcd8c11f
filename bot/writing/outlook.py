"""Says in the log what the texts of an edition will take, before the first is asked for. It refuses nothing."""

import logging

from bot.ports.clock import Clock
from bot.ports.payments import Payments
from bot.settings import BudgetSettings
from bot.writing.forecast import forecast

log = logging.getLogger(__name__)


class Outlook:
    """Knows the day's limit and what was used of it; `votes` where a second model votes."""

    def __init__(self, payments: Payments, budget: BudgetSettings, clock: Clock, *, votes: bool = False) -> None:
        self._payments, self._budget, self._clock, self._votes = payments, budget, clock, votes

    async def tell(self, papers: int, languages: int) -> None:
        """One line; a warning where the day has not room for it."""
        if not papers:
            return
        day = forecast(papers, languages, votes=self._votes)
        used = sum(spent.total for spent in await self._payments.spent(self._clock.now().date()))
        money = day.money(self._budget)
        said = f"{papers} papers in {languages} languages take about {day.tokens:,} tokens"
        said += "" if money is None else f", {money:.2f} at your prices"
        said += f"; {used:,} of today's {self._budget.daily:,} are used"
        if used + day.tokens > self._budget.daily:
            log.warning("%s: what is beyond them is excerpts. JOGAN_DAILY_TOKENS is the limit.", said)
        else:
            log.info("%s", said)
