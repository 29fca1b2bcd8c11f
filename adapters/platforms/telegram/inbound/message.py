"""A message as the core hears it: where, who, what it says without our name, and what it replies to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from telegram import Message, MessageEntity
from telegram.constants import ChatType, MessageEntityType

from adapters.platforms.telegram.addresses import Spot, address
from adapters.platforms.telegram.asked import Asked, Desk, Own
from adapters.platforms.telegram.inbound import replies
from adapters.platforms.telegram.inbound.who import Administrators, is_a_person, person_of
from bot.chat.commands import is_command
from bot.chat.message import Incoming, Origin
from bot.chat.router import heeded
from bot.document.blocks import Document
from bot.domain.chat import Address, ChatKind

Fits = Callable[[Document, ChatKind], bool]


@dataclass(frozen=True, slots=True)
class Ears:
    """What reading a message takes."""

    own: Own
    desk: Desk
    administrators: Administrators
    fits: Fits


def kind_of(message: Message) -> ChatKind:
    """The kind of the place a message stands in."""
    if message.chat.type == ChatType.PRIVATE:
        return "private"
    if message.chat.type == ChatType.CHANNEL:
        return "channel"
    return "thread" if message.is_topic_message else "group"


def place_of(message: Message) -> tuple[Address, Spot]:
    """The chat's address, and where answers go: a private chat is one chat, whatever its topics."""
    thread = message.message_thread_id if message.is_topic_message else None
    private = message.chat.type == ChatType.PRIVATE
    return address(message.chat.id, None if private else thread), Spot(message.chat.id, thread)


async def asked(message: Message, ears: Ears, *, edited: bool = False) -> Asked | None:
    """What is to be answered; None for what nobody wrote, or what has no words."""
    words = message.text or message.caption
    if not words or not is_a_person(message):
        return None
    here, spot = place_of(message)
    incoming = await _incoming(message, words, here, ears, edited=edited)
    if incoming.kind != "private" and not incoming.is_administrator and heeded(incoming):
        incoming = replace(incoming, is_administrator=await ears.administrators.wrote(message))
    return Asked(incoming, spot, message.message_id)


async def _incoming(message: Message, words: str, here: Address, ears: Ears, *, edited: bool) -> Incoming:
    kind = kind_of(message)
    mentions = _mentions(message, ears.own)
    about = await replies.shown(message, here, ears.desk, ears.own)
    ours = replies.is_ours(replies.replied_to(message), ears.own)
    addressed = bool(mentions) or ours
    return Incoming(
        here,
        kind,
        words if is_command(words) else _without(words, mentions),
        sender=person_of(message),
        is_administrator=kind == "channel",
        reply_to=about if addressed or kind == "private" or is_command(words) else None,
        language_hint=message.from_user.language_code if message.from_user else None,
        own_name=ears.own.name,
        addressed=addressed,
        origin=_origin(message, edited=edited),
        sent_at=message.date,
        fits=partial(fitting, ears.fits, kind),
        lane=ears.own.lane,
    )


def fitting(fits: Fits, kind: ChatKind, document: Document) -> bool:
    """Whether a document is one message in such a chat."""
    return fits(document, kind)


def _origin(message: Message, *, edited: bool) -> Origin:
    if edited:
        return "edited"
    return "forwarded" if message.forward_origin is not None else "new"


def _mentions(message: Message, own: Own) -> list[str]:
    """Our name as it is written in a message."""
    kinds: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    return [words for entity, words in found.items() if _is_own(entity, words, own)]


def _is_own(entity: MessageEntity, words: str, own: Own) -> bool:
    if entity.user is not None:
        return entity.user.id == own.id
    return words.casefold() == f"@{own.name}".casefold()


def _without(words: str, mentions: list[str]) -> str:
    for mention in mentions:
        words = words.replace(mention, "", 1)
    return words.strip() if mentions else words
