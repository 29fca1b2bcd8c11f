"""How many calls may be open at once: first come, first served, but who waits for a person goes first.

Places may be kept for people, so that nobody waits behind a whole edition. It asks nothing and counts no tokens.
"""

import asyncio
from collections import deque


class Window:
    """`limit` places, `kept` of them for urgent calls only. The limit may change; who changes it calls `grant`."""

    def __init__(self, limit: int, kept: int = 0) -> None:
        self.limit = limit
        self._kept = kept
        self._taken = 0
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    async def acquire(self, *, urgent: bool = False) -> None:
        """Take a place, as soon as there is one."""
        queue = self._urgent if urgent else self._others
        if not queue and self._room(urgent):
            self._taken += 1
            return
        turn = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it was granted in the same moment
                self.release()
            raise

    def release(self) -> None:
        """Give a place back."""
        self._taken -= 1
        self.grant()

    def grant(self) -> None:
        """Let in whom there is room for."""
        for queue, urgent in ((self._urgent, True), (self._others, False)):
            while queue and self._room(urgent):
                turn = queue.popleft()
                if not turn.done():
                    self._taken += 1
                    turn.set_result(None)

    def _room(self, urgent: bool) -> bool:
        return self._taken < self.limit - (0 if urgent else self._kept)
