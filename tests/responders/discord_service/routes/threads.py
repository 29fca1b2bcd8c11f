"""Threads and forum posts: made from a message, without one, or with their first message; changed; members; found."""

from typing import Any

from responders.discord_service import payloads
from responders.discord_service.core import Call, Core
from responders.discord_service.faults import Refusal
from responders.discord_service.routes.messages import CHANNEL, check
from responders.discord_service.routes.places import allowed, channel_of, message_of, need, writable
from responders.discord_service.world import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_THREAD,
    FORUM,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    REQUIRE_TAG,
    TEXT,
    THREAD_STARTER,
    Channel,
    Guild,
    Message,
)

Json = Any


def from_message(core: Core, call: Call) -> Json:
    """A thread that hangs on a message and has its id."""
    channel = channel_of(core, call)
    if channel.kind not in (TEXT, ANNOUNCEMENT):
        raise Refusal(50024)
    message = message_of(channel, call.number("message_id"))
    need(core, channel, "create_public_threads", "read_message_history")
    if message.thread is not None:
        raise Refusal(160004)
    kind = ANNOUNCEMENT_THREAD if channel.kind == ANNOUNCEMENT else PUBLIC_THREAD
    thread = _new(core, channel, call.body, message.id, kind)
    begin(core, message, thread)
    return payloads.thread(thread)


def begin(core: Core, message: Message, thread: Channel) -> None:
    """Hang a thread on its message: the thread's first entry is a note of the service that shows it."""
    message.thread = thread
    core.tell("MESSAGE_UPDATE", message)
    core.new_message(thread, message.author, {}, {}, kind=THREAD_STARTER, reference=message)


def alone(core: Core, call: Call) -> Json:
    """A forum post with its first message, or a thread without any."""
    channel = channel_of(core, call)
    if channel.kind == FORUM:
        return _post(core, call, channel)
    if channel.kind not in (TEXT, ANNOUNCEMENT):
        raise Refusal(50024)
    kind = call.body.get("type") or PRIVATE_THREAD
    need(core, channel, "create_private_threads" if kind == PRIVATE_THREAD else "create_public_threads")
    return payloads.thread(_new(core, channel, call.body, core.clock.snowflake(), kind))


def _post(core: Core, call: Call, forum: Channel) -> Json:
    body = call.body.get("message") or {}
    check(body, dict(call.files))
    need(core, forum, "send_messages")
    tags = [int(tag) for tag in call.body.get("applied_tags") or ()]
    if forum.flags & REQUIRE_TAG and not tags:
        raise Refusal(40067)
    known = {tag.id: tag for tag in forum.tags}
    if any(tag not in known for tag in tags):
        raise Refusal(10087)
    if any(known[tag].moderated for tag in tags) and not allowed(core, forum, "manage_threads"):
        raise Refusal(50013)
    thread = _new(core, forum, call.body, core.clock.snowflake(), PUBLIC_THREAD)
    writable(core, thread, body, call.files)
    message = core.new_message(thread, core.world.bot, body, call.files, message_id=thread.id)
    return payloads.thread(thread) | {"message": payloads.message(message, core.world)}


def _new(core: Core, parent: Channel, body: Json, thread_id: int, kind: int) -> Channel:
    thread = Channel(
        thread_id,
        kind,
        body["name"],
        parent.guild,
        parent,
        owner=core.world.bot,
        applied_tags=[int(tag) for tag in body.get("applied_tags") or ()],
        auto_archive=body.get("auto_archive_duration") or parent.auto_archive,
        slowmode=body.get("rate_limit_per_user") or 0,
    )
    core.new_channel(thread)
    core.gateway.dispatch("THREAD_CREATE", payloads.thread(thread) | {"newly_created": True}, parent.guild)
    core.pulse.beat()
    return thread


def change(core: Core, call: Call) -> Json:
    """A thread's name, tags, archive and lock; of other channels name and topic."""
    channel = channel_of(core, call)
    if not channel.is_thread:
        need(core, channel, "manage_channels")
        channel.name = call.body.get("name") or channel.name
        core.gateway.dispatch("CHANNEL_UPDATE", payloads.channel(channel), channel.guild)
        return payloads.channel(channel)
    _may_change(core, channel, call.body)
    for name in ("name", "archived", "locked"):
        if call.body.get(name) is not None:
            setattr(channel, name, call.body[name])
    if call.body.get("applied_tags") is not None:
        channel.applied_tags = [int(tag) for tag in call.body["applied_tags"]]
    channel.auto_archive = call.body.get("auto_archive_duration") or channel.auto_archive
    core.gateway.dispatch("THREAD_UPDATE", payloads.thread(channel), channel.guild)
    core.pulse.beat()
    return payloads.thread(channel)


def _may_change(core: Core, thread: Channel, body: Json) -> None:
    if allowed(core, thread, "manage_threads"):
        return
    if "locked" in body or thread.locked or thread.owner is not core.world.bot:
        raise Refusal(50013)
    if thread.archived and body.get("archived") is not False:
        raise Refusal(50083)


def delete(core: Core, call: Call) -> Json:
    """A channel less."""
    channel = channel_of(core, call)
    need(core, channel, "manage_threads" if channel.is_thread else "manage_channels")
    drop(core, channel)
    return payloads.channel(channel)


def drop(core: Core, channel: Channel) -> None:
    """Take a channel and its threads out of the world."""
    for thread in channel.threads:
        core.world.channels.pop(thread.id, None)
        (thread.guild or channel.guild).channels.pop(thread.id, None)  # type: ignore[union-attr]
    core.world.channels.pop(channel.id, None)
    if channel.guild is None:
        return
    channel.guild.channels.pop(channel.id, None)
    if channel.is_thread:
        names = ("id", "guild_id", "parent_id", "type")
        told = payloads.thread(channel)
        core.gateway.dispatch("THREAD_DELETE", {name: told[name] for name in names}, channel.guild)
    else:
        core.gateway.dispatch("CHANNEL_DELETE", payloads.channel(channel), channel.guild)
    core.pulse.beat()


def join(core: Core, call: Call) -> None:
    """The bot joins a thread."""
    channel = channel_of(core, call)
    if channel.archived:
        raise Refusal(50083)


def active(core: Core, call: Call) -> Json:
    """The threads of a guild that are not archived."""
    guild = guild_of(core, call)
    found = [channel for channel in guild.channels.values() if channel.is_thread and not channel.archived]
    return {"threads": [payloads.thread(each) for each in found], "members": [], "has_more": False}


def archived(core: Core, call: Call) -> Json:
    """The archived public threads of a channel, newest first."""
    channel = channel_of(core, call)
    found = [thread for thread in channel.threads if thread.archived and thread.kind != PRIVATE_THREAD]
    newest = [payloads.thread(each) for each in reversed(found)]
    return {"threads": newest, "members": [], "has_more": False}


def guild_of(core: Core, call: Call) -> Guild:
    """The guild in the path that the bot is in."""
    guild = core.world.guilds.get(call.number("guild_id"))
    if guild is None:
        raise Refusal(10004)
    if guild.away:
        raise Refusal(130000)
    if not guild.present:
        raise Refusal(50001)
    return guild


ROUTES = {
    ("POST", f"{CHANNEL}/messages/{{message_id}}/threads"): from_message,
    ("POST", f"{CHANNEL}/threads"): alone,
    ("PATCH", CHANNEL): change,
    ("DELETE", CHANNEL): delete,
    ("PUT", f"{CHANNEL}/thread-members/@me"): join,
    ("DELETE", f"{CHANNEL}/thread-members/@me"): join,
    ("GET", "/guilds/{guild_id}/threads/active"): active,
    ("GET", f"{CHANNEL}/threads/archived/public"): archived,
}
