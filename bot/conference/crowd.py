"""Many texts by a model at once, within the settings' bounds. It knows nothing of what they are."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from bot.settings import WritingSettings

log = logging.getLogger(__name__)
Job = Callable[[], Awaitable[None]]
"""One text. Raises nothing but what ends everything."""
AHEAD = 2
"""Texts in work for each that may be on the wire: while some are put before the gate, others are asked for."""


async def together(jobs: Iterable[Job], settings: WritingSettings) -> None:
    """Do all in their order, as many at once as may be; what the deadline leaves is left undone."""
    room = asyncio.Semaphore(AHEAD * settings.at_once)

    async def one(job: Job) -> None:
        async with room:
            await job()

    try:
        async with asyncio.timeout(settings.deadline), asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(one(job))
    except TimeoutError:
        log.warning("The model did not write everything in time: the rest are excerpts")
