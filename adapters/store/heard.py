"""Which updates were heard, in SQL: one row each, and who inserts it is the first."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import col

from adapters.store.connections import Connections
from adapters.store.mapping import key
from adapters.store.tables import HeardRow
from adapters.store.upserts import insert_new
from bot.domain.paper import check_aware


class SqlHeard:
    """bot.ports.store.Heard."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def first(self, lane: str, update: str, at: datetime) -> bool:
        """Note an update; one statement decides who was first, also between processes."""
        check_aware(at)
        row = HeardRow(lane=key(lane), number=key(update), noted_at=at)
        return await self._connections.write(lambda session: insert_new(session, [row]) == 1)

    async def drop(self, before: datetime) -> int:
        """Forget updates noted before a moment."""
        check_aware(before)
        old = delete(HeardRow).where(col(HeardRow.noted_at) < before)
        return await self._connections.write(lambda session: session.connection().execute(old).rowcount)
