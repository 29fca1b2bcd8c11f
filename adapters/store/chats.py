"""Chats in SQL."""

from sqlalchemy import ColumnElement, delete
from sqlmodel import Session, col, select

from adapters.store.connections import Connections
from adapters.store.mapping import chat_of, chat_row
from adapters.store.tables import ChatRow
from adapters.store.upserts import upsert
from bot.domain.chat import Address, Chat
from bot.ports.store import Forgotten


class SqlChats:
    """bot.ports.store.Chats."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def get(self, address: Address) -> Chat | None:
        """The chat at an address."""
        return await self._connections.read(lambda session: _get(session, address))

    async def put(self, chat: Chat) -> None:
        """Keep a chat whole; it keeps its number."""
        row = chat_row(chat)
        await self._connections.write(lambda session: upsert(session, [row], key=["platform", "address"]))

    async def forget(self, address: Address) -> Forgotten:
        """Erase all that is kept about a chat."""
        return await self._connections.write(lambda session: _forget(session, address))


def _get(session: Session, address: Address) -> Chat | None:
    row = session.exec(select(ChatRow).where(*_at(address))).first()
    return chat_of(row) if row else None


def _forget(session: Session, address: Address) -> Forgotten:
    erased = session.connection().execute(delete(ChatRow).where(*_at(address)))
    return Forgotten({"chats": erased.rowcount})


def _at(address: Address) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(ChatRow.platform) == address.platform, col(ChatRow.address) == address.id
