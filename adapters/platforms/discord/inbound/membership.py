"""What happens to us in servers: added, put out, channels deleted, threads locked, the right to write lost or given.

A server that is away is an outage and says nothing. Permissions are compared with what they were: the service tells
only that something changed.
"""

from collections.abc import Iterable

import discord

from adapters.platforms.discord.inbound.office import Office
from adapters.platforms.discord.places import address, kind_of, language_hint, title_of
from bot.delivery.membership import Back, Event, Joined, Left

Written = discord.TextChannel | discord.ForumChannel | discord.VoiceChannel | discord.StageChannel


class MembershipEvents:
    """What the client tells about servers and channels."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._silent: set[int] = set()
        """Channels that we may not write in, as far as is known."""

    def _tell(self, events: Iterable[Event]) -> None:
        told = list(events)
        if told:
            self._office.tasks.start(self._happened(told), "membership")

    async def _happened(self, events: list[Event]) -> None:
        for event in events:
            await self._office.tell_all(await self._office.desk.happened(event))

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server that we are in, at the start or after an outage."""
        self._tell(self._changed(guild, known=False))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """We were added: the server's own channel is spoken of, and whoever answers for the server is told."""
        self._tell(self._changed(guild, known=False))
        place = _first_place(guild)
        if place is None:
            return
        lane, hint = self._office.lane, language_hint(guild)
        joined = Joined(address(place.id), kind_of(place), _owner(guild), title_of(place), hint, lane)
        others = [channel for channel in _places(guild) if channel.id != place.id and channel.id not in self._silent]
        self._tell([joined, *(Back(address(channel.id), title_of(channel)) for channel in others)])

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """We were put out, or the server is no more; an outage does not come here."""
        places = [*_places(guild), *guild.threads]
        self._silent -= {channel.id for channel in places}
        self._tell(Left(address(channel.id), "removed", title=title_of(channel)) for channel in places)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is no more, and with it its threads."""
        self._silent.discard(channel.id)
        gone = [channel.id, *(thread.id for thread in getattr(channel, "threads", ()))]
        self._tell(Left(address(each), "gone", title=title_of(channel)) for each in gone)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """A thread is no more."""
        self._tell([Left(address(payload.thread_id), "gone")])

    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        """A thread was locked or opened; one that is only put away opens with the next message."""
        about = payload.data["thread_metadata"]
        was_silent = payload.thread_id in self._silent
        if about.get("locked") and not was_silent and not self._manages(payload):
            self._silent.add(payload.thread_id)
            self._tell([Left(address(payload.thread_id), "closed")])
        elif was_silent and not about.get("locked"):
            self._silent.discard(payload.thread_id)
            self._tell([Back(address(payload.thread_id))])

    def _manages(self, payload: discord.RawThreadUpdateEvent) -> bool:
        guild = self._office.connection.client.get_guild(payload.guild_id)
        parent = guild.get_channel(payload.parent_id) if guild else None
        own = guild.get_member(self._office.connection.own_id) if guild else None
        return bool(own and parent and parent.permissions_for(own).manage_threads)

    async def on_guild_channel_update(self, _: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        """A channel's name or rights changed."""
        self._office.places.forget(address(after.id))
        if isinstance(after, Written):
            self._tell(self._compared([after], known=True))

    async def on_guild_role_update(self, _: discord.Role, after: discord.Role) -> None:
        """A role's rights changed."""
        self._tell(self._changed(after.guild))

    async def on_member_update(self, _: discord.Member, after: discord.Member) -> None:
        """Our own roles changed."""
        if after.id == self._office.connection.own_id:
            self._tell(self._changed(after.guild))

    def _changed(self, guild: discord.Guild, *, known: bool = True) -> list[Event]:
        return self._compared(_places(guild), known=known)

    def _compared(self, channels: Iterable[Written], *, known: bool) -> list[Event]:
        """Events for channels whose rights are others now; what was never `known` is only noted."""
        events: list[Event] = []
        for channel in channels:
            silent, was = not _writable(channel), channel.id in self._silent
            if silent and not was:
                self._silent.add(channel.id)
                events.append(Left(address(channel.id), "no_rights", title=title_of(channel)))
            elif was and not silent:
                self._silent.discard(channel.id)
                events.append(Back(address(channel.id), title_of(channel)))
        return events if known else []


def _places(guild: discord.Guild) -> list[Written]:
    return [channel for channel in guild.channels if isinstance(channel, Written)]


def _writable(channel: Written) -> bool:
    rights = channel.permissions_for(channel.guild.me)
    return rights.view_channel and rights.send_messages


def _owner(guild: discord.Guild) -> str:
    number: int | None = guild.owner_id
    return str(number) if number else ""


def _first_place(guild: discord.Guild) -> discord.TextChannel | None:
    """The server's channel for news about itself, else the first that we may write in."""
    candidates = [guild.system_channel, *guild.text_channels]
    return next((channel for channel in candidates if channel is not None and _writable(channel)), None)
