"""Answers to people: the core's reply as messages where it was asked for. Here ends whatever goes wrong with one."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from telegram import Bot

from adapters.platforms.telegram.addresses import Spot, address
from adapters.platforms.telegram.asked import Asked, Desk, Own
from adapters.platforms.telegram.capabilities import RichMessages
from adapters.platforms.telegram.faults import NoFile
from adapters.platforms.telegram.outbound.body import read
from adapters.platforms.telegram.outbound.documents import NOTHING, is_caption, send_file
from adapters.platforms.telegram.outbound.measure import units
from adapters.platforms.telegram.outbound.paced import Paced
from adapters.platforms.telegram.outbound.progress import Progress, heard_out, in_turn
from adapters.platforms.telegram.outbound.query import LONGEST_ALERT, Query
from adapters.platforms.telegram.outbound.render import render
from adapters.platforms.telegram.outbound.rich import rich
from adapters.platforms.telegram.outbound.send import markup
from bot.chat.message import File, Reply, Working
from bot.chat.without_file import elsewhere, without_file
from bot.delivery.membership import Notice
from bot.document.blocks import Block, Break, Buttons, Document
from bot.document.plain import plain_blocks
from bot.document.safe import safe_document
from bot.domain.shown import About
from bot.errors import BadMarkup, JoganError, Moved, NotThere, Refused, Temporary, Unsure
from bot.events import event
from bot.ports.platform import Rendered

log = logging.getLogger(__name__)
LONGEST_WAIT = 30.0
"""Seconds that an answer waits when the service asks for it; after more nobody waits for the answer."""
Sent = list[tuple[str, About | None]]


class Answers:
    """Answers one message or press at a time; several chats may be answered at once."""

    def __init__(self, bot: Bot, desk: Desk, sender: Paced, own: Own, *, patience: float) -> None:
        self._bot, self._desk, self._sender, self._own, self._patience = bot, desk, sender, own, patience
        self._rich = RichMessages(bot)

    async def answer(self, asked: Asked, leave: Callable[[], None]) -> None:
        """Hear the core out and deliver what it says; a failure to deliver is logged, or switches the chat off.

        `leave` is called where the answer takes long: it then goes on beside what comes next in its chat.
        """
        query = Query(self._bot, asked.query)
        progress = Progress(self._bot, self._sender, asked)

        async def show(working: Working | None) -> None:
            await query.end()
            if working is not None:
                await progress.show(working)

        try:
            said = in_turn(self._desk.answer(asked.incoming), leave)
            reply = await heard_out(said, show, patience=self._patience)
            if reply is not None:
                await self._delivered(asked, reply, query, progress)
        except (Refused, Moved) as refusal:
            await self.tell(await self._desk.refused(asked.incoming.address, refusal))
        except JoganError as failure:
            fields = event("trouble", platform="telegram", place=asked.incoming.address.id)
            log.warning("An answer could not be delivered: %s", failure, extra=fields)
        finally:
            await query.end()

    async def tell(self, notices: Iterable[Notice]) -> None:
        """Tell people privately what happened to their places; who cannot be told is not."""
        for notice in notices:
            try:
                await self.say(Spot(int(notice.person)), notice.document)
            except (JoganError, ValueError) as failure:
                log.info("A notice could not be delivered: %s", failure)

    async def say(self, to: Spot, document: Document) -> None:
        """Say something in a private chat."""
        for message in render(document, "private", self._own.name):
            await self._patiently(to, message)

    async def _delivered(self, asked: Asked, reply: Reply, query: Query, progress: Progress) -> None:
        """Where the chat moved in the meantime, the answer follows it once."""
        try:
            await self._deliver(asked, reply, query, progress)
        except Moved as moved:
            await self.tell(await self._desk.refused(asked.incoming.address, moved))
            there = replace(asked.incoming, address=address(int(moved.to)))
            await self._deliver(Asked(there, Spot(int(moved.to)), 0), reply, query, progress)

    async def _deliver(self, asked: Asked, reply: Reply, query: Query, progress: Progress) -> None:
        if query.open and (alert := _alert(asked, reply)):
            await query.end(alert)
            return
        await query.end()
        sent: Sent = []
        try:
            if reply.file is not None:
                await self._with_file(asked, reply, reply.file, progress, sent)
                return
            if reply.replaces and asked.query and await self._replaced(asked, reply.document, sent):
                return
            await self._posted(asked, reply.document, progress, sent)
        finally:
            await progress.drop()
            await self._desk.remember(asked.incoming.address, asked.incoming.kind, sent)

    async def _replaced(self, asked: Asked, document: Document, sent: Sent) -> bool:
        """Whether the pressed message became the answer: not where it takes several, or where it is gone."""
        messages = render(document, asked.incoming.kind, self._own.name)
        if len(messages) != 1 or messages[0].picture:
            return False
        if not await self._edited(asked.spot.chat, asked.message, messages[0]):
            return False
        sent.append((str(asked.message), messages[0].about))
        return True

    async def _posted(self, asked: Asked, document: Document, progress: Progress, sent: Sent) -> None:
        """Each section by itself: a message, a rich one, or several; the first is a reply where others talk too."""
        for section in sections(document):
            messages = render(section, asked.incoming.kind, self._own.name)
            reply_to = asked.message if not sent and asked.incoming.kind != "private" else None
            if len(messages) > 1 and (found := await self._as_rich(asked, section, messages, reply_to)):
                sent.append((str(found), section.about))
                continue
            for message in messages:
                reply_to = asked.message if not sent and asked.incoming.kind != "private" else None
                sent.append((str(await self._one(asked.spot, message, progress, reply_to)), message.about))

    async def _with_file(self, asked: Asked, reply: Reply, file: File, progress: Progress, sent: Sent) -> None:
        """The file with its words as the caption, or after them; where it is not taken, a line says where it is."""
        messages = render(reply.document, asked.incoming.kind, self._own.name)
        caption = messages[0] if is_caption(messages) else None
        if caption is None:
            await self._posted(asked, reply.document, progress, sent)
        try:
            number = await self._uploaded(asked, file, caption or NOTHING, first=not sent)
        except NoFile as refused:
            fields = event("trouble", platform="telegram", place=asked.incoming.address.id)
            log.info("A file was not taken: %s", refused, extra=fields)
            told = without_file(reply).document if caption else Document((elsewhere(file, reply.language),))
            await self._posted(asked, told, progress, sent)
        else:
            sent.append((str(number), reply.document.about))

    async def _uploaded(self, asked: Asked, file: File, caption: Rendered, *, first: bool) -> int:
        reply_to = asked.message if first and asked.incoming.kind != "private" else None

        async def put(*, bare: bool = False) -> int:
            async with self._sender.turn(asked.spot):
                return await send_file(self._bot, asked.spot, file, caption, bare=bare, reply_to=reply_to)

        return await _in_any_form(put)

    async def _one(self, to: Spot, message: Rendered, progress: Progress, reply_to: int | None) -> int:
        """The sign of work becomes the first message, where it is one of words."""
        if progress.message is not None and not message.picture:
            became, progress.message = progress.message, None
            if await self._edited(to.chat, became, message):
                return became
            progress.message = became
        return await self._patiently(to, message, reply_to)

    async def _edited(self, chat: int, message_id: int, message: Rendered) -> bool:
        """Whether a message became another; tried twice where that may help, for a change does not hurt twice."""
        for last in (False, True):
            try:
                await self._sender.edit(chat, message_id, message)
            except (NotThere, BadMarkup):
                return False
            except (Temporary, Unsure) as failure:
                pause = getattr(failure, "retry_after", None) or 1.0
                if last or pause > LONGEST_WAIT:
                    return False
                await asyncio.sleep(pause)
            else:
                return True
        return False

    async def _as_rich(
        self, asked: Asked, section: Document, messages: tuple[Rendered, ...], reply_to: int | None
    ) -> int | None:
        html = rich(safe_document(section))
        if html is None or any(message.picture for message in messages):
            return None
        keys = tuple(row for message in messages for row in read(message.body).keys)
        buttons = markup(replace(read(messages[0].body), keys=keys))
        shown = json.dumps(buttons.to_dict(), ensure_ascii=False) if buttons else None
        async with self._sender.turn(asked.spot):
            return await self._rich.send(asked.spot, html, reply_to=reply_to, reply_markup=shown)

    async def _patiently(self, to: Spot, message: Rendered, reply_to: int | None = None) -> int:
        async def put(*, bare: bool = False) -> int:
            return await self._sender.send(to, message, bare=bare, reply_to=reply_to)

        return await _in_any_form(put)


class _Put(Protocol):
    async def __call__(self, *, bare: bool = False) -> int: ...


async def _in_any_form(put: _Put) -> int:
    """Once more after a short pause that the service asks for, and once more without markup that it refuses."""
    try:
        return await _after_a_pause(put)
    except BadMarkup as refused:
        log.error("Markup was refused, the words are sent without: %s", refused)
        return await put(bare=True)


async def _after_a_pause(put: Callable[[], Awaitable[int]]) -> int:
    try:
        return await put()
    except Temporary as later:
        pause = later.retry_after or 1.0
        if pause > LONGEST_WAIT:
            raise
        await asyncio.sleep(pause)
        return await put()


def sections(document: Document) -> Iterator[Document]:
    """The runs of blocks between Breaks, each with what it shows."""
    about, blocks = document.about, list[Block]()
    for block in document.blocks:
        if isinstance(block, Break):
            if blocks:
                yield Document(tuple(blocks), about)
            about, blocks = block.about, []
        else:
            blocks.append(block)
    if blocks:
        yield Document(tuple(blocks), about)


def _alert(asked: Asked, reply: Reply) -> str | None:
    """A mistake after a press in a few words over the chat; where it offers buttons, a person gets those instead."""
    blocks = safe_document(reply.document).blocks
    offers = any(isinstance(block, Buttons) for block in blocks)
    words = plain_blocks(block for block in blocks if not isinstance(block, Buttons))
    if not reply.mistake or (offers and asked.incoming.kind == "private"):
        return None
    return words if words and units(words) <= LONGEST_ALERT else None
