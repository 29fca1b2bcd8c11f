"""World values as the JSON that the service sends, by REST and by gateway."""

import mimetypes
import struct
from typing import Any

from responders.discord_service.permissions import in_channel
from responders.discord_service.times import stamp
from responders.discord_service.world import (
    DM,
    FORUM,
    HAS_THREAD,
    Attachment,
    Channel,
    Guild,
    Member,
    Message,
    Role,
    User,
    World,
)

Json = dict[str, Any]
JOINED = "2024-01-01T00:00:00.000000+00:00"
MEDIA, PROXY = "https://cdn.discordapp.com/attachments", "https://media.discordapp.net/attachments"


def user(one: User) -> Json:
    """A user."""
    return {
        "id": str(one.id),
        "username": one.name.lower().replace(" ", "_"),
        "discriminator": "0" if not one.bot else "0001",
        "global_name": None if one.bot else one.name,
        "avatar": None,
        "bot": one.bot,
        "flags": 0,
        "public_flags": 0,
        "primary_guild": None,
    }


def me(bot: User) -> Json:
    """The bot's own user, as /users/@me tells it."""
    return user(bot) | {
        "verified": True,
        "mfa_enabled": False,
        "locale": "en-US",
        "premium_type": 0,
        "email": None,
        "banner": None,
        "accent_color": None,
    }


def role(one: Role, position: int) -> Json:
    """A role."""
    told: Json = {
        "id": str(one.id),
        "name": one.name,
        "permissions": str(one.permissions),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": one.bot_id is not None,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
        "description": None,
    }
    return told | ({"tags": {"bot_id": str(one.bot_id)}} if one.bot_id else {})


def member(one: Member, *, alone: bool = False) -> Json:
    """A member; `alone` leaves the user out, as messages do."""
    told: Json = {
        "roles": [str(role.id) for role in one.roles],
        "joined_at": JOINED,
        "deaf": False,
        "mute": False,
        "nick": None,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
    }
    return told if alone else told | {"user": user(one.user)}


def channel(one: Channel) -> Json:
    """A channel of any kind, as it stands in a guild or alone."""
    if one.guild is None:
        return _private(one)
    if one.is_thread:
        return thread(one)
    told = {"id": str(one.id), "type": one.kind, "name": one.name, "guild_id": str(one.guild.id), "flags": one.flags}
    told |= {"position": 0, "parent_id": None, "nsfw": False, "topic": None, "last_message_id": _last(one)}
    told |= {"rate_limit_per_user": one.slowmode, "default_auto_archive_duration": one.auto_archive}
    told["permission_overwrites"] = [
        {"id": str(key), "type": int(value.for_member), "allow": str(value.allow), "deny": str(value.deny)}
        for key, value in one.overwrites.items()
    ]
    if one.kind == FORUM:
        told |= {"available_tags": _tags(one), "default_reaction_emoji": None, "default_sort_order": None}
        told |= {"default_forum_layout": 0}
    return told


def _private(one: Channel) -> Json:
    told = {"id": str(one.id), "type": one.kind, "last_message_id": _last(one), "flags": 0}
    if one.kind == DM:
        assert one.recipient
        return told | {"recipients": [user(one.recipient)]}
    assert one.owner
    people = [user(each) for each in one.group]
    return told | {"name": one.name, "icon": None, "owner_id": str(one.owner.id), "recipients": people}


def thread(one: Channel) -> Json:
    """A thread."""
    assert one.guild
    assert one.parent
    assert one.owner
    return {
        "id": str(one.id),
        "type": one.kind,
        "name": one.name,
        "guild_id": str(one.guild.id),
        "parent_id": str(one.parent.id),
        "owner_id": str(one.owner.id),
        "last_message_id": _last(one),
        "rate_limit_per_user": one.slowmode,
        "message_count": len(one.messages),
        "total_message_sent": len(one.messages),
        "member_count": 1,
        "flags": one.flags,
        "applied_tags": [str(tag) for tag in one.applied_tags],
        "thread_metadata": {
            "archived": one.archived,
            "locked": one.locked,
            "auto_archive_duration": one.auto_archive,
            "archive_timestamp": one.made,
            "create_timestamp": one.made,
        },
    }


def guild(one: Guild, bot: User) -> Json:
    """A guild as GUILD_CREATE tells it without the members intent: the bot is the only member in it."""
    plain = [channel(each) for each in one.channels.values() if not each.is_thread]
    threads = [thread(each) for each in one.channels.values() if each.is_thread and not each.archived]
    present = [member(one.members[bot.id])] if bot.id in one.members else []
    return _guild_settings(one) | {
        "roles": [role(each, place) for place, each in enumerate([one.everyone, *one.roles])],
        "members": present,
        "channels": plain,
        "threads": threads,
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "joined_at": one.joined,
        "large": False,
        "unavailable": False,
        "member_count": len(one.members),
    }


def _guild_settings(one: Guild) -> Json:
    empty = "icon splash discovery_splash afk_channel_id application_id rules_channel_id public_updates_channel_id"
    empty += " vanity_url_code description banner system_channel_id home_header widget_channel_id incidents_data"
    empty += " max_presences"
    zeros = "verification_level default_message_notifications explicit_content_filter mfa_level system_channel_flags"
    zeros += " premium_tier nsfw_level premium_subscription_count"
    return {
        "id": str(one.id),
        "name": one.name,
        "owner_id": str(one.owner.id),
        "region": "deprecated",
        "afk_timeout": 300,
        "emojis": [],
        "stickers": [],
        "features": ["COMMUNITY", "NEWS"],
        "preferred_locale": one.locale,
        "premium_progress_bar_enabled": False,
        "max_members": 500000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "widget_enabled": False,
        "nsfw": False,
        "safety_alerts_channel_id": None,
    } | {**dict.fromkeys(empty.split()), **dict.fromkeys(zeros.split(), 0)}


def hides(one: Message, bot: User) -> bool:
    """Whether a bot without the message-content intent sees nothing of it."""
    return not (one.author is bot or one.channel.kind == DM or bot in one.pings)


def message(one: Message, world: World, *, whole: bool = False, depth: int = 1) -> Json:
    """A message as a bot without the message-content intent sees it; `whole`: as interactions carry it."""
    hidden = not whole and hides(one, world.bot)
    told: Json = {
        "id": str(one.id),
        "channel_id": str(one.channel.id),
        "author": user(one.author),
        "content": "" if hidden else one.content,
        "timestamp": stamp(one.at),
        "edited_timestamp": stamp(one.edited) if one.edited else None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [user(each) for each in one.pings],
        "mention_roles": [],
        "attachments": [] if hidden else [attachment(each, one.channel) for each in one.attachments],
        "embeds": [] if hidden else one.embeds,
        "components": [] if hidden else one.components,
        "pinned": False,
        "type": one.kind,
        "flags": one.flags | (HAS_THREAD if one.thread else 0),
    }
    told |= _origin(one, world)
    if one.thread is not None:
        told["thread"] = thread(one.thread)
    if one.reference is not None:
        told |= _reference(one.reference, world, depth, whole)
    return told


def _origin(one: Message, world: World) -> Json:
    told: Json = {}
    if one.nonce is not None:
        told["nonce"] = one.nonce
    if one.from_hook:
        told |= {"webhook_id": str(world.application_id), "application_id": str(world.application_id)}
    if one.interaction is not None:
        told["interaction_metadata"] = one.interaction
    return told


def _reference(one: Message, world: World, depth: int, whole: bool) -> Json:
    told: Json = {"type": 0, "message_id": str(one.id), "channel_id": str(one.channel.id)}
    if one.channel.guild is not None:
        told["guild_id"] = str(one.channel.guild.id)
    answered = message(one, world, whole=whole, depth=depth - 1) if depth else None
    return {"message_reference": told} | ({"referenced_message": answered} if depth else {})


def attachment(one: Attachment, where: Channel) -> Json:
    """A file, with its size in bytes and, of a PNG, in pixels."""
    place = f"{where.id}/{one.id}/{one.filename}"
    told: Json = {
        "id": str(one.id),
        "filename": one.filename,
        "size": len(one.data),
        "url": f"{MEDIA}/{place}",
        "proxy_url": f"{PROXY}/{place}",
        "content_type": one.content_type or mimetypes.guess_type(one.filename)[0] or "application/octet-stream",
    }
    if one.description is not None:
        told["description"] = one.description
    if one.data.startswith(b"\x89PNG"):
        told["width"], told["height"] = struct.unpack(">II", one.data[16:24])
    return told


def place(one: Channel, who: Member | None) -> Json:
    """A channel as an interaction tells it: with the person's permissions there."""
    told = channel(one)
    told.pop("permission_overwrites", None)
    return told | ({} if one.guild is None else {"permissions": str(in_channel(one, who))})


def _last(one: Channel) -> str | None:
    return str(one.messages[-1].id) if one.messages else None


def _tags(one: Channel) -> list[Json]:
    return [
        {"id": str(tag.id), "name": tag.name, "moderated": tag.moderated, "emoji_id": None, "emoji_name": None}
        for tag in one.tags
    ]
