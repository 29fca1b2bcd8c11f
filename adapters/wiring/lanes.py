"""The lanes of this process: bots that are connected, by name, as they come and go. Sends nothing.

All processes of an installation name the same tokens: a chat of a bot that is named nowhere is another's from then on.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from adapters.wiring.platforms import Bot
from bot.ports.ledger import Ledger
from bot.ports.platform import Posts

log = logging.getLogger(__name__)


class Lanes(dict[str, Posts]):
    """Lane to bot. `bots` are all that the settings name: what belongs to one of them stays with it.

    `adopts` False: another process may name other bots, and no chat changes hands.
    """

    def __init__(self, ledger: Ledger, bots: Sequence[Bot], *, adopts: bool = True) -> None:
        super().__init__()
        self._ledger, self._bots, self._adopts = ledger, bots, adopts

    @asynccontextmanager
    async def open(self, bot: Bot, connected: Posts) -> AsyncIterator[None]:
        """A bot is connected for the block; chats that no other bot posts to are its own."""
        lane = connected.lane
        self[lane] = connected
        try:
            if self._adopts:
                await self._adopt(bot, lane)
            yield
        finally:
            if self.get(lane) is connected:
                del self[lane]

    async def _adopt(self, bot: Bot, lane: str) -> None:
        """Chats of a token that is in the settings no more, and those that no bot has heard yet."""
        of_it = [each for each in self._bots if each.platform == bot.platform]
        named = {each.lane for each in of_it if each.lane}
        if len(named | {one for one in self if one.startswith(f"{bot.platform}:")}) < len(of_it):
            return  # one whose number is not known may still come
        adopted = await self._ledger.adopt(lane, bot.platform, {*named, *self})
        if adopted:
            log.info("%s posts to %d chats that no other bot posts to", lane, adopted)
