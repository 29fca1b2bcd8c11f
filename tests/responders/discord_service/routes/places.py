"""What may be done in a channel, and the channels that a request names: the refusals of the world, not of the form."""

from collections.abc import Mapping
from typing import Any

from responders.discord_service.core import Call, Core
from responders.discord_service.faults import Refusal
from responders.discord_service.permissions import may
from responders.discord_service.schema import Complaint
from responders.discord_service.world import DM, FORUM, GROUP, Attachment, Channel, Message

Json = Any


def channel_of(core: Core, call: Call, name: str = "channel_id") -> Channel:
    """The channel in the path that the bot can see."""
    return visible(core, call.number(name))


def visible(core: Core, channel_id: int) -> Channel:
    """A channel that the bot can see: unknown, away, not there and not allowed are refused each in its way."""
    channel = core.world.channels.get(channel_id)
    if channel is None:
        raise Refusal(10003)
    if channel.kind == GROUP:
        raise Refusal(50001)
    if channel.guild is None:
        return channel
    if channel.guild.away:
        raise Refusal(130000)
    bot = core.world.bot
    if not channel.guild.present or not may(channel, core.member_of(channel, bot), "view_channel"):
        raise Refusal(50001)
    return channel


def message_of(channel: Channel, message_id: int) -> Message:
    """A message in that channel."""
    found = channel.find(message_id)
    if found is None:
        raise Refusal(10008)
    return found


def need(core: Core, channel: Channel, *names: str) -> None:
    """Refuse where the bot may not."""
    if channel.guild is not None and not allowed(core, channel, *names):
        raise Refusal(50013)


def allowed(core: Core, channel: Channel, *names: str) -> bool:
    """Whether the bot may do all that there."""
    return may(channel, core.member_of(channel, core.world.bot), *names)


def writable(core: Core, channel: Channel, body: Mapping[str, Json], files: Mapping[int, Attachment]) -> None:
    """Refuse what may not be sent there by the bot."""
    if channel.kind == FORUM:
        raise Refusal(50008)
    if channel.kind == DM:
        _reachable(core, channel)
        return
    need(core, channel, "send_messages_in_threads" if channel.is_thread else "send_messages")
    if channel.locked and not allowed(core, channel, "manage_threads"):
        raise Refusal(160005)
    if body.get("embeds"):
        need(core, channel, "embed_links")
    if files:
        need(core, channel, "attach_files")
    _slow_mode(core, channel)


def _reachable(core: Core, channel: Channel) -> None:
    assert channel.recipient
    person = channel.recipient
    met = any(guild.present and person.id in guild.members for guild in core.world.guilds.values())
    if person.bot or not person.takes_messages or not (met or person.installed):
        raise Refusal(50007)


def _slow_mode(core: Core, channel: Channel) -> None:
    if not channel.slowmode or allowed(core, channel, "manage_messages") or allowed(core, channel, "manage_channels"):
        return
    own = [message for message in channel.messages if message.author is core.world.bot]
    waited = (core.clock.now() - own[-1].at).total_seconds() if own else float("inf")
    if waited < channel.slowmode:
        raise Refusal(20016, retry_after=channel.slowmode - waited)


def reference_of(core: Core, channel: Channel, body: Mapping[str, Json]) -> Message | None:
    """The message that is replied to; one that is gone is refused unless the request says otherwise."""
    told = body.get("message_reference")
    if not told:
        return None
    found = channel.find(int(told["message_id"]))
    if found is None and told.get("fail_if_not_exists", True):
        gone = Complaint("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        raise Refusal(50035, [gone], of_the_world=True)
    return found
