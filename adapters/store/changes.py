"""Who changed which setting of a chat, in SQL: written in the transaction that keeps the chat."""

from datetime import datetime
from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json, to_json
from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, col, select

from adapters.store.connections import Connections
from adapters.store.mapping import key
from adapters.store.operating_tables import ChangeRow
from bot.domain.change import Change, differences
from bot.domain.chat import Address, Chat
from bot.domain.paper import check_aware
from bot.errors import BadPayload
from bot.ports.changes import By


class SqlChanges:
    """bot.ports.changes.Changes."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def newest(self, address: Address) -> Change | None:
        """The last change of a chat that can be taken back."""
        return await self._connections.read(lambda session: _newest(session, address))

    async def last(self, address: Address, most: int) -> tuple[Change, ...]:
        """The last changes of a chat, newest first."""
        return await self._connections.read(lambda session: _last(session, address, most))

    async def drop(self, before: datetime) -> int:
        """Forget changes of before a moment."""
        check_aware(before)
        old = delete(ChangeRow).where(col(ChangeRow.at) < before)
        return await self._connections.write(lambda session: session.connection().execute(old).rowcount)


def write_down(session: Session, before: Chat, after: Chat, by: By) -> int | None:
    """A row for each setting that is another now; the last one's number, None where all are the same."""
    check_aware(by.at)
    if by.undoes is not None:
        taken_back = update(ChangeRow).where(*_of(after.address), col(ChangeRow.id) == by.undoes)
        session.connection().execute(taken_back.values(state="undone"))
    number = None
    for setting, was, now in differences(before, after):
        row = ChangeRow(
            platform=after.address.platform,
            address=after.address.id,
            person=key(by.person),
            at=by.at,
            setting=setting,
            before=to_json(was).decode(),
            after=to_json(now).decode(),
            state="made" if by.undoes is None else "undo",
        )
        session.add(row)
        session.flush()  # one by one: numbers keep the order
        number = row.id
    return number


def _newest(session: Session, address: Address) -> Change | None:
    found = select(ChangeRow).where(*_of(address), col(ChangeRow.state) == "made")
    row = session.exec(found.order_by(col(ChangeRow.id).desc()).limit(1)).first()
    return _change(row) if row else None


def _last(session: Session, address: Address, most: int) -> tuple[Change, ...]:
    found = select(ChangeRow).where(*_of(address)).order_by(col(ChangeRow.id).desc()).limit(most)
    return tuple(_change(row) for row in session.exec(found).all())


def _of(address: Address) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(ChangeRow.platform) == address.platform, col(ChangeRow.address) == address.id


def _change(row: ChangeRow) -> Change:
    """A change again; BadPayload where a program with other settings wrote it."""
    values = row.model_dump(include={"person", "at", "setting", "state"})
    both = {"before": from_json(row.before), "after": from_json(row.after)}
    whole = {"number": row.id, "address": {"platform": row.platform, "id": row.address}, **values, **both}
    try:
        return _json().validate_python(whole)
    except ValidationError as error:
        raise BadPayload(f"change {row.id} is in the store and cannot be read") from error


@cache
def _json() -> TypeAdapter[Change]:
    """How a change is read; made once, when the first is."""
    return TypeAdapter(Change)
