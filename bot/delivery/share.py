"""The share of a bot's pace that is kept for answers to people: whoever asks never waits behind a broadcast.

Keeps nothing that must survive: a pause that holds for the whole bot is told on, to where posts learn of it.
"""

import asyncio
from collections.abc import Awaitable, Callable

from bot.delivery.pacer import Pacer, place_of
from bot.domain.chat import Address, ChatKind
from bot.errors import Temporary

LONGEST_WAIT = 60.0
"""Seconds; while a pause takes longer, nobody waits for an answer any more."""
Told = Callable[[float, str], Awaitable[None]]
"""Is told the seconds and the reason of a pause that an answer met and that holds for all that this bot sends."""


class Share:
    """One bot's, in the process that hears for it. Times are those of the event loop."""

    def __init__(self, pacer: Pacer, told: Told) -> None:
        self._pacer, self._told = pacer, told

    async def turn(self, address: Address, kind: ChatKind) -> None:
        """Wait until a message of an answer may leave. Raises Temporary where that takes longer than anybody waits."""
        place, time = place_of(address), asyncio.get_running_loop().time
        while (at := self._pacer.turn(place, kind)) > time():
            _check(at - time())
            await asyncio.sleep(at - time())
        _check(self._pacer.paused(time()))
        if (rest := self._pacer.leave(place, kind, time()) - time()) > 0:
            await asyncio.sleep(rest)

    async def met(self, address: Address, later: Temporary) -> None:
        """An answer was refused for a while: its place waits, or the whole bot, which is told on."""
        if self.saw(later) and later.retry_after:
            await self._told(later.retry_after, later.reason)
        elif later.retry_after:
            self._pacer.hold(place_of(address), _now() + later.retry_after)

    def saw(self, later: Temporary) -> bool:
        """A post was refused for a while; whether that holds for answers too."""
        if later.everywhere and later.retry_after:
            self._pacer.pause(_now() + later.retry_after)
            self._pacer.slow(_now())
        return later.everywhere


def _now() -> float:
    return asyncio.get_running_loop().time()


def _check(seconds: float) -> None:
    if seconds > LONGEST_WAIT:
        raise Temporary("no answer leaves for a while", seconds)
