"""Which sources fail, in SQL: a row each, which goes with the next good answer."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlmodel import Session, col, select

from adapters.store.alerts import plain
from adapters.store.connections import Connections
from adapters.store.mapping import key
from adapters.store.operating_tables import FailingSourceRow
from adapters.store.upserts import upsert
from bot.domain.edition import FailingSource, SourceReport
from bot.domain.paper import check_aware


class SqlSourceHealth:
    """bot.ports.sources.SourceHealth."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def answered(self, reports: Sequence[SourceReport]) -> None:
        """Keep how sources answered."""
        for report in reports:
            check_aware(report.asked_at)
        if reports:
            await self._connections.write(lambda session: _keep(session, reports))

    async def failing(self) -> tuple[FailingSource, ...]:
        """Sources whose last answer was a failure."""
        return await self._connections.read(_failing)


def _keep(session: Session, reports: Sequence[SourceReport]) -> None:
    """In their order: one source may be among them several times."""
    for report in reports:
        name, at = key(report.name), report.asked_at
        if report.error is None:
            session.connection().execute(delete(FailingSourceRow).where(col(FailingSourceRow.name) == name))
        else:
            row = FailingSourceRow(name=name, since=at, asked_at=at, error=plain(report.error))
            upsert(session, [row], key=["name"], keep=["since"])


def _failing(session: Session) -> tuple[FailingSource, ...]:
    rows = session.exec(select(FailingSourceRow).order_by(col(FailingSourceRow.name))).all()
    return tuple(FailingSource(row.name, row.since, row.asked_at, row.error) for row in rows)
