"""Addresses of chats: `123` and `-100123`, and `-100123/45` for a topic."""

import re
from dataclasses import dataclass

from bot.domain.chat import Address

NAME = "telegram"
_LINK = re.compile(r"(?:https?://)?(?:t|telegram)\.me/(?P<path>[^?#]+)(?:[?#].*)?", re.IGNORECASE)
_NAMED = re.compile(r"@?(?P<name>[A-Za-z]\w{2,31})(?:/(?P<topic>\d{1,18}))?(?:/\d+)?", re.ASCII)
_NUMBERED = re.compile(r"@?(?P<id>-?\d{1,18})(?:/(?P<topic>\d{1,18}))?(?:/\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message goes: the chat's id, and the topic's in it."""

    chat: int
    thread: int | None = None


def spot(address: Address) -> Spot:
    """The place of an address; raises ValueError where it is none of ours."""
    chat, _, thread = address.id.partition("/")
    return Spot(int(chat), int(thread) if thread else None)


def address(chat: int, thread: int | None = None) -> Address:
    """The address of a place."""
    return Address(NAME, f"{chat}/{thread}" if thread else str(chat))


def written(name: str) -> tuple[int | str, int | None] | None:
    """The chat, as the service is asked for it, and the topic that a person means; None where it can be none.

    `@lab`, `lab/45`, `-1001234567890/45`, `https://t.me/lab/45/678`, `t.me/c/1234567890/45`.
    """
    link = _LINK.fullmatch(name.strip())
    words = link["path"].strip("/") if link else name.strip()
    if link and words.startswith("c/"):
        words = f"-100{words[2:]}"
    found = _NUMBERED.fullmatch(words) or _NAMED.fullmatch(words)
    if found is None:
        return None
    topic = int(found["topic"]) if found["topic"] else None
    return (int(found["id"]) if "id" in found.groupdict() else f"@{found['name']}"), topic
