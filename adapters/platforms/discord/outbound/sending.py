"""One message to one channel by REST: sent, changed, and sent once more in a plainer form where it is refused.

Needs no gateway and no cache. Mentions are forbidden on every call by the client's default.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

import discord

from adapters.platforms.discord.connection import Connection
from adapters.platforms.discord.faults import PictureRefused, translated
from adapters.platforms.discord.outbound import ready
from adapters.platforms.discord.outbound.filed import Filed, with_or_without
from adapters.platforms.discord.outbound.form import MOST_CONTENT, loaded, units
from adapters.platforms.discord.outbound.markup import markdown
from adapters.platforms.discord.outbound.pictures import Pictures
from adapters.platforms.discord.outbound.view import view_of
from adapters.platforms.discord.places import address, rights_in
from bot.delivery.share import Share
from bot.document.blocks import Document, Paragraph, text
from bot.document.safe import safe
from bot.document.split import split
from bot.errors import BadMarkup, Refused, Temporary, Unsure
from bot.ports.platform import Rendered

MISSING: Any = discord.utils.MISSING
REPEATABLE = 110.0
"""Seconds within which the same nonce surely makes no second message: the service keeps it for about two minutes."""


def nonce(key: str, part: int) -> str:
    """24 of at most 25 characters. The same for the same key and part, whatever form the message takes: a form that
    was refused has used nothing up, and one that perhaps arrived must not be there twice."""
    return hashlib.blake2b(f"{part}\n{key}".encode(), digest_size=12).hexdigest()


@lru_cache(maxsize=256)
def _post_view(body: str, file: str) -> discord.ui.LayoutView:
    """Made once for all channels of a bundle; it is stopped, so that sending it changes nothing in it."""
    return view_of(loaded(body), file)


def plain_contents(message: str) -> list[str]:
    """A message's plain text as contents that fit, escaped so that readers see exactly that text."""
    document = Document((Paragraph(text(safe(message) or "…")),))
    return [markdown(part.blocks) for part in split(document, MOST_CONTENT, units, lambda part: markdown(part.blocks))]


class Sending:
    """Messages of a channel, thread or private conversation, by its id."""

    def __init__(self, connection: Connection, pictures: Pictures, share: Share, patience: float) -> None:
        self._connection, self._pictures, self._share, self._patience = connection, pictures, share, patience

    async def post(self, channel: int, message: Rendered, *, key: str, silent: bool = False, bare: bool = False) -> str:
        """A message that a ledger knows: its key keeps it from being there twice. Gives its id."""
        if bare:
            return await self._bare(channel, message, key, silent)
        for file in self._files(channel, message):
            try:
                return await self._sent(channel, message, file, nonce=nonce(key, 0), silent=silent)
            except (PictureRefused, Refused) as refusal:
                if file is None or (isinstance(refusal, Refused) and refusal.off != "no_rights"):
                    raise
        raise AssertionError("the last try has no picture")

    async def say(self, channel: int, message: Rendered, reply_to: discord.Message | None = None) -> str:
        """A message of a conversation: no ledger, so the library may wait where it is paced. Gives its id.

        What is refused goes in a plainer form at once: without its picture or file, then without markup and buttons.
        """
        answered: dict[str, Any] = {"reference": reply_to.to_reference(fail_if_not_exists=False)} if reply_to else {}

        async def put(one: Rendered) -> str:
            if not isinstance(one, Filed):
                return await self._say(channel, one, **answered)
            file = one.attachment()
            return await self._said(
                channel, view=view_of(loaded(one.body), attached=file.filename), file=file, **answered
            )

        if isinstance(message, Filed):
            return await with_or_without(message, put, may=self.may_attach(channel))
        return await put(message)

    async def _say(self, channel: int, message: Rendered, **answered: Any) -> str:
        for picture in self._files(channel, message):
            try:
                view = view_of(loaded(message.body), picture.filename if picture else None)
                return await self._said(channel, view=view, file=picture or MISSING, **answered)
            except (BadMarkup, Refused) as refusal:
                if isinstance(refusal, Refused) and (picture is None or refusal.off != "no_rights"):
                    raise
        sent = [await self._said(channel, content=one, suppress_embeds=True) for one in plain_contents(message.plain)]
        return sent[0]

    async def _said(self, channel: int, **message: Any) -> str:
        home = address(channel)
        await self._share.turn(home, "private")
        try:
            with translated():
                sent = await self._connection.client.get_partial_messageable(channel).send(**message)
        except Temporary as later:
            await self._share.met(home, later)
            raise
        return str(sent.id)

    async def change(self, channel: int, message_id: int, message: Rendered) -> None:
        """Another content for a message of ours, with its picture sent anew."""
        file = self.picture(channel, message)
        with translated(at_once=True):
            partial = self._connection.client.get_partial_messageable(channel).get_partial_message(message_id)
            view = view_of(loaded(message.body), file.filename if file else None)
            files = [file] if file else []
            await partial.edit(content=None, view=view, attachments=files)

    def picture(self, channel: int, message: Rendered) -> discord.File | None:
        """The message's picture, where it may and can go there."""
        if message.picture is None or not self.may_attach(channel):
            return None
        return self._pictures.file(message.picture)

    def _files(self, channel: int, message: Rendered) -> Iterator[discord.File | None]:
        """With the picture first, where there is one, then without."""
        file = self.picture(channel, message)
        if file is not None:
            yield file
        yield None

    def may_attach(self, channel: int) -> bool:
        """What is known of our rights there; where nothing is, the service says it."""
        found = self._connection.client.get_channel(channel)
        rights = rights_in(found, getattr(getattr(found, "guild", None), "me", None))
        return rights is None or rights.attach_files

    async def _sent(
        self, channel: int, message: Rendered, file: discord.File | None, *, nonce: str, silent: bool
    ) -> str:
        client = self._connection.client
        async with self.posting():
            if file is None:
                return await ready.send(client, channel, message.body, nonce=nonce, silent=silent)
            view = _post_view(message.body, file.filename)
            sent = await client.get_partial_messageable(channel).send(view=view, file=file, nonce=nonce, silent=silent)
        return str(sent.id)

    async def _bare(self, channel: int, message: Rendered, key: str, silent: bool) -> str:
        first = ""
        for part, content in enumerate(plain_contents(message.plain)):
            async with self.posting(begun=bool(first)):
                target = self._connection.client.get_partial_messageable(channel)
                sent = await target.send(content, nonce=nonce(key, part), silent=silent, suppress_embeds=True)
            first = first or str(sent.id)
        return first

    @asynccontextmanager
    async def posting(self, *, begun: bool = False) -> AsyncIterator[None]:
        """One request of a post: its answer is waited for so long, and a pause of the whole bot is everybody's.

        Where a message has `begun` with another request, a part of it is there whatever comes of this one.
        """
        try:
            with translated(at_once=True):
                async with asyncio.timeout(self._patience):
                    yield
        except Temporary as later:
            self._share.saw(later)
            if begun:
                raise Unsure(later.reason) from None
            raise
