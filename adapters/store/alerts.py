"""What operators were told of, in SQL: one row each, and who inserts it tells it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from adapters.store.connections import Connections
from adapters.store.mapping import key
from adapters.store.operating_tables import AlertRow
from adapters.store.upserts import insert_new
from bot.domain.alert import GIVEN_UP, Alert, AlertKind, OwedAlert, next_try
from bot.domain.paper import check_aware


class SqlAlerts:
    """bot.ports.alerts.ToldAlerts."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def claim(self, alert: Alert, at: datetime) -> bool:
        """One statement decides who was first, also between processes."""
        check_aware(at)
        row = AlertRow(**_named(alert), reason=plain(alert.reason), claimed_at=at, next_at=next_try(at, at), told=False)
        return await self._connections.write(lambda session: insert_new(session, [row]) == 1)

    async def told(self, alert: Alert) -> None:
        """An operator has it."""
        this = update(AlertRow).filter_by(**_named(alert)).values(told=True)
        await self._connections.write(lambda session: session.connection().execute(this))

    async def owed(self, at: datetime) -> tuple[OwedAlert, ...]:
        """Nothing is written where nothing is owed: every process asks each minute."""
        check_aware(at)
        if not await self._connections.read(lambda session: _open(session, at)):
            return ()
        return await self._connections.write(lambda session: _taken(session, at))

    async def drop(self, before: datetime) -> int:
        """Forget what was claimed before a moment."""
        check_aware(before)
        old = delete(AlertRow).where(col(AlertRow.claimed_at) < before)
        return await self._connections.write(lambda session: session.connection().execute(old).rowcount)


def plain(text: str) -> str:
    """What platforms and sources said, as far as a database holds it."""
    return text.encode(errors="replace").decode().replace("\0", "")


def _named(alert: Alert) -> dict[str, Any]:
    """What makes it the only one."""
    return {"kind": alert.kind, "subject": key(alert.subject), "day": alert.day}


def _open(session: Session, at: datetime) -> Sequence[AlertRow]:
    """What may be tried now, oldest first."""
    waits = col(AlertRow.told).is_(False), col(AlertRow.next_at) <= at, col(AlertRow.claimed_at) > at - GIVEN_UP
    return session.exec(select(AlertRow).where(*waits).order_by(col(AlertRow.claimed_at))).all()


def _taken(session: Session, at: datetime) -> tuple[OwedAlert, ...]:
    """Those that no other process took at the same moment."""
    return tuple(_owed(row) for row in _open(session, at) if _put_off(session, row, at))


def _put_off(session: Session, row: AlertRow, at: datetime) -> bool:
    this = update(AlertRow).filter_by(kind=row.kind, subject=row.subject, day=row.day, next_at=row.next_at, told=False)
    later = this.values(next_at=next_try(row.claimed_at, at))
    return session.connection().execute(later).rowcount == 1


def _owed(row: AlertRow) -> OwedAlert:
    return OwedAlert(Alert(cast(AlertKind, row.kind), row.subject, row.day, row.reason), row.claimed_at)
