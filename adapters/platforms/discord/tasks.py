"""Work that goes on beside the hearing: every answer is a task of its own, so that nobody waits for another.

The one boundary where a fault of one task ends: it is logged, and the others go on.
"""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from bot.errors import JoganError

log = logging.getLogger(__name__)


class Tasks:
    """Tasks that are under way."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Begin a piece of work; nobody waits for it but `end`."""
        task = asyncio.create_task(self._guarded(work, name), name=f"jogan {name}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _guarded(self, work: Coroutine[Any, Any, None], name: str) -> None:
        try:
            await work
        except JoganError as failure:
            log.warning("%s failed: %s", name, failure)
        except Exception:  # the "one supervised task" boundary
            log.exception("%s failed", name)

    async def end(self, within: float) -> None:
        """Let what is under way finish for so many seconds, then stop it."""
        running = set(self._running)
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=within)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
