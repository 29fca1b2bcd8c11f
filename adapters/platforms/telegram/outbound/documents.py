"""A file that goes with an answer, with its words as the caption where they fit. Never sends the same file twice by
itself, and never one that the service would not take."""

import asyncio

from telegram import Bot, InputFile

from adapters.platforms.telegram.addresses import Spot
from adapters.platforms.telegram.faults import NoFile, ours
from adapters.platforms.telegram.outbound.body import Body, read
from adapters.platforms.telegram.outbound.measure import LONGEST_CAPTION, measured, units
from adapters.platforms.telegram.outbound.send import HTML, markup, placed, replying
from bot.chat.message import File
from bot.errors import Unsure
from bot.ports.platform import Rendered

LARGEST = 50_000_000
"""Bytes of a file that the service takes of a bot."""
TAKEN_WITHIN = 60.0
"""Seconds that a file may be on its way."""
NOTHING = Rendered(Body("").written(), "")
"""No words, for a file that goes after them."""


def is_caption(messages: tuple[Rendered, ...]) -> bool:
    """Whether the words of an answer can stand under its file."""
    if len(messages) != 1 or messages[0].picture:
        return False
    return measured(read(messages[0].body).html) <= LONGEST_CAPTION and units(messages[0].plain) <= LONGEST_CAPTION


async def send_file(
    bot: Bot,
    to: Spot,
    file: File,
    caption: Rendered,
    *,
    bare: bool = False,
    reply_to: int | None = None,
    within: float = TAKEN_WITHIN,
) -> int:
    """The message's id. `bare`: the caption without markup and buttons. Raises NoFile where it is not taken, and
    Unsure where it is on its way for longer than `within` seconds.

    A topic that is closed or gone gives it to the group, as it does other messages.
    """
    if not 0 < len(file.content) <= LARGEST:
        raise NoFile(f"a file of {len(file.content)} bytes is not taken")
    body = Body("") if bare else read(caption.body)
    said = caption.plain if bare else body.html

    async def put(spot: Spot) -> int:
        with ours(spot.chat):
            sent = await bot.send_document(
                spot.chat,
                InputFile(file.content, filename=file.name),
                caption=said or None,
                parse_mode=HTML if body.html else None,
                message_thread_id=spot.thread,
                reply_parameters=replying(reply_to),
                reply_markup=markup(body),
                read_timeout=within,
            )
        return sent.message_id

    try:
        async with asyncio.timeout(within):
            return await placed(put, to)
    except TimeoutError:
        raise Unsure("the file took too long") from None
