"""The queue of updates: long polling with confirmation and conflicts. It decides nothing about chats."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from responders.bot_api import wordings
from responders.bot_api.validation import problems
from responders.bot_api.values import Json

ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")


@dataclass
class Updates:
    """What waits for the bot, and all that ever was queued."""

    next_id: int = 700_000_001
    waiting: list[Json] = field(default_factory=list)
    history: list[Json] = field(default_factory=list)
    again: list[Json] = field(default_factory=list)
    allowed: tuple[str, ...] = ()
    conflicts: int = 0
    webhook: str = ""
    queued: asyncio.Event = field(default_factory=asyncio.Event)
    _moved: asyncio.Event = field(default_factory=asyncio.Event)
    _poll: asyncio.Event | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, kind: str, content: Json) -> Json | None:
        """Queue an update if the bot wants the kind; it is held against the description first."""
        if kind not in self.allowed and (self.allowed or kind in ON_REQUEST):
            return None
        update = {"update_id": self.next_id, kind: content}
        wrong = problems(update, ("Update",), "update")
        assert not wrong, f"the responder made an update that is against the description: {wrong}"
        self.next_id += 1
        self.waiting.append(update)
        self.history.append(update)
        self._wake()
        return update

    def _wake(self) -> None:
        self._news.set()
        self.queued.set()

    def replay(self, count: int) -> None:
        """The last updates once more, whatever was confirmed."""
        self.again += self.history[-count:]
        self._wake()

    def conflict(self, times: int) -> None:
        """Another program polls: the waiting poll and the next ones are refused, `times` in all."""
        self.conflicts += times
        self._news.set()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remember allowed_updates; None leaves them as they were."""
        if kinds is not None:
            self.allowed = tuple(kinds)

    async def poll(self, offset: int | None, limit: int, seconds: float) -> list[Json]:
        """Updates from `offset` on (those before are confirmed and forgotten), at most after `seconds`."""
        if self.webhook:
            raise wordings.WEBHOOK_ACTIVE.refused()
        if self._poll is not None:
            self._poll.set()
            self._news.set()
        mine = self._poll = asyncio.Event()
        try:
            self._confirm(offset)
            await self._wait(mine, seconds)
            self._conflict(mine)
            ready = (self.again or self.waiting)[:limit]
            self.again = self.again[len(ready) :]
            self.taken()
            return ready
        finally:
            if self._poll is mine:
                self._poll = None

    def _confirm(self, offset: int | None) -> None:
        if offset is not None and offset < 0:
            self.waiting = self.waiting[offset:]
        elif offset:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        self.taken()

    async def drained(self) -> None:
        """Wait until nothing waits."""
        while self.waiting or self.again:
            self._moved.clear()
            await self._moved.wait()

    def taken(self) -> None:
        """Something was taken from the queue."""
        self._moved.set()

    def _conflict(self, mine: asyncio.Event) -> None:
        if mine.is_set():
            raise wordings.OTHER_POLLER.refused()
        if self.conflicts:
            self.conflicts -= 1
            raise wordings.OTHER_POLLER.refused()

    async def _wait(self, mine: asyncio.Event, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not (self.waiting or self.again or self.conflicts or mine.is_set()):
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            pass
