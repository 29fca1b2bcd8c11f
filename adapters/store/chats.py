"""Chats in SQL."""

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from adapters.store import direct
from adapters.store.changes import write_down
from adapters.store.connections import Connections
from adapters.store.forgetting import forget
from adapters.store.mapping import chat_of, chat_row, key
from adapters.store.moving import at, forget_messages, move_chats, move_talk, within
from adapters.store.payers import move_payers
from adapters.store.tables import ChatRow
from adapters.store.upserts import upsert
from bot.domain.chat import Address, Chat
from bot.ports.changes import By
from bot.ports.payments import payer_of
from bot.ports.store import ChatCounts, Forgotten

ON = col(ChatRow.off).is_(None)
PAUSED = col(ChatRow.paused).is_(True)
SUBSCRIBED = or_(col(ChatRow.everything).is_(True), col(ChatRow.categories) != "[]")


class SqlChats:
    """bot.ports.store.Chats."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def get(self, address: Address) -> Chat | None:
        """The chat at an address."""
        return await self._connections.read(lambda session: _get(session, address))

    async def put(self, chat: Chat, by: By | None = None) -> int | None:
        """Keep a chat whole; it keeps its number, and a cursor that a plan moved on meanwhile."""
        row = chat_row(chat)
        return await self._connections.write(lambda session: _put(session, chat, row, by))

    async def forget(self, address: Address) -> Forgotten:
        """Erase all that is kept about a chat, also that its person owns others or asked in them; nothing of it stays
        in the log either."""
        gone = await self._connections.direct_write(lambda run: forget(run, address))
        await self._connections.fold()
        return gone

    async def within(self, place: Address) -> tuple[Chat, ...]:
        """The chat at a place and those of its topics, by address."""
        return await self._connections.read(lambda session: _within(session, place))

    async def move(self, old: Address, new: Address) -> bool:
        """A place has another address now; its chats and their talk go there. One commit."""
        key(new.platform), key(new.id)
        if old == new:
            return False
        return await self._connections.write(lambda session: _move(session, old, new))

    async def counts(self) -> ChatCounts:
        """How many chats there are."""
        return await self._connections.read(_counts)


def _get(session: Session, address: Address) -> Chat | None:
    row = session.exec(select(ChatRow).where(at(ChatRow, address))).first()
    return chat_of(row) if row else None


def _put(session: Session, chat: Chat, row: ChatRow, by: By | None) -> int | None:
    """Who changes settings is written down with what they were a moment before, whoever changed them meanwhile."""
    kept = by and session.exec(select(ChatRow).where(at(ChatRow, chat.address)).with_for_update(key_share=True)).first()
    before = chat_of(kept) if kept else None
    upsert(session, [row], key=["platform", "address"], grow=["cursor"])
    return write_down(session, before or by.began, chat, by) if by else None


def _move(session: Session, old: Address, new: Address) -> bool:
    forget_messages(session, old)
    move_talk(session, old, new)
    move_payers(direct.within(session.connection()), payer_of(old), payer_of(new))
    return move_chats(session, old, new)


def _within(session: Session, place: Address) -> tuple[Chat, ...]:
    found = session.exec(select(ChatRow).where(within(ChatRow, place))).all()
    return tuple(chat_of(row) for row in sorted(found, key=lambda row: row.address))


def _counts(session: Session) -> ChatCounts:
    def number(*which: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count().filter(*which) if which else func.count()

    counted = select(number(), number(ON, SUBSCRIBED, ~PAUSED), number(ON, PAUSED), number(~ON))
    return ChatCounts(*session.exec(counted.select_from(ChatRow)).one())
