"""What was written while we were not there: it gets no work, and each chat is told once.

What is remembered is gone with the process: after the next start a chat may be told again.
"""

from datetime import datetime, timedelta

from bot.chat.message import Incoming
from bot.domain.chat import Address

OLDEST = timedelta(minutes=10)
"""Older messages are not answered: their question is often no longer one."""
MOST_CHATS = 10_000
"""Chats that are remembered as told; the first told is forgotten first."""


class Outage:
    """Who was told since when."""

    def __init__(self) -> None:
        self._told: dict[Address, datetime] = {}

    @staticmethod
    def is_stale(incoming: Incoming, now: datetime) -> bool:
        """Whether a message is too old for an answer."""
        return incoming.sent_at is not None and now - incoming.sent_at > OLDEST

    def tells(self, incoming: Incoming, now: datetime) -> bool:
        """Whether to say so to this chat: once for all that was written before it was told; in groups only where
        we were spoken to. Only a message that is stale may be asked about."""
        if incoming.kind != "private" and not incoming.addressed:
            return False
        told = self._told.get(incoming.address)
        if told is not None and incoming.sent_at is not None and incoming.sent_at <= told:
            return False
        while len(self._told) >= MOST_CHATS:
            del self._told[next(iter(self._told))]
        self._told.pop(incoming.address, None)
        self._told[incoming.address] = now
        return True
