"""Where the fault of one task ends, so that the others go on: contained once, or started again with growing pauses."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from bot.boundary import Bug, boundary
from bot.errors import JoganError, OperatorMistake, Temporary, Unsure
from bot.events import event

log = logging.getLogger(__name__)
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Seconds before a task is started again: the next one each time, the last one from then on."""
SETTLED = 120.0
"""A task that lived for so many seconds begins with the first pause again."""

Life = Callable[[], Awaitable[None]]
Waits = Callable[[float, str], Awaitable[None]]
"""Told for how long a task waits, and why, where something outside could not be reached."""


@dataclass
class Vitals:
    """How tasks are: how often each died, and of what those did that wait to begin again."""

    deaths: Counter[str] = field(default_factory=Counter)
    down: dict[str, str] = field(default_factory=dict)

    def begins(self, name: str) -> None:
        """A task begins, for the first time or again."""
        self.down.pop(name, None)

    def died(self, name: str, reason: str) -> None:
        """It died."""
        self.deaths[name] += 1
        self.down[name] = reason


async def supervised(
    name: str,
    life: Life,
    pauses: Sequence[float] = PAUSES,
    settled: float = SETTLED,
    *,
    vitals: Vitals | None = None,
    waits: Waits | None = None,
) -> None:
    """Live until the task ends by itself. Raises OperatorMistake: what is set wrong does not mend itself."""
    clock, died = asyncio.get_running_loop(), 0
    vitals = vitals or Vitals()
    while True:
        begin = clock.time()
        vitals.begins(name)
        try:
            with boundary("one supervised task"):
                await life()
            return
        except OperatorMistake as mistake:
            vitals.died(name, str(mistake))
            raise
        except (Temporary, Unsure) as failure:
            log.warning("%s: %s", name, failure)
            vitals.died(name, str(failure))
            least, unreached = getattr(failure, "retry_after", None) or 0.0, True
        except (JoganError, Bug) as failure:
            log.exception("%s died", name)
            vitals.died(name, str(failure))
            least, unreached = 0.0, False
        died = 0 if clock.time() - begin > settled else died
        pause = max(pauses[min(died, len(pauses) - 1)], least)
        died += 1
        fields = event("task_died", task=name, reason=vitals.down[name], seconds=pause)
        log.info("%s begins again in %.0f s", name, pause, extra=fields)
        if unreached and waits:
            await waits(pause, vitals.down[name])
        await asyncio.sleep(pause)


async def contained(work: Awaitable[None], what: str, platform: str = "", place: str = "") -> None:
    """Do one piece of work; a fault of it is logged with where it happened, and ends here."""
    fields = event("trouble", platform=platform, place=place)
    try:
        with boundary("one supervised task"):
            await work
    except JoganError as failure:
        log.warning("%s failed: %s", what, failure, extra=fields)
    except Bug:
        log.exception("%s failed", what, extra=fields)
