"""What operators must know of the postman: each kind once a day and lane, never in a stream. It is only passed on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.errors import JoganError
from bot.ports.clock import Clock

log = logging.getLogger(__name__)
AlertKind = Literal["parked", "dead", "paused", "refusals", "unreachable", "store"]
"""Held for an operator; could not be sent as it is; a long pause; too many refusals; an outage; nothing can be kept."""
REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Alert:
    """`reason` is the platform's or the store's own wording of the first case of the day."""

    kind: AlertKind
    lane: str
    day: date
    reason: str


Alarm = Callable[[Alert], Awaitable[None]]


async def unheard(alert: Alert) -> None:
    """An alarm for where nobody is to be told: the log has it."""


class Alerts:
    """Tells each alert once, beside the work: who tells may take its time."""

    def __init__(self, alarm: Alarm, clock: Clock) -> None:
        self._alarm, self._clock = alarm, clock
        self._told: dict[tuple[AlertKind, str, date], None] = {}
        self._telling: set[asyncio.Task[None]] = set()

    def tell(self, kind: AlertKind, lane: str, reason: str) -> None:
        """Tell operators, where this was not told today."""
        alert = Alert(kind, lane, self._clock.now().date(), reason)
        key = alert.kind, alert.lane, alert.day
        if key in self._told:
            return
        log.error("%s: %s: %s", lane, kind, reason)
        self._told[key] = None
        if len(self._told) > REMEMBERED:
            del self._told[next(iter(self._told))]
        task = asyncio.create_task(self._tell(alert), name=f"alert {kind} {lane}")
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _tell(self, alert: Alert) -> None:
        try:
            await self._alarm(alert)
        except JoganError as failure:
            log.warning("%s: operators could not be told: %s", alert.lane, failure)

    async def told(self, within: float) -> None:
        """Wait for what is being told, at most so many seconds; what is left is given up."""
        if self._telling:
            _, left = await asyncio.wait(self._telling, timeout=within)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
