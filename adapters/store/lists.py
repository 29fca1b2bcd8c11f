"""Which lists were read, in SQL."""

from datetime import date

from sqlmodel import Session, col, select

from adapters.store.connections import Connections
from adapters.store.mapping import list_of, list_row
from adapters.store.tables import ListRow
from adapters.store.upserts import upsert
from bot.ports.store import ListRecord


class SqlLists:
    """bot.ports.store.Lists."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(self, record: ListRecord) -> None:
        """Remember a list."""
        row = list_row(record)
        await self._connections.write(lambda session: upsert(session, [row], key=["source", "day"]))

    async def before(self, source: str, day: date) -> ListRecord | None:
        """The source's newest list before `day` that was not empty."""
        return await self._connections.read(lambda session: _before(session, source, day))


def _before(session: Session, source: str, day: date) -> ListRecord | None:
    earlier = col(ListRow.source) == source, col(ListRow.day) < day, col(ListRow.found) > 0
    row = session.exec(select(ListRow).where(*earlier).order_by(col(ListRow.day).desc()).limit(1)).first()
    return list_of(row) if row else None
