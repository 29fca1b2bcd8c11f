"""Makes the world and lets things happen in it: guilds, channels, people, permissions, outages, archives."""

from collections.abc import Sequence

from responders.discord_service import payloads
from responders.discord_service.core import Core
from responders.discord_service.permissions import ORDINARY, mask, of_guild
from responders.discord_service.routes import messages, threads
from responders.discord_service.world import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_THREAD,
    FORUM,
    GROUP,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    REQUIRE_TAG,
    TEXT,
    Channel,
    Guild,
    Member,
    Message,
    Overwrite,
    Role,
    Tag,
    User,
)


class Building:
    """What there is and what becomes of it; every change is told to the clients that hear of it."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def person(self, name: str, locale: str = "en-US", *, takes_messages: bool = True, installed: bool = False) -> User:
        """A person; `installed`: they have the bot for themselves."""
        user = User(self.core.clock.snowflake(), name, locale, False, takes_messages, installed)
        self.core.world.users[user.id] = user
        return user

    def guild(self, name: str, owner: User | None = None, locale: str = "en-US", *, present: bool = True) -> Guild:
        """A guild of that owner, with the bot in it unless told otherwise."""
        core = self.core
        owner = owner or self.person(f"{name} owner")
        number = core.clock.snowflake()
        guild = Guild(number, name, owner, Role(number, "@everyone", mask(*ORDINARY)), locale)
        guild.present, guild.joined = False, core.clock.stamp()
        guild.members[owner.id] = Member(owner)
        core.world.guilds[guild.id] = guild
        if present:
            self.add_bot(guild)
        return guild

    def add_bot(self, guild: Guild, by: User | None = None, *permissions: str) -> None:
        """The bot joins, with a role of its own that may do these things too; `by` must manage the guild."""
        core, bot = self.core, self.core.world.bot
        manages = by is None or (
            by.id in guild.members and of_guild(guild, guild.members[by.id]) & mask("manage_guild")
        )
        assert manages, "only who manages the guild adds a bot"
        own = Role(core.clock.snowflake(), bot.name, mask(*permissions), bot.id)
        guild.roles = [role for role in guild.roles if role.bot_id != bot.id] + [own]
        guild.members[bot.id] = Member(bot, [own])
        guild.present = True
        told = payloads.guild(guild, bot)
        # without this key the guild is new; with it one that is there again
        told.pop("unavailable")
        core.gateway.dispatch("GUILD_CREATE", told, guild)

    def kick_bot(self, guild: Guild) -> None:
        """The bot is no member any more."""
        guild.members.pop(self.core.world.bot.id, None)
        self.core.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild)
        guild.present = False

    def outage(self, guild: Guild) -> None:
        """The guild cannot be reached for a while; the bot is still a member."""
        guild.away = True
        self.core.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id), "unavailable": True}, guild)

    def outage_ends(self, guild: Guild) -> None:
        """The guild is there again."""
        guild.away = False
        self.core.gateway.dispatch("GUILD_CREATE", payloads.guild(guild, self.core.world.bot), guild)

    def join(self, guild: Guild, user: User, *permissions: str) -> Member:
        """A person becomes a member; named permissions come by a role of their own."""
        member = Member(user)
        if permissions:
            role = Role(self.core.clock.snowflake(), f"{user.name}'s", mask(*permissions))
            guild.roles.append(role)
            member.roles.append(role)
            told = {"guild_id": str(guild.id), "role": payloads.role(role, len(guild.roles))}
            self.core.gateway.dispatch("GUILD_ROLE_CREATE", told, guild)
        guild.members[user.id] = member
        return member

    def text(self, guild: Guild, name: str, *, slowmode: int = 0) -> Channel:
        """A text channel."""
        return self._channel(guild, name, TEXT, slowmode=slowmode)

    def announcement(self, guild: Guild, name: str) -> Channel:
        """An announcement channel."""
        return self._channel(guild, name, ANNOUNCEMENT)

    def forum(self, guild: Guild, name: str, tags: Sequence[str] = (), *, tag_required: bool = False) -> Channel:
        """A forum with tags."""
        forum = self._channel(guild, name, FORUM, told=False)
        forum.tags = [Tag(self.core.clock.snowflake(), tag) for tag in tags]
        forum.flags = REQUIRE_TAG if tag_required else 0
        self.core.gateway.dispatch("CHANNEL_CREATE", payloads.channel(forum), guild)
        return forum

    def thread(
        self, parent: Channel, name: str, by: User, *, private: bool = False, on: Message | None = None
    ) -> Channel:
        """A thread that a person made, on a message or by itself."""
        kind = PRIVATE_THREAD if private else (ANNOUNCEMENT_THREAD if parent.kind == ANNOUNCEMENT else PUBLIC_THREAD)
        number = on.id if on else self.core.clock.snowflake()
        thread = Channel(number, kind, name, parent.guild, parent, owner=by)
        self.core.new_channel(thread)
        self.core.gateway.dispatch("THREAD_CREATE", payloads.thread(thread) | {"newly_created": True}, parent.guild)
        if on is not None:
            threads.begin(self.core, on, thread)
        return thread

    def private(self, user: User) -> Channel:
        """The bot's conversation with a person."""
        return self.core.open_private(user)

    def group(self, owner: User, *others: User) -> Channel:
        """A private conversation of people without the bot: it is there only by who installed it."""
        number = self.core.clock.snowflake()
        return self.core.new_channel(Channel(number, GROUP, "", owner=owner, group=[owner, *others]))

    def _channel(self, guild: Guild, name: str, kind: int, slowmode: int = 0, *, told: bool = True) -> Channel:
        channel = self.core.new_channel(Channel(self.core.clock.snowflake(), kind, name, guild, slowmode=slowmode))
        if told:
            self.core.gateway.dispatch("CHANNEL_CREATE", payloads.channel(channel), guild)
        return channel

    def allow(self, channel: Channel, whom: User | Role, *permissions: str) -> None:
        """Allow these things in the channel."""
        self._overwrite(channel, whom).allow |= mask(*permissions)
        self._overwrite(channel, whom).deny &= ~mask(*permissions)
        self._changed(channel)

    def deny(self, channel: Channel, whom: User | Role, *permissions: str) -> None:
        """Deny these things in the channel."""
        self._overwrite(channel, whom).deny |= mask(*permissions)
        self._overwrite(channel, whom).allow &= ~mask(*permissions)
        self._changed(channel)

    def _overwrite(self, channel: Channel, whom: User | Role) -> Overwrite:
        return channel.overwrites.setdefault(whom.id, Overwrite(for_member=isinstance(whom, User)))

    def rename(self, channel: Channel, name: str) -> None:
        """The channel has another name."""
        channel.name = name
        self._changed(channel)

    def archive(self, thread: Channel) -> None:
        """The thread is archived."""
        thread.archived = True
        self._changed(thread)

    def lock(self, thread: Channel) -> None:
        """The thread is locked and archived, as the client does it."""
        thread.locked = thread.archived = True
        self._changed(thread)

    def delete(self, channel: Channel) -> None:
        """The channel is deleted."""
        threads.drop(self.core, channel)

    def delete_message(self, message: Message) -> None:
        """A moderator deletes a message."""
        messages.drop(self.core, message)

    def _changed(self, channel: Channel) -> None:
        event = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        self.core.gateway.dispatch(event, payloads.channel(channel), channel.guild)
        self.core.pulse.beat()
