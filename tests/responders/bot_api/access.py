"""May the bot do this here? The service's own order of checks, in its own wordings."""

from responders.bot_api import wordings as words
from responders.bot_api.service import Service
from responders.bot_api.values import fault
from responders.bot_api.world import Room, Topic

KICKED = {"group": words.KICKED_GROUP, "supergroup": words.KICKED_SUPERGROUP, "channel": words.KICKED_CHANNEL}
LEFT = {"group": words.LEFT_GROUP, "supergroup": words.LEFT_SUPERGROUP, "channel": words.LEFT_CHANNEL}
KIND_RIGHTS = {"text": words.NO_TEXT_RIGHT, "photos": words.NO_PHOTO_RIGHT, "documents": words.NO_DOCUMENT_RIGHT}


def known(service: Service, chat_id: int | str) -> Room:
    """The chat, if there is one."""
    if chat_id == "":
        raise fault("chat_id is empty")
    room = service.world.find(chat_id)
    if room is None and isinstance(chat_id, int) and chat_id in service.world.people:
        raise words.NEVER_STARTED.refused()
    if room is None:
        raise words.CHAT_NOT_FOUND.refused()
    return room


def entered(service: Service, chat_id: int | str) -> Room:
    """The chat, if the bot may act in it at all."""
    room = known(service, chat_id)
    if room.kind == "private":
        _private(room)
        return room
    if room.migrated_to is not None:
        raise words.upgraded(room.migrated_to).refused()
    status = service.bot_in(room).status
    if room.deleted:
        raise (words.GROUP_DELETED if room.kind == "group" else words.CHAT_NOT_FOUND).refused()
    if status == "kicked":
        raise KICKED[room.kind].refused()
    if status == "left":
        raise LEFT[room.kind].refused()
    return room


def _private(room: Room) -> None:
    person = room.person
    assert person is not None
    if person.deactivated:
        raise words.DEACTIVATED.refused()
    if person.is_bot:
        raise words.TO_BOT.refused()
    if person.blocked:
        raise words.BLOCKED.refused()
    if not person.started:
        raise words.NEVER_STARTED.refused()


def writable(service: Service, chat_id: int | str, what: str) -> Room:
    """The chat, if the bot may post `what` ("text", "photos" or "documents") there."""
    room = entered(service, chat_id)
    if room.kind == "private":
        return room
    bot = service.bot_in(room)
    if room.kind == "channel":
        if not bot.rules or "can_post_messages" not in bot.rights:
            raise words.NEED_ADMIN.refused()
        return room
    if bot.status == "restricted" and f"can_send_{'messages' if what == 'text' else what}" not in bot.rights:
        raise KIND_RIGHTS[what].refused()
    if not bot.rules and bot.status != "restricted" and not {"text", what} <= room.permissions:
        raise KIND_RIGHTS["text" if "text" not in room.permissions else what].refused()
    return room


def topic_in(service: Service, room: Room, thread: int | None) -> Topic | None:
    """The topic a message goes to; None is the chat itself or its general topic."""
    if thread is None:
        return None
    topic = room.topics.get(thread)
    if not room.forum or topic is None or topic.deleted:
        raise words.NO_THREAD.refused()
    if topic.closed and not service.bot_in(room).rules:
        raise words.TOPIC_CLOSED.refused()
    return topic
