"""What our messages show, in SQL: found by the message, and by the paper that they show."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import delete, text
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from adapters.store.connections import Connections
from adapters.store.mapping import about_of, message_of, message_row
from adapters.store.tables import MERGED, MessageRow
from adapters.store.upserts import upsert
from bot.domain.chat import Address
from bot.domain.paper import check_aware
from bot.domain.shown import About
from bot.ports.store import ShownMessage

NONE = ","
"""The papers of a message that shows none."""


class SqlMessages:
    """bot.ports.store.Messages."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(self, shown: Sequence[ShownMessage]) -> None:
        """Remember messages; in the order of their keys, so that two who write never wait for each other."""
        by_key = {(each.address.platform, each.address.id, each.message): message_row(each) for each in shown}
        rows = [by_key[place] for place in sorted(by_key)]
        if rows:
            key = ["platform", "address", "message"]
            await self._connections.write(lambda session: upsert(session, rows, key=key))

    async def at(self, address: Address, message: str) -> About | None:
        """What the message shows."""
        return await self._connections.read(lambda session: _at(session, address, message))

    async def showing(self, day: date, number: int) -> tuple[ShownMessage, ...]:
        """All messages that show a paper of an edition, oldest first."""
        return await self._connections.read(lambda session: _showing(session, day, number))

    async def fronts(self, day: date) -> tuple[ShownMessage, ...]:
        """All messages of an edition that show none of its papers, oldest first."""
        return await self._connections.read(lambda session: _messages(session.exec(front_rows(day))))

    async def of(self, address: Address) -> tuple[ShownMessage, ...]:
        """All messages of a chat, oldest first."""
        here = select(MessageRow).where(MessageRow.platform == address.platform, MessageRow.address == address.id)
        return await self._connections.read(lambda session: _messages(session.exec(here)))

    async def drop(self, before: datetime) -> int:
        """Forget messages of before a moment."""
        check_aware(before)
        old = delete(MessageRow).where(col(MessageRow.sent_at) < before)
        return await self._connections.write(lambda session: session.connection().execute(old).rowcount)


def _at(session: Session, address: Address, message: str) -> About | None:
    row = session.get(MessageRow, (address.platform, address.id, message))
    return about_of(row.message, row.about) if row else None


def showing_rows(day: date, number: int) -> SelectOfScalar[MessageRow]:
    """The query behind showing(): the index on the day leaves one edition's messages to look at."""
    return select(MessageRow).where(MessageRow.day == day, col(MessageRow.papers).contains(f",{number},"))


def merged_rows(day: date, number: int) -> SelectOfScalar[MessageRow]:
    """Messages of later editions that show the paper beside theirs: only merged ones are in the index."""
    shows = col(MessageRow.older).contains(f",{day}:{number},")
    return select(MessageRow).where(text(MERGED), col(MessageRow.day) >= day, shows)


def front_rows(day: date) -> SelectOfScalar[MessageRow]:
    """The query behind fronts(): the same index."""
    return select(MessageRow).where(MessageRow.day == day, MessageRow.papers == NONE, col(MessageRow.older).is_(None))


def _showing(session: Session, day: date, number: int) -> tuple[ShownMessage, ...]:
    return _messages([*session.exec(showing_rows(day, number)), *session.exec(merged_rows(day, number))])


def _messages(rows: Iterable[MessageRow]) -> tuple[ShownMessage, ...]:
    return tuple(sorted((message_of(row) for row in rows), key=_age))


def _age(shown: ShownMessage) -> tuple[datetime, str, str, int, str]:
    return shown.sent_at, shown.address.platform, shown.address.id, shown.part, shown.message
