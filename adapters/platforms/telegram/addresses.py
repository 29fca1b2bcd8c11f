"""Addresses of chats: `123` and `-100123`, and `-100123/45` for a topic."""

from dataclasses import dataclass

from bot.domain.chat import Address

NAME = "telegram"


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
