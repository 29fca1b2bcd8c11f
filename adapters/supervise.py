"""Where the fault of one task ends, so that the others go on: contained once, or started again with growing pauses."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.boundary import Bug, boundary
from bot.errors import JoganError, OperatorMistake, Temporary, Unsure

log = logging.getLogger(__name__)
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Seconds before a task is started again: the next one each time, the last one from then on."""
SETTLED = 120.0
"""A task that lived for so many seconds begins with the first pause again."""

Life = Callable[[], Awaitable[None]]


async def supervised(name: str, life: Life, pauses: Sequence[float] = PAUSES, settled: float = SETTLED) -> None:
    """Live until the task ends by itself. Raises OperatorMistake: what is set wrong does not mend itself."""
    clock, died = asyncio.get_running_loop(), 0
    while True:
        begin = clock.time()
        try:
            with boundary("one supervised task"):
                await life()
            return
        except OperatorMistake:
            raise
        except (Temporary, Unsure) as failure:
            log.warning("%s: %s", name, failure)
            least = getattr(failure, "retry_after", None) or 0.0
        except (JoganError, Bug):
            log.exception("%s died", name)
            least = 0.0
        died = 0 if clock.time() - begin > settled else died
        pause = max(pauses[min(died, len(pauses) - 1)], least)
        died += 1
        log.info("%s begins again in %.0f s", name, pause)
        await asyncio.sleep(pause)


async def contained(work: Awaitable[None], what: str, **where: object) -> None:
    """Do one piece of work; a fault of it is logged with `where` it happened, and ends here."""
    try:
        with boundary("one supervised task"):
            await work
    except JoganError as failure:
        log.warning("%s failed: %s", what, failure, extra=where)
    except Bug:
        log.exception("%s failed", what, extra=where)
