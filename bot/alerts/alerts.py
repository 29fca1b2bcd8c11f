"""Alerts of one process: each is claimed in the store, so that one process of all tells it, and told beside the work.

What nobody could be told waits in the store for whoever looks next; what could not be claimed, here in memory.
"""

import asyncio
import logging
from datetime import date, datetime
from typing import Protocol

from bot.domain.alert import Alert, AlertKind
from bot.errors import JoganError
from bot.events import event
from bot.ports.alerts import ToldAlerts
from bot.ports.clock import Clock

log = logging.getLogger(__name__)
CLAIMED_WITHIN = 10.0
"""Seconds for the store to say who tells: one that does not is no reason to tell nobody."""
TOLD_WITHIN = 60.0
"""Seconds for all operators together; well below the pause after which another process tries."""
REMEMBERED = 1_000
Key = tuple[AlertKind, str, date]


class Alarm(Protocol):
    """Who is told (bot.alerts.operators)."""

    def reaches(self) -> bool:
        """Whether this process may reach anybody now."""
        ...

    async def ring(self, alert: Alert, since: datetime | None = None) -> bool:
        """Tell of an alert, which may have waited since a moment. Whether somebody has it, or nobody is to have it."""
        ...


class Alerts:
    """`kept` may fail: then each kind is told once a day by this process as far as it remembers."""

    def __init__(self, kept: ToldAlerts, alarm: Alarm, clock: Clock) -> None:
        self._kept, self._alarm, self._clock = kept, alarm, clock
        self._seen: dict[Key, None] = {}
        self._had: dict[Key, None] = {}
        self._unkept: dict[Key, Alert] = {}
        self._telling: set[asyncio.Task[None]] = set()

    def tell(self, kind: AlertKind, subject: str, reason: str, day: date | None = None) -> None:
        """Tell operators, where this was not told for the day: today, unless another is named. It waits for nobody."""
        alert = Alert(kind, subject, day or self._clock.now().date(), reason)
        if alert.key in self._seen:
            return
        _remember(self._seen, alert.key)
        task = asyncio.create_task(self._new(alert), name=f"alert {kind} {subject}")
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def tell_owed(self) -> None:
        """Tell what nobody could be told so far: called now and then in every process. Raises what the store raises."""
        for alert in tuple(self._unkept.values()):
            await self._unkept_again(alert)
        if not self._alarm.reaches():  # it would only keep it from those who can
            return
        for owed in await self._kept.owed(self._clock.now()):
            if owed.alert.key in self._had:
                await self._kept.told(owed.alert)
            else:
                await self._pass_on(owed.alert, owed.since)

    async def told(self, within: float) -> None:
        """Wait for what is being told, at most so many seconds; the rest goes on."""
        if self._telling:
            await asyncio.wait(self._telling, timeout=within)

    async def _new(self, alert: Alert) -> None:
        mine = await self._claimed(alert)
        if mine is None:
            self._unkept[alert.key] = alert
        if mine is not False:
            _log(alert)
            await self._pass_on(alert, None)

    async def _unkept_again(self, alert: Alert) -> None:
        """Once the store has it, it is told by whoever claimed it, which may have been we ourselves."""
        mine = await self._claimed(alert)
        if mine is not None:
            self._unkept.pop(alert.key, None)
        if mine is not False:
            await self._pass_on(alert, None)

    async def _claimed(self, alert: Alert) -> bool | None:
        """Whether it is this process's to tell; None where that cannot be kept."""
        try:
            async with asyncio.timeout(CLAIMED_WITHIN):
                return await self._kept.claim(alert, self._clock.now())
        except (JoganError, TimeoutError) as failure:
            log.warning("%s: that %s is told cannot be kept: %s", alert.subject, alert.kind, failure)
            return None

    async def _pass_on(self, alert: Alert, since: datetime | None) -> None:
        try:
            async with asyncio.timeout(TOLD_WITHIN):
                done = await self._alarm.ring(alert, since)
        except (JoganError, TimeoutError) as failure:
            log.warning("%s: operators could not be told of %s: %s", alert.subject, alert.kind, failure)
            return
        if done:
            _remember(self._had, alert.key)
            await self._keep_told(alert)

    async def _keep_told(self, alert: Alert) -> None:
        """That cannot be kept where the store fails: this process remembers, and keeps it when it is owed."""
        self._unkept.pop(alert.key, None)
        try:
            await self._kept.told(alert)
        except JoganError as failure:
            log.warning("%s: that %s was told cannot be kept: %s", alert.subject, alert.kind, failure)


def _log(alert: Alert) -> None:
    fields = event("alert", kind=alert.kind, subject=alert.subject, day=alert.day, reason=alert.reason)
    log.error("%s: %s: %s", alert.subject, alert.kind, alert.reason, extra=fields)


def _remember(keys: dict[Key, None], key: Key) -> None:
    """The newest; an older one that comes again is known by the store."""
    keys[key] = None
    if len(keys) > REMEMBERED:
        del keys[next(iter(keys))]
