"""Work that goes on beside the hearing: every answer is a task of its own, so that nobody waits for another."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from adapters.supervise import contained


class Tasks:
    """Tasks that are under way."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Begin a piece of work; nobody waits for it but `end`."""
        task = asyncio.create_task(contained(work, name), name=f"jogan {name}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def end(self, within: float) -> None:
        """Let what is under way finish for so many seconds, then stop it."""
        running = set(self._running)
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=within)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
