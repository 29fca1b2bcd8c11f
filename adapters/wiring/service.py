"""The running service: every bot, the first edition and what is tidied are tasks of their own; one may die alone.

It is told when to stop, and stops within seconds: no more is heard, what is being answered is answered.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adapters.supervise import PAUSES, Life, supervised
from adapters.wiring.first_edition import first_edition
from adapters.wiring.platforms import Bot, Connected
from adapters.wiring.program import Program
from bot.delivery.named_chats import NamedChat, NamedChats
from bot.delivery.retention import tidy
from bot.errors import Temporary

log = logging.getLogger(__name__)
LONGEST_STOP = 10.0
"""Seconds that tasks have to end."""
SOURCES_AGAIN = (60.0, 300.0, 900.0)
"""Pauses before sources that could not be read are asked again."""
TIDIED_EVERY = 6 * 3600.0
TRIED_AGAIN = 60.0
"""Seconds until named chats that could not be asked about are looked for again."""


@dataclass
class Service:
    """`pauses` are those before a bot is started again."""

    program: Program
    bots: Sequence[Bot]
    named: Sequence[NamedChat]
    pauses: Sequence[float] = PAUSES

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Raises OperatorMistake where no bot is left that can run."""
        for line in self._unheard():
            log.warning("%s", line)
        beside = [
            self._task("first edition", lambda: first_edition(self.program), SOURCES_AGAIN),
            self._task("tidying", self._tidied, self.pauses),
        ]
        heard = [
            self._task(name, self._life(bot), self.pauses) for name, bot in zip(self._names(), self.bots, strict=True)
        ]
        stopped = asyncio.create_task(stop.wait(), name="stop")
        try:
            await self._until(stopped, heard)
        finally:
            await _ended([stopped, *heard, *beside])
            log.info("Stopped")

    def _names(self) -> Iterator[str]:
        """Each bot by its platform; where a platform has several, with their number in its tokens."""
        for index, bot in enumerate(self.bots):
            of_it = [at for at, each in enumerate(self.bots) if each.platform == bot.platform]
            yield f"{bot.platform} bot {of_it.index(index) + 1}" if len(of_it) > 1 else f"{bot.platform} bot"

    def _task(self, name: str, life: Life, pauses: Sequence[float]) -> asyncio.Task[None]:
        return asyncio.create_task(supervised(name, life, pauses), name=name)

    async def _until(self, stopped: asyncio.Task[bool], heard: Sequence[asyncio.Task[None]]) -> None:
        """Told once each: a bot whose settings are wrong ends, the others go on."""
        waiting: set[asyncio.Task[None]] = set(heard)
        while not stopped.done():
            done, _ = await asyncio.wait({stopped, *waiting}, return_when=asyncio.FIRST_COMPLETED)
            for task in waiting & done:
                waiting.discard(task)
                mistake = task.exception()
                if not waiting and mistake is not None:
                    raise mistake
                log.error("%s", mistake)

    def _life(self, bot: Bot) -> Life:
        async def life() -> None:
            async with bot.make(self.program.desk, self.program.clock) as connected:
                self.program.posts.setdefault(bot.platform, connected)
                finding = asyncio.create_task(self._find(connected), name=f"named chats of {connected.lane}")
                try:
                    await self._started(connected)
                    await connected.serve()
                finally:
                    await _ended([finding])
                    if self.program.posts.get(bot.platform) is connected:
                        del self.program.posts[bot.platform]
            raise Temporary(f"{connected.lane} stopped hearing")

        return life

    async def _started(self, connected: Connected) -> None:
        counts = await self.program.store.chats.counts()
        log.info("Started %s: %d chats, %d of them subscribed", connected.lane, counts.known, counts.subscribed)

    async def _find(self, connected: Connected) -> None:
        """Keep the named chats of a platform; those that cannot be asked about now are tried again."""
        keeper = NamedChats(self.program.store, self.program.clock, self.program.defaults, self.program.router.alone)
        left = [chat for chat in self.named if chat.platform == connected.name]
        while left:
            outcomes = await keeper.keep(left, connected)
            for outcome in outcomes:
                log.log(logging.INFO if outcome.is_well else logging.WARNING, "%s", outcome)
            left = [outcome.named for outcome in outcomes if outcome.state == "later"]
            if left:
                await asyncio.sleep(TRIED_AGAIN)

    async def _tidied(self) -> None:
        while True:
            gone = await tidy(self.program.store, self.program.clock)
            log.debug("%d rows that nobody needs any more are gone", gone)
            await asyncio.sleep(TIDIED_EVERY)

    def _unheard(self) -> Iterator[str]:
        """Named chats of a platform that has no bot."""
        there = {bot.platform for bot in self.bots}
        for platform in sorted({chat.platform for chat in self.named} - there):
            count = sum(chat.platform == platform for chat in self.named)
            yield f"{count} named chats are of {platform}, which has no token: JOGAN_{platform.upper()}_TOKEN"


async def _ended(tasks: Sequence[asyncio.Task[object]] | Sequence[asyncio.Task[None]]) -> None:
    """Stop tasks and wait until they have ended, within a bound."""
    for task in tasks:
        task.cancel()
    _, late = await asyncio.wait(tasks, timeout=LONGEST_STOP)
    for task in late:
        log.warning("%s did not end within %.0f s", task.get_name(), LONGEST_STOP)
