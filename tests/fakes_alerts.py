"""An in-memory twin of what the store keeps of alerts."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from fakes_checks import check_keys

from bot.alerts.alerts import Alerts
from bot.domain.alert import GIVEN_UP, Alert, OwedAlert, next_try
from bot.domain.paper import check_aware
from bot.errors import JoganError
from bot.ports.alerts import ToldAlerts
from bot.ports.clock import Clock


def as_kept(text: str) -> str:
    """Text as far as a database holds it."""
    return text.encode(errors="replace").decode().replace("\0", "")


@dataclass
class KeptAlert:
    """One row."""

    alert: Alert
    claimed_at: datetime
    next_at: datetime
    told: bool = False


class FakeAlerts:
    """bot.ports.alerts.ToldAlerts in memory, by key; `fails` is what all of it raises."""

    def __init__(self) -> None:
        self.rows: dict[tuple[object, ...], KeptAlert] = {}
        self.fails: JoganError | None = None

    async def claim(self, alert: Alert, at: datetime) -> bool:
        check_aware(at)
        self._check()
        check_keys(alert.subject)
        if alert.key in self.rows:
            return False
        self.rows[alert.key] = KeptAlert(replace(alert, reason=as_kept(alert.reason)), at, next_try(at, at))
        return True

    async def told(self, alert: Alert) -> None:
        self._check()
        if alert.key in self.rows:
            self.rows[alert.key].told = True

    async def owed(self, at: datetime) -> tuple[OwedAlert, ...]:
        check_aware(at)
        self._check()
        found = [row for row in self.rows.values() if not row.told and row.claimed_at > at - GIVEN_UP]
        mine = sorted((row for row in found if row.next_at <= at), key=lambda row: row.claimed_at)
        for row in mine:
            row.next_at = next_try(row.claimed_at, at)
        return tuple(OwedAlert(row.alert, row.claimed_at) for row in mine)

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        self._check()
        old = [key for key, row in self.rows.items() if row.claimed_at < before]
        for key in old:
            del self.rows[key]
        return len(old)

    def _check(self) -> None:
        if self.fails:
            raise self.fails


@dataclass
class Bell:
    """An alarm that notes what it is told of, unless nobody can be told (`deaf`), or nobody is connected (`away`)."""

    rung: list[Alert] = field(default_factory=list)
    waited: list[datetime | None] = field(default_factory=list)
    deaf: bool = False
    away: bool = False
    tries: int = 0

    def reaches(self) -> bool:
        return not self.away

    async def ring(self, alert: Alert, since: datetime | None = None) -> bool:
        self.tries += 1
        if not self.deaf:
            self.rung.append(alert)
            self.waited.append(since)
        return not self.deaf

    def alerts(self, clock: Clock, kept: ToldAlerts | None = None) -> Alerts:
        """The alerts of one process that rings here."""
        return Alerts(kept or FakeAlerts(), self, clock)
