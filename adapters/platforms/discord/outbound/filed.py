"""An answer with a file as messages: the last one has the file, and knows what is said where that is not taken.

Reads nothing, and keeps no bytes beyond the answer.
"""

import io
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import discord

from adapters.platforms.discord.outbound.form import Form
from adapters.platforms.discord.outbound.pictures import LARGEST
from adapters.platforms.discord.outbound.render import render
from bot.chat.message import File, Reply
from bot.chat.without_file import elsewhere, without_file
from bot.document.blocks import Document
from bot.domain.chat import ChatKind
from bot.errors import BadMarkup, Refused
from bot.ports.platform import Rendered

log = logging.getLogger(__name__)
Put = TypeVar("Put")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(Rendered):
    """A message with a file; `instead` is what is sent where the file is not taken."""

    file: File
    instead: Rendered

    def attachment(self) -> discord.File:
        """The file for one request."""
        return discord.File(io.BytesIO(self.file.content), filename=self.file.name)


def answered(reply: Reply, kind: ChatKind) -> tuple[Rendered, ...]:
    """The messages of an answer, in order."""
    messages = render(reply.document, kind)
    if reply.file is None:
        return messages
    without = render(without_file(reply).document, kind)
    if len(without) == 1:
        return (_filed(messages[0], reply.file, without[0]),)
    line = render(Document((elsewhere(reply.file, reply.language),), reply.document.about), kind)[0]
    alone = Rendered(Form(()).dumped(), reply.file.name, reply.document.about)
    return (*messages, _filed(alone, reply.file, line))


def _filed(message: Rendered, file: File, instead: Rendered) -> Filed:
    return Filed(message.body, message.plain, message.about, file=file, instead=instead)


async def with_or_without(message: Filed, put: Callable[[Rendered], Awaitable[Put]], *, may: bool) -> Put:
    """What `put` gives for a message with its file, else for the one that is sent instead."""
    if may and 0 < len(message.file.content) <= LARGEST:
        try:
            return await put(message)
        except (BadMarkup, Refused) as refusal:
            log.info("A file was not taken: %s", refusal)
    return await put(message.instead)
