"""One chat's messages and events one after the other: each reads the chat, changes it and keeps it whole.

The messages of one bot arrive in one process, so a lock in it is enough. Nothing is kept of a chat that rests.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.domain.chat import Address


class _Turnstile:
    """The lock of a chat, and the task that is inside."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.inside: asyncio.Task[object] | None = None


class InTurn:
    """Lets one task at a time work on a chat."""

    def __init__(self) -> None:
        self._turnstiles: WeakValueDictionary[Address, _Turnstile] = WeakValueDictionary()

    @asynccontextmanager
    async def alone(self, address: Address) -> AsyncIterator[None]:
        """Waits for its turn. Whoever is inside may ask again: a delivery that fails in the middle of an answer."""
        turnstile = self._turnstiles.setdefault(address, _Turnstile())
        me = asyncio.current_task()
        if turnstile.inside is me:
            yield
            return
        async with turnstile.lock:
            turnstile.inside = me
            try:
                yield
            finally:
                turnstile.inside = None
