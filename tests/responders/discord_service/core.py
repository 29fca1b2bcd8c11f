"""What every part of the service shares: the world, the clock, the gateway, the books; making and changing messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from responders.discord_service import payloads
from responders.discord_service.components import settled, settled_embeds
from responders.discord_service.gateway import Gateway
from responders.discord_service.interaction import Interaction
from responders.discord_service.times import Clock, Pulse
from responders.discord_service.world import (
    DM,
    EPHEMERAL,
    LOADING,
    Attachment,
    Channel,
    Message,
    User,
    World,
)

Json = Any
APPLICATION_ID = 1_100_000_000_000_000_001
# of the real form: the id in base 64, a time, a signature; nobody's
CANARY_TOKEN = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GCanar.yCANARYcanaryCANARYcanaryCANARYcanary00"
NONCE_LIVES = 120.0


@dataclass(frozen=True)
class Call:
    """One accepted or refused request. `body` is the JSON (of a multipart request its payload_json)."""

    method: str
    path: str
    template: str
    values: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    files: Mapping[int, Attachment]
    at: float

    def number(self, name: str) -> int:
        """An id of the path."""
        return int(self.values[name])


@dataclass(frozen=True)
class Rejected:
    """A request that no caller may send, with what was wrong."""

    what: str
    complaints: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what}: {'; '.join(self.complaints)}"


@dataclass(eq=False)
class Core:
    """The service's state. `token` is the bot's; `commands` are what it registered, by guild (None: everywhere)."""

    clock: Clock
    token: str = CANARY_TOKEN
    pulse: Pulse = field(default_factory=Pulse)
    calls: list[Call] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    payloads: list[str] = field(default_factory=list)
    commands: dict[int | None, list[Json]] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    nonces: dict[tuple[int, str], tuple[float, Message]] = field(default_factory=dict)
    crossposts: dict[int, list[float]] = field(default_factory=dict)
    shows_nonces: bool = True
    """Whether what is read back has its nonce."""

    def __post_init__(self) -> None:
        bot = User(APPLICATION_ID, "jogan", bot=True)
        self.world = World(bot, APPLICATION_ID, {bot.id: bot})
        self.gateway = Gateway(self.world, self.clock, self.pulse, self.token, self.reject)

    def reject(self, what: str, *complaints: str) -> None:
        """Write down what must fail the test."""
        self.rejected.append(Rejected(what, complaints))

    def member_of(self, channel: Channel, user: User) -> Any:
        """The user's membership in the channel's guild."""
        return channel.guild.members.get(user.id) if channel.guild else None

    def new_message(
        self, channel: Channel, author: User, body: Mapping[str, Json], files: Mapping[int, Attachment], **more: Any
    ) -> Message:
        """Make a message of a body and tell everybody who may see it; `message_id` gives it an id of its own."""
        number = more.pop("message_id", None) or self.clock.snowflake()
        message = Message(number, channel, author, self.clock.now(), **more)
        self._fill(message, body, files)
        message.nonce = body.get("nonce")
        home = channel.ephemeral if message.flags & EPHEMERAL else channel.messages
        home.append(message)
        if not message.flags & EPHEMERAL:
            self.tell("MESSAGE_CREATE", message)
        self.pulse.beat()
        return message

    def change_message(self, message: Message, body: Mapping[str, Json], files: Mapping[int, Attachment]) -> None:
        """Edit a message and tell everybody who may see it."""
        was_loading = message.loading
        self._fill(message, body, files)
        message.flags &= ~LOADING
        if not was_loading:
            message.edited = self.clock.now()
            message.edits += 1
        if not message.flags & EPHEMERAL:
            self.tell("MESSAGE_UPDATE", message)
        self.pulse.beat()

    def _fill(self, message: Message, body: Mapping[str, Json], files: Mapping[int, Attachment]) -> None:
        if "content" in body:
            message.content = (body["content"] or "").strip()
        message.attachments = self._attachments(message.attachments, body, files)
        if "flags" in body:
            message.flags |= body["flags"] or 0
        if "embeds" in body:
            message.embeds = settled_embeds(body["embeds"] or [], message.attachments, message.channel)
        if "components" in body:
            message.components = settled(body["components"] or [], message.attachments, message.channel)

    def _attachments(
        self, old: Sequence[Attachment], body: Mapping[str, Json], files: Mapping[int, Attachment]
    ) -> list[Attachment]:
        told = {str(each["id"]): each for each in body.get("attachments") or ()}
        kept = [each for each in old if "attachments" not in body or str(each.id) in told]
        for key, file in files.items():
            file.id = self.clock.snowflake()
            file.description = told.get(str(key), {}).get("description")
            kept.append(file)
        return kept

    def tell(self, event: str, message: Message) -> None:
        """Dispatch an event about a message, with the content hidden where no intent opens it."""
        told = payloads.message(message, self.world)
        channel = message.channel
        if channel.guild is not None:
            told["guild_id"] = str(channel.guild.id)
            member = channel.guild.members.get(message.author.id)
            if member is not None:
                told["member"] = payloads.member(member, alone=True)
        told["channel_type"] = channel.kind
        self.gateway.dispatch(event, told, channel.guild)

    def new_channel(self, channel: Channel) -> Channel:
        """Put a channel into the world."""
        self.world.channels[channel.id] = channel
        channel.made = channel.made or self.clock.stamp()
        if channel.guild is not None:
            channel.guild.channels[channel.id] = channel
        return channel

    def open_private(self, user: User) -> Channel:
        """The private conversation of the bot and a person."""
        known = self.world.private(user)
        return known or self.new_channel(Channel(self.clock.snowflake(), DM, user.name, recipient=user))
