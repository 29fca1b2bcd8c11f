"""Places by their ids: what kind they are, where a message of ours in them is, and who may change what they get."""

import re
from collections import deque

import discord

from adapters.platforms.discord.connection import Connection
from adapters.platforms.discord.faults import translated
from bot.domain.chat import Address, ChatKind
from bot.errors import NotThere, Refused, Temporary
from bot.ports.clock import Clock
from bot.ports.platform import Place

PLATFORM = "discord"
KNOWN_FOR = 300.0
"""Seconds that a person's rights are remembered."""
MOST_UNKNOWN, COUNTED_FOR = 500, 600.0
"""Places that people may name in so many seconds though we do not see them: refusals count against our address, and
at 10,000 the service shuts it out."""
_ID = re.compile(r"(?:@|<#|https://(?:\w+\.)?discord\.com/channels/\d+/)?(\d{15,20})>?")

Channel = discord.abc.GuildChannel | discord.Thread | discord.abc.PrivateChannel


def address(channel: int) -> Address:
    """The address of a channel, thread or private conversation."""
    return Address(PLATFORM, str(channel))


def kind_of(channel: object) -> ChatKind:
    """What kind of chat a channel is; one that is not known is a group."""
    if isinstance(channel, discord.DMChannel):
        return "private"
    if isinstance(channel, discord.Thread):
        return "thread"
    if isinstance(channel, discord.ForumChannel):
        return "forum"
    return "channel" if isinstance(channel, discord.TextChannel) and channel.is_news() else "group"


def title_of(channel: object) -> str:
    """What a place calls itself."""
    name = getattr(channel, "name", None)
    guild = getattr(channel, "guild", None)
    within = getattr(guild, "name", None)
    return " ".join(part for part in (within, f"#{name}" if name else None) if part)


def language_hint(guild: discord.Guild | None) -> str | None:
    """The language that a server chose; one without community has never been asked, and says English."""
    return guild.preferred_locale.value if guild is not None and "COMMUNITY" in guild.features else None


def rights_in(channel: object, member: object) -> discord.Permissions | None:
    """What a member may do in a channel of a server; None where that is not known here."""
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or not isinstance(member, discord.Member):
        return None
    try:
        return channel.permissions_for(member)
    except discord.ClientException:  # a thread whose channel we do not see
        return None


def placed(channel: int, message: str, home: int) -> str:
    """How a message is named: by its id, and with its channel where that is not the chat's own (forum, fallback)."""
    return message if channel == home else f"{channel}/{message}"


def found_at(home: Address, message_id: str) -> tuple[int, int]:
    """The channel and the id of a message that was named so."""
    channel, _, message = message_id.rpartition("/")
    try:
        return int(channel or home.id), int(message)
    except ValueError:
        raise NotThere(f"no message is named {message_id!r}") from None


def number(home: Address) -> int:
    """The id of an address; one that is none is a place that is gone."""
    try:
        return int(home.id)
    except ValueError:
        raise Refused("gone", f"no channel is named {home.id!r}") from None


class Places:
    """Asks the cache, else the service."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection, self._clock = connection, clock
        self._rights: dict[tuple[str, str], tuple[float, bool]] = {}
        self._unknown: deque[float] = deque()

    async def channel(self, channel: int) -> Channel:
        """A channel; raises Refused where there is none that we see."""
        known = self._connection.client.get_channel(channel)
        if known is not None:
            return known
        with translated():
            return await self._connection.client.fetch_channel(channel)

    async def find(self, name: str) -> Place | None:
        """The place of an id, a mention or a link; None where there is none that we see.

        Raises Temporary while too many were asked for that we do not see.
        """
        found = _ID.fullmatch(name.strip())
        if found is None:
            return None
        try:
            self._check_unknown()
            channel = await self.channel(int(found[1]))
        except Refused:
            self._unknown.append(self._clock.now().timestamp())
            return None
        if isinstance(channel, discord.abc.PrivateChannel | discord.CategoryChannel):
            return None
        return Place(address(channel.id), kind_of(channel), title_of(channel), await self._refusal(channel))

    def _check_unknown(self) -> None:
        now = self._clock.now().timestamp()
        while self._unknown and now - self._unknown[0] > COUNTED_FOR:
            self._unknown.popleft()
        if len(self._unknown) >= MOST_UNKNOWN:
            raise Temporary("too many places were asked for that we do not see", COUNTED_FOR)

    async def _refusal(self, channel: discord.abc.GuildChannel | discord.Thread) -> str:
        """Why nothing may be posted in a place; empty where we may."""
        try:
            rights = await self._own_rights(channel)
        except Refused as refusal:
            return refusal.reason
        may_write = rights.send_messages_in_threads if isinstance(channel, discord.Thread) else rights.send_messages
        return "" if rights.view_channel and may_write else "the bot may not write there"

    async def reads_back(self, place: int) -> bool:
        """Whether we may read what was written before: without that right the service shows an empty channel."""
        channel = await self.channel(place)
        if isinstance(channel, discord.abc.PrivateChannel):
            return True
        return (await self._own_rights(channel)).read_message_history

    async def _own_rights(self, channel: discord.abc.GuildChannel | discord.Thread) -> discord.Permissions:
        with translated():
            whole = await self._with_rights(channel)
            ourselves = whole.guild.me or await whole.guild.fetch_member(self._connection.own_id)
        return whole.permissions_for(ourselves)

    async def is_administrator(self, place: Address, person: str) -> bool:
        """Whether a person may manage the channel or its server."""
        now = self._clock.now().timestamp()
        asked, answer = self._rights.get((place.id, person), (float("-inf"), False))
        if now - asked < KNOWN_FOR:
            return answer
        answer = await self._asked(place, person)
        self._rights = {key: kept for key, kept in self._rights.items() if now - kept[0] < KNOWN_FOR}
        self._rights[place.id, person] = (now, answer)
        return answer

    async def _asked(self, place: Address, person: str) -> bool:
        try:
            channel = await self.channel(number(place))
            if isinstance(channel, discord.abc.PrivateChannel):
                return False
            with translated():
                whole = await self._with_rights(channel)
                member = await whole.guild.fetch_member(int(person))
        except (Refused, ValueError):
            return False
        rights = whole.permissions_for(member)
        return whole.guild.owner_id == member.id or rights.manage_guild or rights.manage_channels

    async def _with_rights(self, channel: discord.abc.GuildChannel | discord.Thread) -> discord.abc.GuildChannel:
        """The channel (a thread's parent) with its server's roles, which a worker without gateway must ask for."""
        wanted = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
        known = channel.guild.get_channel(wanted) if channel.guild.roles else None
        if known is not None:
            return known
        guild = await self._connection.client.fetch_guild(channel.guild.id, with_counts=False)
        found = await guild.fetch_channel(wanted)
        if not isinstance(found, discord.abc.GuildChannel):
            raise Refused("gone", "no channel that has rights of its own")
        return found

    def forget(self, place: Address) -> None:
        """Something about a place's rights changed."""
        self._rights = {key: kept for key, kept in self._rights.items() if key[0] != place.id}
