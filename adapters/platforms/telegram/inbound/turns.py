"""Updates of one chat one after the other, of different chats at once: a slow answer keeps nobody else waiting.

An answer that takes long leaves its chat's turn, and goes on beside what comes next. Everything is bounded: a chat that
writes faster than it is answered loses what is beyond, and the rest waits outside.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

from adapters.supervise import contained
from bot.events import event

log = logging.getLogger(__name__)
AT_ONCE = 64
"""Chats that are answered at the same time."""
MOST_OF_ONE = 50
"""Updates of one chat that wait."""
MOST = 2_000
"""Updates of all chats that wait; then nothing more is taken until some are done."""
Leave = Callable[[], None]
"""Says that the next of the chat may begin."""
Deed = Callable[[Leave], Coroutine[Any, Any, None]]


class Turns:
    """Runs deeds, each with its chat's key, in order for a key."""

    def __init__(self, at_once: int = AT_ONCE, most: int = MOST, most_of_one: int = MOST_OF_ONE) -> None:
        self._free, self._room, self._most_of_one = asyncio.Semaphore(at_once), asyncio.Semaphore(most), most_of_one
        self._waiting: dict[int, deque[Deed]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._flooding: set[int] = set()
        """Chats of which something was dropped since they were last answered to the end."""

    async def add(self, key: int, deed: Deed) -> None:
        """Queue a deed; waits while there are too many of all, drops it where there are too many of its chat."""
        queue = self._waiting.get(key)
        if queue is not None and len(queue) >= self._most_of_one:
            if key not in self._flooding:
                fields = event("trouble", platform="telegram", place=str(key))
                log.warning("A chat writes faster than it is answered; what is beyond is dropped", extra=fields)
            self._flooding.add(key)
            return
        await self._room.acquire()
        queue = self._waiting.get(key)
        if queue is not None:
            queue.append(deed)
            return
        self._waiting[key] = deque((deed,))
        task = asyncio.create_task(self._run(key), name=f"answers to {key}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _run(self, key: int) -> None:
        queue = self._waiting[key]
        try:
            while queue:
                async with self._free:
                    left = asyncio.Event()
                    self._begin(key, queue[0], left)
                    try:
                        await left.wait()
                    finally:
                        queue.popleft()
        finally:
            for _ in queue:
                self._room.release()
            del self._waiting[key]
            self._flooding.discard(key)

    def _begin(self, key: int, deed: Deed, left: asyncio.Event) -> None:
        """A deed under way; its place is free again when it is done, also where it has left its turn."""
        task = asyncio.create_task(
            contained(deed(left.set), "An answer", platform="telegram", place=str(key)), name=f"answers to {key}: one"
        )
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(lambda _: self._room.release())
        task.add_done_callback(lambda _: left.set())

    async def finish(self, seconds: float) -> None:
        """Let what is under way end, at most so long; then it is cancelled."""
        running = set(self._running)
        if running:
            await asyncio.wait(running, timeout=seconds)
            late = set(self._running)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
