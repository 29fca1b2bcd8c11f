"""Answers over HTTP with their validators (ETag, Last-Modified), in SQL: the newest of them only."""

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from adapters.fetch.values import Kept
from adapters.store.connections import Connections
from adapters.store.mapping import digest
from adapters.store.tables import PageRow
from adapters.store.upserts import insert_new

MOST_PAGES = 1000


class SqlHttpCache:
    """adapters.fetch.Validators that outlive the process."""

    def __init__(self, connections: Connections, most: int = MOST_PAGES) -> None:
        self._connections, self._most = connections, most

    async def get(self, url: str) -> Kept | None:
        """What is kept for an address."""
        return await self._connections.read(lambda session: _get(session, digest(url)))

    async def put(self, url: str, etag: str | None, last_modified: str | None, body: bytes) -> None:
        """Keep an answer; beyond `most` the oldest go."""
        row = PageRow(url_hash=digest(url), url=url, etag=etag, last_modified=last_modified, body=body)
        await self._connections.write(lambda session: _put(session, row, self._most))


def _get(session: Session, url_hash: str) -> Kept | None:
    row = session.exec(select(PageRow).where(PageRow.url_hash == url_hash)).first()
    return Kept(row.etag, row.last_modified, row.body) if row else None


def _put(session: Session, row: PageRow, most: int) -> None:
    connection = session.connection()
    connection.execute(delete(PageRow).where(col(PageRow.url_hash) == row.url_hash))
    insert_new(session, [row])
    newest = select(func.max(PageRow.id)).scalar_subquery()
    connection.execute(delete(PageRow).where(col(PageRow.id) <= newest - most))
