"""Says in the log what the texts of an edition or a report will take, before one is asked for. It refuses nothing."""

import logging
from typing import Protocol

from bot.ports.clock import Clock
from bot.ports.payments import Payments
from bot.settings import BudgetSettings
from bot.writing.forecast import Forecast, forecast

log = logging.getLogger(__name__)


class Foresees(Protocol):
    """What so many papers will take in so many languages."""

    def __call__(self, papers: int, languages: int, *, votes: bool = False) -> Forecast: ...


class Outlook:
    """Knows the day's limit and what was used of it; `votes` where a second model votes."""

    def __init__(self, payments: Payments, budget: BudgetSettings, clock: Clock, *, votes: bool = False) -> None:
        self._payments, self._budget, self._clock, self._votes = payments, budget, clock, votes

    async def tell(self, papers: int, languages: int, foresees: Foresees = forecast) -> None:
        """One line; a warning where the day has not room for it. What is foreseen is an edition's, if nothing else."""
        if not papers:
            return
        day = foresees(papers, languages, votes=self._votes)
        used = sum(spent.total for spent in await self._payments.spent(self._clock.now().date()))
        money = day.money(self._budget)
        said = f"{papers} papers in {languages} languages take about {day.tokens:,} tokens"
        said += "" if money is None else f", {money:.2f} at your prices"
        said += f"; {used:,} of today's {self._budget.daily:,} are used"
        if used + day.tokens > self._budget.daily:
            log.warning("%s: what is beyond them is excerpts. JOGAN_DAILY_TOKENS is the limit.", said)
        else:
            log.info("%s", said)
