"""A place has another address: its chat and its topics go there, with what was talked about in them.

All of it inside the caller's transaction.
"""

from sqlalchemy import ColumnElement, and_, delete, exists, func, literal, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from adapters.store.mapping import chat_of
from adapters.store.operating_tables import ChangeRow
from adapters.store.question_tables import AnswerRow, ConversationRow
from adapters.store.tables import ChatRow, DeliveryRow, MessageRow
from bot.domain.chat import Address

Table = type[ChatRow] | type[MessageRow] | type[AnswerRow] | type[ConversationRow] | type[ChangeRow]
BELOW, AFTER = "/", "0"
"""What a topic's address has after its place's, and the character that follows it."""


def at(table: Table, address: Address) -> ColumnElement[bool]:
    """The rows of one address."""
    return and_(col(table.platform) == address.platform, col(table.address) == address.id)


def within(table: Table, place: Address) -> ColumnElement[bool]:
    """The rows of a place and of its topics; a range, so that an index answers and no character is a wildcard."""
    address = col(table.address)
    topics = and_(address >= place.id + BELOW, address < place.id + AFTER)
    return and_(col(table.platform) == place.platform, or_(address == place.id, topics))


def move_chats(session: Session, old: Address, new: Address) -> bool:
    """Move a place's chat and its topics; whether there were any."""
    rows = session.exec(select(ChatRow).where(within(ChatRow, old)).with_for_update()).all()
    for row in rows:
        _move_chat(session, row, Address(new.platform, new.id + row.address.removeprefix(old.id)))
    return bool(rows)


def _move_chat(session: Session, row: ChatRow, target: Address) -> None:
    """Of two chats the one with subscriptions stays, and of equals the older address's."""
    there = session.exec(select(ChatRow).where(at(ChatRow, target)).with_for_update()).first()
    loser = row if there and chat_of(there).subscribed and not chat_of(row).subscribed else there
    if loser:
        hand_over(session, loser, there if loser is row else row)
        gone = delete(ChangeRow).where(at(ChangeRow, Address(loser.platform, loser.address)))
        session.connection().execute(gone)  # to take one back would set what the chat that stays never had
        session.delete(loser)
        session.flush()
    if loser is not row:
        moved = update(ChangeRow).where(at(ChangeRow, Address(row.platform, row.address)))
        session.connection().execute(moved.values(platform=target.platform, address=target.id))
        row.platform, row.address = target.platform, target.id
        session.add(row)
        session.flush()


def hand_over(session: Session, loser: ChatRow, winner: ChatRow | None) -> None:
    """Deliveries of postings that the chat that stays has not itself go to it: what waits is still sent."""
    connection, own = session.connection(), aliased(DeliveryRow)
    if winner:
        has = exists().where(col(own.chat) == winner.id, col(own.posting) == col(DeliveryRow.posting))
        of_loser = col(DeliveryRow.chat) == loser.id
        connection.execute(update(DeliveryRow).where(of_loser, ~has).values(chat=winner.id))
    connection.execute(delete(DeliveryRow).where(col(DeliveryRow.chat) == loser.id))


def forget_messages(session: Session, place: Address) -> None:
    """Erase what the messages of a place and of its topics show: elsewhere their numbers are those of others."""
    session.connection().execute(delete(MessageRow).where(within(MessageRow, place)))


def move_talk(session: Session, old: Address, new: Address) -> None:
    """Move what was asked in a place and in its topics; of two conversations the one that was kept last stays."""
    there = literal(new.id) + func.substr(col(AnswerRow.address), len(old.id) + 1)
    moved = update(AnswerRow).where(within(AnswerRow, old))
    session.connection().execute(moved.values(platform=new.platform, address=there, message=""))
    for row in session.exec(select(ConversationRow).where(within(ConversationRow, old))).all():
        target = new.platform, new.id + row.address.removeprefix(old.id)
        other = session.get(ConversationRow, target)
        loser = row if other and other.put_at > row.put_at else other
        if loser:
            session.delete(loser)
            session.flush()
        if loser is not row:
            row.platform, row.address = target
            session.add(row)
            session.flush()
