"""A channel as a person sees it, in plain text for golden files."""

from collections.abc import Sequence
from typing import Any

from responders.discord_service.limits import BUTTON, ROW, SELECTS, walk
from responders.discord_service.seen import read_message
from responders.discord_service.world import (
    COMPONENTS_V2,
    EPHEMERAL,
    THREAD_STARTER,
    Attachment,
    Channel,
    Message,
    User,
)

Json = Any
REPLY, OF_COMMAND, OF_MENU = 19, 20, 23


def transcript(channel: Channel, viewer: User | None = None) -> str:
    """Every message in its last form; with a viewer also those that only they see."""
    hidden = [message for message in channel.ephemeral if viewer is not None and message.seen_by is viewer]
    written = [message for message in [*channel.messages, *hidden] if message.kind != THREAD_STARTER]
    every = sorted(written, key=lambda message: message.id)
    return "\n\n".join(map(shown, every)) + "\n" if every else ""


def shown(message: Message) -> str:
    """One message: who, marks, text, controls."""
    lines = [f"{message.author.name}{_marks(message)}:"]
    if message.loading:
        return f"{lines[0]} …"
    lines += read_message(message.content, message.embeds, message.components).marked.splitlines()
    lines += [f"<file {each.filename}>" for each in message.attachments if _is_shown(message, each)]
    lines += list(controls(message.components))
    if message.thread is not None:
        lines.append(f"⤷ thread: {message.thread.name}")
    return "\n".join(line.rstrip() for line in lines)


def _is_shown(message: Message, file: Attachment) -> bool:
    """Files stand under a message, but for one of components: there only where one of those names it."""
    if not message.flags & COMPONENTS_V2:
        return True
    named = [one for _, one in walk(message.components) for one in (one, *one.get("items", ()))]
    media = [one.get("media") or one.get("file") or {} for one in named]
    return str(file.id) in [each.get("attachment_id") for each in media]


def _marks(message: Message) -> str:
    marks = []
    if message.interaction and message.kind in (OF_COMMAND, OF_MENU):
        marks.append(f"to {message.interaction['user']['global_name']}")
    if message.reference is not None and message.kind == REPLY:
        marks.append(f"answers {message.reference.author.name}")
    if message.flags & EPHEMERAL:
        marks.append("only you see this")
    if message.edits:
        marks.append("edited")
    if message.published:
        marks.append("published")
    return f" ({', '.join(marks)})" if marks else ""


def controls(components: Sequence[Json]) -> list[str]:
    """Rows of [buttons] and {selects: options}; greyed out ones are crossed."""
    lines = []
    for where, one in walk(components):
        if one["type"] == ROW:
            lines.append(" ".join(_control(child) for child in one["components"]))
        elif one["type"] == BUTTON and where.endswith("accessory.0"):
            lines.append(_control(one))
    return lines


def _control(one: Json) -> str:
    if one["type"] == BUTTON:
        label = " ".join(filter(None, ((one.get("emoji") or {}).get("name"), one.get("label"))))
        label = f"{label} ↗" if one.get("url") else label
        return f"[-{label}-]" if one.get("disabled") else f"[{label}]"
    assert one["type"] in SELECTS
    names = [("✓" if option.get("default") else "") + option["label"] for option in one.get("options", ())]
    return f"{{{one.get('placeholder') or one['custom_id']}: {' | '.join(names)}}}"
