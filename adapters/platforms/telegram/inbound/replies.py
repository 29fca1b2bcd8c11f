"""What a message of ours shows that somebody replies to: as it was remembered, else as its own buttons say."""

from telegram import Message, MessageOrigin, MessageOriginChannel

from adapters.platforms.telegram.addresses import address
from adapters.platforms.telegram.asked import Desk, Own
from adapters.platforms.telegram.outbound.keyboard import said
from bot.chat.arguments.reports import report_of
from bot.domain.chat import Address
from bot.domain.shown import About


def replied_to(message: Message) -> Message | None:
    """The message that is replied to; in a topic the library tells the topic's first message where there is none."""
    target = message.reply_to_message
    if target is None or target.forum_topic_created is not None:
        return None
    return target


def is_ours(target: Message | None, own: Own) -> bool:
    """Whether we wrote it."""
    return target is not None and target.from_user is not None and target.from_user.id == own.id


async def shown(message: Message, here: Address, desk: Desk, own: Own) -> About | None:
    """What is shown by the message that is replied to; nothing where it is none of ours.

    A post of a channel that went elsewhere, or is replied to from elsewhere, is ours where we posted it there.
    """
    target = replied_to(message)
    if target is None:
        quoted = message.external_reply.origin if message.external_reply else None
        return await _posted(quoted, desk)
    if isinstance(target.forward_origin, MessageOriginChannel):
        return await _posted(target.forward_origin, desk) or by_buttons(target)
    if not is_ours(target, own) and not _posted_here(target):
        return None
    return await desk.shows(here, str(target.message_id)) or by_buttons(target)


async def _posted(origin: MessageOrigin | None, desk: Desk) -> About | None:
    """What a channel's post shows, where it is one of ours."""
    if not isinstance(origin, MessageOriginChannel):
        return None
    return await desk.shows(address(origin.chat.id), str(origin.message_id))


def _posted_here(target: Message) -> bool:
    """In a channel everything is written in its name."""
    return target.sender_chat is not None and target.sender_chat.id == target.chat.id


def by_buttons(target: Message) -> About | None:
    """The day that a message's buttons came with, and the conference report that one of them is about."""
    rows = target.reply_markup.inline_keyboard if target.reply_markup else ()
    came = [said(one.callback_data) for row in rows for one in row if isinstance(one.callback_data, str)]
    days = [day for day, _ in came if day is not None]
    reports = [report for _, line in came if (report := report_of(line))]
    return About(days[0], report=reports[0] if reports else "") if days else None
