"""What is sent to people who asked, at the pace that is kept for them. Decides nothing about what is said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.platforms.telegram.addresses import Spot, address
from adapters.platforms.telegram.outbound.send import Sender
from bot.delivery.share import Share
from bot.errors import Temporary
from bot.ports.platform import Rendered


class Paced:
    """The sender of answers."""

    def __init__(self, sender: Sender, share: Share) -> None:
        self._sender, self._share = sender, share

    @asynccontextmanager
    async def turn(self, to: Spot) -> AsyncIterator[None]:
        """One message to a place, inside; what it meets holds back the next ones."""
        place = address(to.chat)
        await self._share.turn(place, "private" if to.chat > 0 else "group")
        try:
            yield
        except Temporary as later:
            await self._share.met(place, later)
            raise

    async def send(
        self, to: Spot, message: Rendered, *, silent: bool = False, bare: bool = False, reply_to: int | None = None
    ) -> int:
        """As Sender.send."""
        async with self.turn(to):
            return await self._sender.send(to, message, silent=silent, bare=bare, reply_to=reply_to)

    async def edit(self, chat: int, message_id: int, message: Rendered) -> None:
        """As Sender.edit; a change is no message more, and waits for nothing."""
        await self._sender.edit(chat, message_id, message)
