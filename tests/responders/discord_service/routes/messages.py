"""Messages: make, edit, delete, read, publish; typing; private channels."""

from typing import Any

from responders.discord_service import payloads
from responders.discord_service.core import NONCE_LIVES, Call, Core
from responders.discord_service.faults import Refusal
from responders.discord_service.limits import FILE_BYTES, is_empty, message_complaints
from responders.discord_service.routes.places import (
    channel_of,
    message_of,
    need,
    reference_of,
    visible,
    writable,
)
from responders.discord_service.world import (
    ANNOUNCEMENT,
    CROSSPOSTED,
    EPHEMERAL,
    Attachment,
    Channel,
    Message,
)

Json = Any
REPLY = 19
CROSSPOSTS_PER_HOUR = 10


def check(body: Json, files: dict[int, Attachment], old: Message | None = None) -> None:
    """Refuse a body that breaks the service's rules for messages."""
    complaints = message_complaints(body, files, old)
    if complaints:
        raise Refusal(50035, complaints)
    if any(len(file.data) > FILE_BYTES for file in files.values()):
        raise Refusal(40005)
    if is_empty(body, old):
        raise Refusal(50006)


def create(core: Core, call: Call) -> Json:
    """A message in a channel; the same nonce within two minutes is the same message."""
    check(call.body, dict(call.files))
    channel = channel_of(core, call)
    writable(core, channel, call.body, call.files)
    reference = reference_of(core, channel, call.body)
    known = _by_nonce(core, channel, call.body)
    if known is not None:
        return payloads.message(known, core.world)
    if channel.archived:
        unarchive(core, channel)
    kind = REPLY if reference is not None else 0
    body = {**call.body, "flags": (call.body.get("flags") or 0) & ~EPHEMERAL}
    message = core.new_message(channel, core.world.bot, body, call.files, kind=kind, reference=reference)
    if call.body.get("enforce_nonce"):
        core.nonces[channel.id, str(call.body["nonce"])] = (core.clock.seconds(), message)
    return payloads.message(message, core.world)


def _by_nonce(core: Core, channel: Channel, body: Json) -> Message | None:
    if not body.get("enforce_nonce"):
        return None
    at, message = core.nonces.get((channel.id, str(body["nonce"])), (float("-inf"), None))
    return message if core.clock.seconds() - at < NONCE_LIVES else None


def unarchive(core: Core, channel: Channel) -> None:
    """A message opens an archived thread."""
    channel.archived = False
    core.gateway.dispatch("THREAD_UPDATE", payloads.thread(channel), channel.guild)


def edit(core: Core, call: Call) -> Json:
    """An own message in another form."""
    channel = channel_of(core, call)
    message = message_of(channel, call.number("message_id"))
    check(call.body, dict(call.files), message)
    if message.author is not core.world.bot:
        raise Refusal(50005)
    if channel.archived:
        raise Refusal(50083)
    core.change_message(message, call.body, call.files)
    return payloads.message(message, core.world)


def delete(core: Core, call: Call) -> None:
    """A message less."""
    channel = channel_of(core, call)
    message = message_of(channel, call.number("message_id"))
    if message.author is not core.world.bot:
        need(core, channel, "manage_messages")
    if channel.archived:
        raise Refusal(50083)
    drop(core, message)


def drop(core: Core, message: Message) -> None:
    """Take a message out of its channel."""
    channel = message.channel
    channel.messages.remove(message)
    told = {"id": str(message.id), "channel_id": str(channel.id)}
    told |= {"guild_id": str(channel.guild.id)} if channel.guild else {}
    core.gateway.dispatch("MESSAGE_DELETE", told, channel.guild)
    core.pulse.beat()


def read(core: Core, call: Call) -> Json:
    """One message."""
    channel = channel_of(core, call)
    need(core, channel, "read_message_history")
    message = message_of(channel, call.number("message_id"))
    return payloads.message(message, core.world)


def history(core: Core, call: Call) -> Json:
    """Messages, newest first: before, after or around one; 50 unless told, 100 at most."""
    channel = channel_of(core, call)
    if channel.guild is not None and not _reads(core, channel):
        return []
    limit = int(call.query.get("limit", 50))
    found = sorted(channel.messages, key=lambda message: message.id)
    if "before" in call.query:
        found = [message for message in found if message.id < int(call.query["before"])]
    if "after" in call.query:
        found = [message for message in found if message.id > int(call.query["after"])][:limit]
    if "around" in call.query:
        centre = int(call.query["around"])
        found = sorted(sorted(found, key=lambda message: abs(message.id - centre))[:limit], key=lambda each: each.id)
    newest = list(reversed(found))[:limit]
    told = [payloads.message(message, core.world) for message in newest]
    if not core.shows_nonces:
        told = [{name: value for name, value in one.items() if name != "nonce"} for one in told]
    return told


def _reads(core: Core, channel: Channel) -> bool:
    try:
        need(core, channel, "read_message_history")
    except Refusal:
        return False
    return True


def crosspost(core: Core, call: Call) -> Json:
    """Send an announcement on to the channels that follow: ten an hour in each channel."""
    channel = channel_of(core, call)
    message = message_of(channel, call.number("message_id"))
    if channel.kind != ANNOUNCEMENT:
        raise Refusal(50024)
    need(core, channel, "send_messages" if message.author is core.world.bot else "manage_messages")
    if message.published:
        raise Refusal(40033)
    now = core.clock.seconds()
    recent = [at for at in core.crossposts.get(channel.id, []) if at > now - 3600]
    if len(recent) >= CROSSPOSTS_PER_HOUR:
        raise Refusal(40062, retry_after=recent[0] + 3600 - now)
    core.crossposts[channel.id] = [*recent, now]
    message.flags |= CROSSPOSTED
    core.tell("MESSAGE_UPDATE", message)
    core.pulse.beat()
    return payloads.message(message, core.world)


def typing(core: Core, call: Call) -> None:
    """The bot is seen to type."""
    channel = channel_of(core, call)
    writable(core, channel, {}, {})
    channel.typing.append(core.clock.now())
    core.pulse.beat()


def open_private(core: Core, call: Call) -> Json:
    """The private channel with one person."""
    person = core.world.users.get(int(call.body.get("recipient_id") or 0))
    if person is None:
        raise Refusal(10013)
    if person is core.world.bot:
        raise Refusal(50007)
    return payloads.channel(core.open_private(person))


def read_channel(core: Core, call: Call) -> Json:
    """One channel."""
    return payloads.channel(visible(core, call.number("channel_id")))


CHANNEL = "/channels/{channel_id}"
ROUTES = {
    ("GET", CHANNEL): read_channel,
    ("POST", f"{CHANNEL}/messages"): create,
    ("GET", f"{CHANNEL}/messages"): history,
    ("GET", f"{CHANNEL}/messages/{{message_id}}"): read,
    ("PATCH", f"{CHANNEL}/messages/{{message_id}}"): edit,
    ("DELETE", f"{CHANNEL}/messages/{{message_id}}"): delete,
    ("POST", f"{CHANNEL}/messages/{{message_id}}/crosspost"): crosspost,
    ("POST", f"{CHANNEL}/typing"): typing,
    ("POST", "/users/@me/channels"): open_private,
}
