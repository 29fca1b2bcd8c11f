"""What a person sees in a chat, as plain text for golden files."""

from responders.bot_api.html_entities import utf16
from responders.bot_api.values import Json
from responders.bot_api.world import Message, Room

QUOTES = {"blockquote": "│ ", "expandable_blockquote": "┊ "}
SERVICE = {
    "new_chat_members": "joined",
    "migrate_to_chat_id": "became a supergroup",
    "migrate_from_chat_id": "was a group",
    "forum_topic_created": "made a topic",
}


def transcript(room: Room) -> str:
    """Every message that is there now, in order: who, marks, text, picture or file, buttons in brackets."""
    return "\n\n".join(_message(message) for message in room.messages) + "\n"


def _message(message: Message) -> str:
    lines = [f"── {_who(message)}{_marks(message)}"]
    if message.get("photo"):
        size = message.get("photo")[-1]
        lines.append(f"(picture {size['width']}×{size['height']})")
    if message.get("document"):
        lines.append(f"(file {message.get('document')['file_name']})")
    lines += [f"({words})" for key, words in SERVICE.items() if key in message.json]
    if message.text:
        lines.append(_quoted(message.text, message.entities))
    lines += [" ".join(_button(one) for one in row) for row in message.buttons]
    return "\n".join(lines)


def _who(message: Message) -> str:
    sender: Json = message.get("sender_chat") or message.get("from") or {}
    return str(sender.get("title") or sender.get("first_name") or "?")


def _marks(message: Message) -> str:
    marks = [f"topic {message.thread}"] if message.thread else []
    marks += [f"↩ {message.reply_to}"] if message.reply_to else []
    marks += ["forwarded"] if message.get("forward_origin") else []
    marks += ["edited"] if message.edits else []
    return f" ({', '.join(marks)})" if marks else ""


def _button(button: Json) -> str:
    return f"[{button['text']}{' ↗' if 'url' in button else ''}]"


def _quoted(text: str, entities: list[Json]) -> str:
    """Block quotes get a bar at the beginning of each of their lines; a folded one a dotted bar."""
    bars = [
        (one["offset"], one["offset"] + one["length"], QUOTES[one["type"]]) for one in entities if one["type"] in QUOTES
    ]
    lines, at = [], 0
    for line in text.split("\n"):
        bar = next((mark for low, high, mark in bars if low <= at < high), "")
        lines.append(bar + line)
        at += utf16(line) + 1
    return "\n".join(lines)
