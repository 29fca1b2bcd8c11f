"""What people do: they write, press, add and kick the bot, block it, promote. Each act makes faithful updates."""

import re
from datetime import datetime
from typing import Any

from responders.bot_api.detection import detected
from responders.bot_api.members import USUAL_ADMIN, member_json
from responders.bot_api.service import Press, Service
from responders.bot_api.values import Json
from responders.bot_api.world import Membership, Message, Person, Room, Topic

GROUP_ANONYMOUS = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
Where = Room | Person


class People:
    """Acts of people upon a service."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._presses = 0

    # --- who and where

    def person(self, name: str, *, language: str | None = "en", started: bool = False, **more: Any) -> Person:
        """A new person with a private chat (id = the person's id); nothing is written yet."""
        return self.service.world.person(name, language_code=language, started=started, **more)

    def group(self, title: str, owner: Person, **more: Any) -> Room:
        """A basic group without the bot."""
        return self.service.world.room("group", title, owner, **more)

    def supergroup(self, title: str, owner: Person, **more: Any) -> Room:
        """A supergroup without the bot; `forum=True` has topics, `username=` makes it public."""
        return self.service.world.room("supergroup", title, owner, **more)

    def channel(self, title: str, owner: Person, **more: Any) -> Room:
        """A channel without the bot."""
        return self.service.world.room("channel", title, owner, **more)

    def topic(self, room: Room, name: str, by: Person) -> Topic:
        """A new forum topic; 1 is the general one, which is no thread to post to."""
        room.last_id = max(room.last_id, 1)
        made: Json = {"forum_topic_created": {"name": name, "icon_color": 7322096}, "is_topic_message": True}
        message = self.service.new_message(room, {"from": by.json(), **made}, by_bot=False)
        message.json["message_thread_id"] = message.id
        topic = room.topics[message.id] = Topic(message.id, name)
        self._tell(room, "message", message, seen=True)
        return topic

    def chat(self, where: int | str | Where) -> Room:
        """A chat by id, @name, person (the private one) or itself."""
        if isinstance(where, Room):
            return where
        room = self.service.world.find(where.id if isinstance(where, Person) else where)
        assert room is not None, f"no chat {where}"
        return room

    # --- writing

    def say(
        self,
        user: Person,
        chat: Where | int | None = None,
        text: str = "",
        *,
        reply_to: Message | None = None,
        thread: Topic | int | None = None,
        edited: Message | None = None,
        forwarded: Person | Room | None = None,
        sender_chat: bool | Room = False,
        via: Person | None = None,
        date: datetime | None = None,
    ) -> Message:
        """Somebody writes. `chat` None or the person: the private chat. `edited` changes that message instead.
        `sender_chat=True` is an anonymous administrator; a Room writes as that channel. In a channel it is a post."""
        room = self.chat(user if chat is None else chat)
        assert not (room.kind == "private" and user.blocked), "somebody who blocked the bot cannot write to it"
        content = self._sender(room, user, sender_chat)
        found = detected(text, [])
        content |= {"text": text} | ({"entities": found} if found else {})
        if via is not None:
            content["via_bot"] = via.json()
        if forwarded is not None:
            content["forward_origin"] = self._origin(forwarded)
        if reply_to is not None:
            content["reply_to_message"] = {k: v for k, v in reply_to.json.items() if k != "reply_to_message"}
            thread = thread or (reply_to.thread if room.forum else None)
        if thread is not None:
            number = thread.id if isinstance(thread, Topic) else thread
            content |= {"message_thread_id": number, "is_topic_message": True}
        if date is not None:
            content["date"] = int(date.timestamp())
        if room.kind == "private":
            user.started = True
        return self._written(room, content, edited)

    def _written(self, room: Room, content: Json, edited: Message | None) -> Message:
        kind = "channel_post" if room.kind == "channel" else "message"
        if edited is not None:
            old = {k: v for k, v in edited.json.items() if k not in ("text", "entities")}
            edited.json = old | content | {"date": edited.json["date"], "edit_date": self.service.seconds()}
            edited.edits += 1
            self._tell(room, f"edited_{kind}", edited)
            return edited
        message = self.service.new_message(room, content, by_bot=False)
        self._tell(room, kind, message)
        return message

    def _sender(self, room: Room, user: Person, sender_chat: bool | Room) -> Json:
        if room.kind == "channel":
            return {"sender_chat": room.json(), "author_signature": user.first_name}
        if sender_chat is True:
            return {"from": GROUP_ANONYMOUS.json(), "sender_chat": room.json()}
        if isinstance(sender_chat, Room):
            by = Person(136817688, "Channel", "Channel_Bot", is_bot=True)
            return {"from": by.json(), "sender_chat": sender_chat.json()}
        return {"from": user.json()}

    def _origin(self, source: Person | Room) -> Json:
        date = self.service.seconds()
        if isinstance(source, Person):
            return {"type": "user", "date": date, "sender_user": source.json()}
        if source.kind == "channel":
            return {"type": "channel", "date": date, "chat": source.json(), "message_id": 1}
        return {"type": "chat", "date": date, "sender_chat": source.json()}

    def _tell(self, room: Room, kind: str, message: Message, *, seen: bool = False) -> None:
        if self._visible(room, message) or (seen and self.service.bot_in(room).inside):
            self.service.updates.put(kind, dict(message.json))

    def _visible(self, room: Room, message: Message) -> bool:
        """Privacy mode: in groups the bot hears commands, replies to it and mentions, unless it administers."""
        if room.kind == "private":
            return True
        bot = self.service.bot_in(room)
        if not bot.inside:
            return False
        if bot.rules or not self.service.privacy or room.kind == "channel":
            return bot.rules or room.kind != "channel"
        name = f"@{self.service.world.bot.username}".lower()
        if message.get("reply_to_message", {}).get("from", {}).get("id") == self.service.world.bot.id:
            return True
        return name in message.text.lower() or bool(re.search(r"(?:^|\s)/[a-z0-9_]+(?!\S*@)", message.text.lower()))

    def start(self, user: Person, payload: str = "") -> Message:
        """Somebody presses start, or opens a deep link."""
        assert re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload), "a deep link's payload is 0-64 of A-Z a-z 0-9 _ -"
        return self.say(user, user, f"/start {payload}".strip())

    def press(self, user: Person, message: Message, button: str) -> Press:
        """Somebody presses a button by its words or data; a link into the bot's private chat starts it."""
        pressed = next(
            (one for row in message.buttons for one in row if button in (one["text"], one.get("callback_data"))), None
        )
        assert pressed is not None, f"no button {button!r} under: {message.text[:200]!r} {message.buttons}"
        self._presses += 1
        press = Press(str(4_000_000 + self._presses), self.service.now().timestamp(), user, message)
        if "url" in pressed:
            press.opened = pressed["url"]
            link = re.fullmatch(rf"https://t\.me/{self.service.world.bot.username}\?start=(.*)", pressed["url"])
            if link:
                self.start(user, link.group(1))
            return press
        self.service.presses[press.id] = press
        query: Json = {"id": press.id, "from": user.json(), "message": dict(message.json)}
        query |= {"chat_instance": str(message.chat_id * 7919), "data": pressed["callback_data"]}
        self.service.updates.put("callback_query", query)
        return press

    # --- the bot's places

    def _place(self, room: Room, person: Person, new: Membership, by: Person) -> None:
        old = room.member(person)
        room.members[person.id] = new
        change: Json = {"chat": room.json(), "from": by.json(), "date": self.service.seconds()}
        change |= {"old_chat_member": member_json(room, old), "new_chat_member": member_json(room, new)}
        if person is self.service.world.bot:
            self.service.updates.put("my_chat_member", change)
        elif self.service.bot_in(room).rules:
            self.service.updates.put("chat_member", change)

    def add_bot(self, chat: Room, by: Person, *, rights: frozenset[str] | None = None) -> None:
        """The bot is added; with `rights` (or in a channel) as an administrator."""
        bot = self.service.world.bot
        rules = rights is not None or chat.kind == "channel"
        given = (USUAL_ADMIN if rights is None else rights) if rules else frozenset()
        self._place(chat, bot, Membership(bot, "administrator" if rules else "member", given), by)
        if chat.kind != "channel":
            added = {"from": by.json(), "new_chat_members": [bot.json()]}
            self.service.updates.put("message", self.service.new_message(chat, added, by_bot=False).json)

    def kick_bot(self, chat: Room, by: Person, *, status: str = "kicked") -> None:
        """The bot is removed; status "left" is removed without a ban."""
        bot = self.service.world.bot
        self._place(chat, bot, Membership(bot, status), by)

    def promote_bot(self, chat: Room, by: Person, *, rights: frozenset[str] = USUAL_ADMIN) -> None:
        """The bot becomes an administrator with these rights."""
        bot = self.service.world.bot
        self._place(chat, bot, Membership(bot, "administrator", rights), by)

    def demote_bot(self, chat: Room, by: Person) -> None:
        """The bot is a plain member again; in a channel it is out."""
        bot = self.service.world.bot
        self._place(chat, bot, Membership(bot, "left" if chat.kind == "channel" else "member"), by)

    def restrict_bot(self, chat: Room, by: Person, *, may: frozenset[str] = frozenset()) -> None:
        """The bot may only do what `may` names (can_send_messages, can_send_photos …)."""
        bot = self.service.world.bot
        self._place(chat, bot, Membership(bot, "restricted", may), by)

    def join(self, person: Person, chat: Room, *, status: str = "member", anonymous: bool = False) -> None:
        """Somebody's place in a chat: member, administrator, restricted, left, kicked."""
        rights = USUAL_ADMIN if status == "administrator" else frozenset()
        self._place(chat, person, Membership(person, status, rights, anonymous), person)

    def block(self, user: Person) -> None:
        """The person blocks the bot in private."""
        self._blocking(user, "member", "kicked")

    def unblock(self, user: Person) -> None:
        """The person takes the block back."""
        self._blocking(user, "kicked", "member")

    def _blocking(self, user: Person, old: str, new: str) -> None:
        user.blocked = new == "kicked"
        room, bot = self.chat(user), self.service.world.bot
        change: Json = {"chat": room.json(), "from": user.json(), "date": self.service.seconds()}
        change["old_chat_member"] = member_json(room, Membership(bot, old))
        change["new_chat_member"] = member_json(room, Membership(bot, new))
        self.service.updates.put("my_chat_member", change)

    def rename(self, chat: Room, *, title: str | None = None, username: str | None = None) -> None:
        """A chat gets another title or public name; the id stays."""
        chat.title, chat.username = title or chat.title, username if username is not None else chat.username

    def migrate(self, group: Room, *, new_first: bool = False) -> Room:
        """A group becomes a supergroup: two service messages, from the old chat first unless `new_first`."""
        world = self.service.world
        owner = next(one.person for one in group.members.values() if one.status == "creator")
        room = world.room("supergroup", group.title or "", owner)
        room.members = dict(group.members)
        group.migrated_to = room.id
        notes: list[tuple[Room, Json]] = [(group, {"migrate_to_chat_id": room.id})]
        notes.append((room, {"migrate_from_chat_id": group.id, "sender_chat": room.json()}))
        for where, note in reversed(notes) if new_first else notes:
            by = GROUP_ANONYMOUS if where is room else owner
            message = self.service.new_message(where, {"from": by.json(), **note}, by_bot=False)
            self.service.updates.put("message", message.json)
        return room
