"""The world behind the service: people, chats with members, topics and messages. It holds state and sends nothing."""

from dataclasses import dataclass, field
from typing import Any, Literal

from responders.bot_api.values import Json

Kind = Literal["private", "group", "supergroup", "channel"]
INSIDE = ("creator", "administrator", "member", "restricted")


@dataclass
class Person:
    """A user or a bot. `started`: wrote to the bot in private at some time."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    last_name: str | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def json(self) -> Json:
        """A User object."""
        names = ("id", "is_bot", "first_name", "last_name", "username", "language_code")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


@dataclass
class Membership:
    """Somebody's place in a chat; `rights` are an administrator's, or what a restricted member may do."""

    person: Person
    status: str = "member"
    rights: frozenset[str] = frozenset()
    anonymous: bool = False

    @property
    def inside(self) -> bool:
        """Is this one in the chat?"""
        return self.status in INSIDE

    @property
    def rules(self) -> bool:
        """Owner or administrator?"""
        return self.status in ("creator", "administrator")


@dataclass
class Topic:
    """A forum topic; its id is the id of the message that made it."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass
class Message:
    """A message as its JSON object, with the bytes of its picture or file and its past texts."""

    json: Json
    by_bot: bool = False
    picture: bytes | None = field(default=None, repr=False)
    edits: int = 0
    deleted: bool = False

    @property
    def id(self) -> int:
        """message_id."""
        return int(self.json["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat it is in."""
        return int(self.json["chat"]["id"])

    @property
    def text(self) -> str:
        """Text, the caption of a picture, or the words of a rich message."""
        if "rich_message" in self.json:
            return str(self.json["rich_message"]["blocks"][0]["text"])
        return str(self.json.get("text", self.json.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """Entities of the text or the caption, those that the service found by itself included."""
        found: list[Json] = self.json.get("entities") or self.json.get("caption_entities") or []
        return found

    @property
    def buttons(self) -> list[list[Json]]:
        """Rows of the inline keyboard."""
        rows: list[list[Json]] = self.json.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def links(self) -> list[str]:
        """Addresses behind words, in order."""
        return [entity["url"] for entity in self.entities if entity["type"] == "text_link"]

    @property
    def thread(self) -> int | None:
        """The forum topic it is in."""
        return self.json.get("message_thread_id")

    @property
    def reply_to(self) -> int | None:
        """The id of the message it answers."""
        target = self.json.get("reply_to_message")
        return int(target["message_id"]) if target else None

    def get(self, name: str, default: Any = None) -> Any:
        """A key of the JSON object."""
        return self.json.get(name, default)


@dataclass
class Draft:
    """A text that is being streamed into a private chat."""

    draft_id: int
    text: str
    entities: list[Json]
    thread: int | None = None
    rich: Json | None = None


@dataclass
class Room:
    """A chat. `permissions` are what members may do: "text", "photos" and "documents"."""

    id: int
    kind: Kind
    title: str | None = None
    username: str | None = None
    person: Person | None = None
    forum: bool = False
    members: dict[int, Membership] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    permissions: set[str] = field(default_factory=lambda: {"text", "photos", "documents"})
    migrated_to: int | None = None
    deleted: bool = False
    history: dict[int, Message] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    last_id: int = 0

    @property
    def messages(self) -> list[Message]:
        """What is in the chat now, oldest first."""
        return [message for message in self.history.values() if not message.deleted]

    @property
    def from_bot(self) -> list[Message]:
        """The bot's messages that are in the chat now."""
        return [message for message in self.messages if message.by_bot]

    def next_id(self) -> int:
        """A new message_id."""
        self.last_id += 1
        return self.last_id

    def json(self) -> Json:
        """A Chat object."""
        found: Json = {"id": self.id, "type": self.kind}
        if self.person is not None:
            names = ("first_name", "last_name", "username")
            return found | {name: getattr(self.person, name) for name in names if getattr(self.person, name)}
        found["title"] = self.title
        return (
            found | ({"username": self.username} if self.username else {}) | ({"is_forum": True} if self.forum else {})
        )

    def member(self, person: Person) -> Membership:
        """Somebody's place here; "left" if there is none."""
        return self.members.get(person.id) or Membership(person, "left")


@dataclass
class World:
    """All people and chats that the bot may meet, and the bot itself."""

    bot: Person
    people: dict[int, Person] = field(default_factory=dict)
    rooms: dict[int, Room] = field(default_factory=dict)
    next_person: int = 1001
    next_room: int = 2001

    def person(self, first_name: str, **more: Any) -> Person:
        """A new person, with the private chat."""
        number = more.pop("id", None) or self.next_person
        self.next_person = max(self.next_person, number) + 1
        person = self.people[number] = Person(number, first_name, **more)
        self.rooms[number] = Room(number, "private", person=person)
        return person

    def room(self, kind: Kind, title: str, owner: Person, **more: Any) -> Room:
        """A new chat with an owner; without the bot."""
        number = self.next_room
        self.next_room += 1
        number = more.pop("id", None) or (-number if kind == "group" else -1_000_000_000_000 - number)
        room = self.rooms[number] = Room(number, kind, title, **more)
        room.members[owner.id] = Membership(owner, "creator")
        return room

    def find(self, wanted: int | str) -> Room | None:
        """A chat by id, or a public one by @name."""
        if isinstance(wanted, int):
            return self.rooms.get(wanted)
        name = wanted.removeprefix("@").lower()
        public = (room for room in self.rooms.values() if room.username and room.kind in ("supergroup", "channel"))
        return next((room for room in public if str(room.username).lower() == name), None)
