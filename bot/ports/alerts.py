"""What operators were told of, across processes and restarts. It says nothing about whom, or in which words."""

from datetime import datetime
from typing import Protocol

from bot.domain.alert import Alert, OwedAlert


class ToldAlerts(Protocol):
    """One row a kind, subject and day: whoever claims it first tells it."""

    async def claim(self, alert: Alert, at: datetime) -> bool:
        """Whether this is the first that says so, of all processes: it is the caller's to tell then, at once."""
        ...

    async def told(self, alert: Alert) -> None:
        """An operator has it."""
        ...

    async def owed(self, at: datetime) -> tuple[OwedAlert, ...]:
        """What was claimed and never told and may be tried again, oldest first: each is the caller's to tell at once,
        and nobody else is given it before bot.domain.alert.next_try; after GIVEN_UP nobody is."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget what was claimed before a moment; how many."""
        ...
