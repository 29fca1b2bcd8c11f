"""What there is: people, guilds, roles, channels, messages. Values that change; rules are elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = Any
TEXT, DM, GROUP, ANNOUNCEMENT, ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD, FORUM = 0, 1, 3, 5, 10, 11, 12, 15
THREADS = (ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD)
CROSSPOSTED, EPHEMERAL, LOADING, SUPPRESS_EMBEDS, COMPONENTS_V2 = 1 << 0, 1 << 6, 1 << 7, 1 << 2, 1 << 15
HAS_THREAD = 1 << 5
REQUIRE_TAG = 1 << 4
THREAD_STARTER = 21


@dataclass(eq=False)
class User:
    """A person or a bot. `takes_messages`: whether private messages of bots reach them."""

    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False
    takes_messages: bool = True
    installed: bool = False

    @property
    def mention(self) -> str:
        """How a message names them."""
        return f"<@{self.id}>"


@dataclass(eq=False)
class Role:
    """A role; the one of everybody has the guild's own id."""

    id: int
    name: str
    permissions: int
    bot_id: int | None = None


@dataclass(eq=False)
class Member:
    """A user in a guild."""

    user: User
    roles: list[Role] = field(default_factory=list)


@dataclass
class Overwrite:
    """What a channel allows and denies to a role or a member, by bits."""

    allow: int = 0
    deny: int = 0
    for_member: bool = False


@dataclass(eq=False)
class Tag:
    """A forum's tag."""

    id: int
    name: str
    moderated: bool = False


@dataclass(eq=False)
class Attachment:
    """A file that came with a message."""

    id: int
    filename: str
    data: bytes
    description: str | None = None
    content_type: str | None = None


@dataclass(eq=False)
class Message:
    """A message. `seen_by` is the only person who sees an ephemeral one; `payload` what was sent to make or edit it."""

    id: int
    channel: "Channel"
    author: User
    at: datetime
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    kind: int = 0
    nonce: str | int | None = None
    edited: datetime | None = None
    edits: int = 0
    reference: "Message | None" = None
    pings: list[User] = field(default_factory=list)
    seen_by: User | None = None
    thread: "Channel | None" = None
    interaction: Json = None
    from_hook: bool = False

    @property
    def published(self) -> bool:
        """Whether it was sent on to the channels that follow."""
        return bool(self.flags & CROSSPOSTED)

    @property
    def loading(self) -> bool:
        """Whether it says that the bot is thinking."""
        return bool(self.flags & LOADING)


@dataclass(eq=False)
class Channel:
    """A place for messages: in a guild, a thread in one of its channels, or a private conversation."""

    id: int
    kind: int
    name: str
    guild: "Guild | None" = None
    parent: "Channel | None" = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    tags: list[Tag] = field(default_factory=list)
    applied_tags: list[int] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    ephemeral: list[Message] = field(default_factory=list)
    typing: list[datetime] = field(default_factory=list)
    recipient: User | None = None
    group: list[User] = field(default_factory=list)
    owner: User | None = None
    slowmode: int = 0
    flags: int = 0
    archived: bool = False
    locked: bool = False
    auto_archive: int = 1440
    made: str = ""

    @property
    def is_thread(self) -> bool:
        """Whether it hangs below another channel."""
        return self.kind in THREADS

    @property
    def threads(self) -> "list[Channel]":
        """The threads below it, oldest first."""
        guild = self.guild
        return [channel for channel in guild.channels.values() if channel.parent is self] if guild else []

    def last(self) -> Message:
        """The newest message."""
        return self.messages[-1]

    def find(self, message_id: int) -> Message | None:
        """A message that everybody here sees, by id."""
        return next((message for message in self.messages if message.id == message_id), None)


@dataclass(eq=False)
class Guild:
    """A server of the platform. `present`: whether the bot is a member; `away`: an outage."""

    id: int
    name: str
    owner: User
    everyone: Role
    locale: str = "en-US"
    roles: list[Role] = field(default_factory=list)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    present: bool = True
    away: bool = False
    joined: str = ""

    def role(self, name: str) -> Role:
        """A role by name."""
        return next(role for role in [self.everyone, *self.roles] if role.name == name)


@dataclass(eq=False)
class World:
    """Everything that exists, by id."""

    bot: User
    application_id: int
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)

    def private(self, user: User) -> Channel | None:
        """The bot's conversation with that person, if it was opened."""
        return next((channel for channel in self.channels.values() if channel.recipient is user), None)
