"""What editions cost while something was done, counted from what was really used. A price nobody set makes no money.

It is for telling only: where the database cannot say it, nothing is said, and the work goes on.
"""

from dataclasses import dataclass, field
from datetime import date

from bot.errors import JoganError
from bot.ports.clock import Clock
from bot.ports.llm import Usage
from bot.ports.payments import EDITION, Payments
from bot.settings import BudgetSettings
from bot.writing.forecast import money


@dataclass(frozen=True, slots=True)
class Cost:
    """Calls that were begun, the tokens of those that were settled, and what they cost."""

    calls: int
    tokens: int
    money: float | None


@dataclass(slots=True)
class Meter:
    """Begun before the work, read after it, on whatever day that is by then."""

    payments: Payments
    clock: Clock
    budget: BudgetSettings
    _before: dict[date, tuple[int, Usage]] = field(default_factory=dict)

    async def begin(self) -> None:
        """Remember what was used until now."""
        today = self.clock.now().date()
        self._before = {}
        try:
            self._before[today] = await self._used(today)
        except JoganError:
            return

    async def read(self) -> Cost | None:
        """What was used since begin(); None where that is not known."""
        if not self._before:
            return None
        (first, (calls, usage)) = next(iter(self._before.items()))
        try:
            found = [await self._used(day) for day in dict.fromkeys((first, self.clock.now().date()))]
        except JoganError:
            return None
        given = sum(each.input for _, each in found) - usage.input
        said = sum(each.output for _, each in found) - usage.output
        return Cost(sum(count for count, _ in found) - calls, given + said, money(given, said, self.budget))

    async def _used(self, day: date) -> tuple[int, Usage]:
        found = [each for each in await self.payments.spent(day) if each.payer == EDITION]
        return (found[0].calls, found[0].usage) if found else (0, Usage())
