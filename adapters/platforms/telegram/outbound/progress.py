"""Signs of work: a draft in a private chat, elsewhere one message that is changed at a decent pace.

Nothing is shown of an answer that comes at once, and no sign is ever worth an error.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from telegram import Bot

from adapters.platforms.telegram.asked import Asked
from adapters.platforms.telegram.faults import ours
from adapters.platforms.telegram.outbound.body import Body, read
from adapters.platforms.telegram.outbound.paced import Paced
from adapters.platforms.telegram.outbound.render import render
from adapters.platforms.telegram.outbound.send import HTML
from bot.chat.message import Reply, Said, Working
from bot.document.blocks import Document, Paragraph, text
from bot.document.safe import safe_line
from bot.errors import JoganError
from bot.ports.platform import Rendered

PACE = 3.0
"""Times `patience` between two signs; groups take about twenty changes a minute."""


async def heard_out(
    said: AsyncIterator[Said], show: Callable[[Working | None], Awaitable[None]], *, patience: float
) -> Reply | None:
    """The answer. `show` is called once after `patience` seconds (None: nothing said yet), then at a slower pace."""
    loop = asyncio.get_running_loop()
    next_show, waiting, shown = loop.time() + patience, None, False
    coming = _next(said)
    try:
        while True:
            rest = max(0.0, next_show - loop.time()) if waiting or not shown else None
            await asyncio.wait({coming}, timeout=rest)
            if not coming.done():
                await show(waiting)
                next_show, waiting, shown = loop.time() + patience * PACE, None, True
                continue
            one = coming.result()
            if not isinstance(one, Working):
                break
            waiting, coming = one, _next(said)
        async for _ in said:
            pass  # to its end, so that what it holds is let go before anything is sent
        return one
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


async def in_turn(said: AsyncIterator[Said], leave: Callable[[], None]) -> AsyncIterator[Said]:
    """The same; `leave` is called when the rest of it holds up nothing else in its chat."""
    async for one in said:
        if isinstance(one, Working) and one.apart:
            leave()
        yield one


def _next(said: AsyncIterator[Said]) -> "asyncio.Task[Said | None]":
    async def following() -> Said | None:
        return await anext(said, None)

    return asyncio.create_task(following(), name="answer")


def line(working: Working) -> str:
    """`reading … 3/16`"""
    counted = f" {working.done}/{working.of}" if working.done is not None and working.of is not None else ""
    return safe_line(working.sentence) + counted


class Progress:
    """What is shown of one answer; `message` is the one that is to become it, where there is one."""

    def __init__(self, bot: Bot, sender: Paced, asked: Asked) -> None:
        self._bot, self._sender, self._asked = bot, sender, asked
        self._drafts = asked.incoming.kind == "private"
        self._failed = False
        self.message: int | None = None

    async def show(self, working: Working) -> None:
        """Show how far it is."""
        message = self._shown(working)
        if self._drafts:
            self._drafts = await self._done(self._draft(message))
        if not self._drafts and not self._failed:
            self._failed = not await self._done(self._change(message, bare=working.so_far is None))

    async def drop(self) -> None:
        """Take the message away, where it does not become the answer."""
        if self.message is not None:
            gone, self.message = self.message, None
            await self._done(self._delete(gone))

    async def _done(self, doing: Awaitable[None]) -> bool:
        try:
            await doing
        except JoganError:
            return False
        return True

    def _shown(self, working: Working) -> Rendered:
        """The line; after what of the answer is there already, as far as one message shows it."""
        words = line(working)
        if working.so_far is None:
            return Rendered(Body("").written(), words)
        blocks = (*working.so_far.blocks, Paragraph(text(words)))
        return render(Document(blocks), self._asked.incoming.kind)[0]

    async def _draft(self, message: Rendered) -> None:
        spot, body = self._asked.spot, read(message.body)
        with ours(spot.chat):
            await self._bot.send_message_draft(
                spot.chat,
                self._asked.message,
                body.html or message.plain,
                message_thread_id=spot.thread,
                parse_mode=HTML if body.html else None,
            )

    async def _change(self, message: Rendered, *, bare: bool) -> None:
        if self.message is None:
            self.message = await self._sender.send(
                self._asked.spot, message, silent=True, bare=bare, reply_to=self._asked.message
            )
        else:
            await self._sender.edit(self._asked.spot.chat, self.message, message)

    async def _delete(self, message: int) -> None:
        with ours(self._asked.spot.chat):
            await self._bot.delete_message(self._asked.spot.chat, message)
