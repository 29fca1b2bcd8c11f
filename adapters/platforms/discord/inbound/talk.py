"""The answer to one interaction: acknowledged within three seconds, shown where it belongs, late as a normal message.

`Working` becomes edits of the deferred answer; what only the asker needs is shown to the asker alone.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

import discord

from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.inbound.incoming import Home
from adapters.platforms.discord.inbound.office import Office, Sent
from adapters.platforms.discord.outbound.filed import Filed, answered, with_or_without
from adapters.platforms.discord.outbound.form import Form, Words, loaded
from adapters.platforms.discord.outbound.markup import escaped
from adapters.platforms.discord.outbound.render import render
from adapters.platforms.discord.outbound.view import view_of
from bot.chat.message import Reply, Said, Working
from bot.document.blocks import Document, Paragraph, text
from bot.errors import BadMarkup, JoganError, NotThere, Refused
from bot.ports.platform import Rendered

log = logging.getLogger(__name__)
ACKNOWLEDGE_AFTER = 1.5
"""Seconds without an answer after which an interaction is deferred; the service waits three."""
ACKNOWLEDGED_WITHIN = 1.5
"""Seconds after which a deferral is given up: the service has stopped waiting for it."""
TOKEN_LIVES = timedelta(minutes=14, seconds=30)
"""After this an answer comes as a normal message; the service takes answers for fifteen minutes."""
EDIT_EVERY = 1.5
"""Seconds between two signs of work."""
MOST_FOREIGN = 5
"""Follow-ups that the service takes where we are no member; what is more goes to the person's own conversation."""
Kind = discord.InteractionResponseType


@dataclass(slots=True)
class Talk:
    """One interaction. `hidden`: its answer is for the asker alone, as far as is known before there is one."""

    office: Office
    interaction: discord.Interaction[Any]
    home: Home
    hidden: bool = False
    deferred_hidden: bool = False
    lost: bool = False
    """The service no longer waits for an answer."""
    edited_at: float = float("-inf")
    shown: Sent = field(default_factory=list)
    """The messages of the answer that arrived, with what they show; complete only where nothing went wrong."""

    async def follow(self, saying: AsyncIterator[Said]) -> Reply | None:
        """Show signs of work until the reply, and give it."""
        done = asyncio.Event()
        late = asyncio.create_task(self._acknowledge_late(done), name="jogan acknowledge")
        reply = None
        try:
            async for said in saying:
                if isinstance(said, Working):
                    await self._working(said)
                else:
                    reply = said
        finally:
            done.set()
            await late
        return reply

    async def _acknowledge_late(self, done: asyncio.Event) -> None:
        try:
            async with asyncio.timeout(ACKNOWLEDGE_AFTER):
                await done.wait()
        except TimeoutError:
            await self.defer(thinking=not self._is_component)

    @property
    def _is_component(self) -> bool:
        return self.interaction.type is discord.InteractionType.component

    async def defer(self, *, thinking: bool) -> None:
        """Say that an answer comes."""
        response = self.interaction.response
        if response.is_done() or self.lost:
            return
        self.deferred_hidden = self.hidden
        try:
            async with asyncio.timeout(ACKNOWLEDGED_WITHIN):  # the library sleeps through a 429 here, however long
                with translated():
                    await response.defer(ephemeral=self.hidden, thinking=thinking)
        except (NotThere, TimeoutError):
            self.lost = True
        except JoganError as failure:
            log.info("An interaction could not be acknowledged: %s", failure)

    async def _working(self, said: Working) -> None:
        """No sign is ever worth an answer."""
        if time.monotonic() - self.edited_at < EDIT_EVERY:
            return
        await self.defer(thinking=True)
        if self.lost or self.interaction.response.type is not Kind.deferred_channel_message:
            return
        self.edited_at = time.monotonic()
        try:
            await self._edit_original(view_of(self._sign(said)), [])
        except JoganError as failure:
            log.info("A sign of work could not be shown: %s", failure)

    def _sign(self, said: Working) -> Form:
        """The line; after what of the answer is there already, as far as one message shows it."""
        counted = f" {said.done}/{said.of}" if said.done is not None and said.of is not None else ""
        if said.so_far is None:
            return Form((Words(escaped(said.sentence) + counted),))
        blocks = (*said.so_far.blocks, Paragraph(text(said.sentence + counted)))
        return loaded(render(Document(blocks), self.home.kind)[0].body)

    async def show(self, reply: Reply) -> None:
        """The reply, in as many messages as it takes; what arrived is not sent again in another way."""
        self.hidden = self._only_for_asker(reply)
        messages = answered(reply, self.home.kind)
        try:
            if self.lost or self._too_late():
                raise NotThere("the interaction is over")
            await self._answered(messages, replaces=reply.replaces)
        except (NotThere, BadMarkup) as failure:
            if not self.shown:
                await self._give_up(failure)
            await self._normally(messages[len(self.shown) :])

    async def _give_up(self, failure: JoganError) -> None:
        """A form that was refused goes plainly, as a normal message: nothing is left that says we think."""
        if isinstance(failure, BadMarkup) and self.interaction.response.type is Kind.deferred_channel_message:
            try:
                with translated():
                    await self.interaction.delete_original_response()
            except JoganError:
                self.lost = True

    def _only_for_asker(self, reply: Reply) -> bool:
        if self.home.foreign:
            return True
        if self.home.kind == "private":
            return False
        about = reply.document.about
        answers = about is not None and about.answer is not None
        return reply.ephemeral or reply.mistake or (self._is_component and not answers)

    def _too_late(self) -> bool:
        return self.office.clock.now() - self.interaction.created_at > TOKEN_LIVES

    async def _answered(self, messages: tuple[Rendered, ...], *, replaces: bool) -> None:
        first, *others = messages
        most = MOST_FOREIGN if self.home.foreign else len(others)
        self.shown.append((await self._put(first, partial(self._first, replaces=replaces)), first.about))
        for message in others[:most]:
            self.shown.append((await self._put(message, self._followup), message.about))
        if others[most:]:
            await self._normally(tuple(others[most:]))

    async def _put(self, message: Rendered, put: Callable[[Rendered], Awaitable[str]]) -> str:
        if not isinstance(message, Filed):
            return await put(message)
        return await with_or_without(message, put, may=self.office.sending.may_attach(self._channel))

    @property
    def _channel(self) -> int:
        return int(self.interaction.channel_id or 0)

    async def _first(self, message: Rendered, replaces: bool) -> str:
        response = self.interaction.response
        view, files = self._made(message)
        if replaces and self._is_component and response.type in (None, Kind.deferred_message_update):
            return await self._replaced(view, files)
        if not response.is_done():
            with translated():
                made = await response.send_message(view=view, files=files, ephemeral=self.hidden)
            return str(made.message_id)
        if response.type is Kind.deferred_channel_message and self.hidden == self.deferred_hidden:
            return await self._edit_original(view, files)
        if response.type is Kind.deferred_channel_message:
            # whether everybody sees it was settled by the deferral: it is taken back
            with translated():
                await self.interaction.delete_original_response()
        return await self._followup(message)

    async def _replaced(self, view: discord.ui.LayoutView, files: list[discord.File]) -> str:
        """The message whose button was pressed becomes the reply."""
        if self.interaction.response.is_done():
            return await self._edit_original(view, files)
        with translated():
            await self.interaction.response.edit_message(view=view, attachments=files)
        return str(self.interaction.message.id if self.interaction.message else 0)

    async def _edit_original(self, view: discord.ui.LayoutView, files: list[discord.File]) -> str:
        with translated():
            edited = await self.interaction.edit_original_response(view=view, attachments=files)
        return str(edited.id)

    async def _followup(self, message: Rendered) -> str:
        view, files = self._made(message)
        with translated():
            sent = await self.interaction.followup.send(view=view, files=files, ephemeral=self.hidden, wait=True)
        return str(sent.id)

    def _made(self, message: Rendered) -> tuple[discord.ui.LayoutView, list[discord.File]]:
        form = loaded(message.body)
        if isinstance(message, Filed):
            file = message.attachment()
            return view_of(form, attached=file.filename), [file]
        picture = self.office.sending.picture(self._channel, message)
        return view_of(form, picture.filename if picture else None), [picture] if picture else []

    async def _normally(self, messages: tuple[Rendered, ...]) -> None:
        """Nothing of the interaction is left: the channel, or the person where nobody else is to see it."""
        if self.hidden and not self.home.foreign:
            await self._privately(messages)
            return
        try:
            await self.office.say(int(self.home.address.id), messages, sent=self.shown)
        except JoganError as failure:
            await self.office.undelivered(self.home.address, failure)

    async def _privately(self, messages: tuple[Rendered, ...]) -> None:
        """A person who takes no private messages says nothing about the place where they asked."""
        try:
            await self.office.say(await self.office.private(self.interaction.user.id), messages)
        except Refused as refusal:
            log.info("An answer for the asker alone could not be delivered: %s", refusal)

    async def point(self, words: str, link: str) -> None:
        """A line for the asker alone with a link of ours in it, where the answer itself is elsewhere."""
        view = view_of(Form((Words(escaped(words).replace("\0", link)),)))
        response = self.interaction.response
        try:
            with translated():
                if not response.is_done():
                    await response.send_message(view=view, ephemeral=True)
                elif response.type is Kind.deferred_channel_message:
                    await self.interaction.edit_original_response(view=view)
                else:
                    await self.interaction.followup.send(view=view, ephemeral=True)
        except (NotThere, Refused):
            self.lost = True
