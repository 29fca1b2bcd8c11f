"""What happens to us in a place: added, put out, blocked, muted, moved, a topic closed. Told to the core as it is."""

from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
)
from telegram.constants import ChatMemberStatus, ChatType

from adapters.platforms.telegram.addresses import address
from bot.delivery.membership import Back, Event, Joined, Left, MovedTo
from bot.domain.chat import ChatKind

_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


def changed(update: ChatMemberUpdated, lane: str = "") -> Event | None:
    """What a change of our own place in a chat means for the bot of a lane; None where it changes nothing for us."""
    chat, person = update.chat, update.from_user
    where = address(chat.id)
    title, by = chat.title or "", str(person.id)
    was, now = update.old_chat_member, update.new_chat_member
    if chat.type == ChatType.PRIVATE:
        return Left(where, "blocked", by, title) if now.status in _OUT else Back(where, title)
    if not _inside(now):
        return Left(where, "removed", by, title) if _inside(was) else None
    channel = chat.type == ChatType.CHANNEL
    if not _may_write(now, channel=channel):
        return Left(where, "no_rights", by, title)
    if _inside(was) and _may_write(was, channel=channel):
        return None
    # whoever gives us the right to write lets us in: a place where we never had it is not known yet
    kind: ChatKind = "channel" if channel else "group"
    return Joined(where, kind, by, title, person.language_code, lane)


def _inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _OUT


def _may_write(member: ChatMember, *, channel: bool) -> bool:
    if isinstance(member, ChatMemberAdministrator):
        return bool(member.can_post_messages) or not channel
    if isinstance(member, ChatMemberRestricted):
        return member.can_send_messages
    return not channel or member.status == ChatMemberStatus.OWNER


def refusal(member: ChatMember, *, channel: bool) -> str:
    """Why we may not write in a place as this member of it; empty where we may."""
    if not _inside(member):
        return "the bot is not in it"
    return "" if _may_write(member, channel=channel) else "the bot has no right to write there"


def told_by(message: Message) -> Event | None:
    """What a service message means: a group's move, in both places' words, or a topic closed and opened again."""
    if message.migrate_to_chat_id is not None:
        return MovedTo(address(message.chat.id), address(message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return MovedTo(address(message.migrate_from_chat_id), address(message.chat.id))
    topic = address(message.chat.id, message.message_thread_id)
    if message.forum_topic_closed is not None:
        return Left(topic, "closed", str(message.from_user.id) if message.from_user else "", message.chat.title or "")
    if message.forum_topic_reopened is not None:
        return Back(topic, message.chat.title or "")
    return None
