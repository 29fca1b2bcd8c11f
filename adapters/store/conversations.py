"""What chats talked about lately, in SQL: one row each, for it is always needed whole."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from adapters.store.connections import Connections
from adapters.store.question_mapping import conversation_of, conversation_values
from adapters.store.question_tables import ConversationRow
from adapters.store.upserts import upsert
from bot.domain.chat import Address
from bot.domain.conversation import Conversation
from bot.domain.paper import check_aware


class SqlConversations:
    """bot.ports.store.Conversations."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def get(self, address: Address) -> Conversation:
        """The conversation of a chat or thread; an empty one where there is none."""
        return await self._connections.read(lambda session: _get(session, address))

    async def put(self, conversation: Conversation, at: datetime) -> None:
        """Keep a conversation whole."""
        check_aware(at)
        platform, address, body = conversation_values(conversation)
        row = ConversationRow(platform=platform, address=address, put_at=at, body=body)
        await self._connections.write(lambda session: upsert(session, [row], key=["platform", "address"]))

    async def unanswered(self, platform: str, since: datetime) -> tuple[Conversation, ...]:
        """Those in which a question is being answered: of what was kept lately, which an index finds."""
        check_aware(since)
        lately = select(ConversationRow).where(col(ConversationRow.put_at) >= since)
        theirs = lately.where(ConversationRow.platform == platform).order_by(col(ConversationRow.address))
        found = await self._connections.read(lambda session: tuple(map(conversation_of, session.exec(theirs))))
        return tuple(each for each in found if each.asked_at is not None)

    async def drop(self, before: datetime) -> int:
        """Forget conversations that were kept before a moment."""
        check_aware(before)
        old = delete(ConversationRow).where(col(ConversationRow.put_at) < before)
        return await self._connections.write(lambda session: session.connection().execute(old).rowcount)


def _get(session: Session, address: Address) -> Conversation:
    row = session.get(ConversationRow, (address.platform, address.id))
    return conversation_of(row) if row else Conversation(address)
