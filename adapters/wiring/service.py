"""The running service: every bot is a task of its own, and one may die alone; beside them run the duties.

It is told when to stop, and stops within seconds: no more is heard or begun, what is on the wire is finished, and only
then do the bots leave.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from adapters.supervise import PAUSES, Life, Vitals, supervised
from adapters.wiring.duties import Duties
from adapters.wiring.lanes import Lanes
from adapters.wiring.platforms import Bot, Connected
from adapters.wiring.program import Program
from bot.chat.cut_off import CutOff
from bot.delivery.named_chats import NamedChat, NamedChats
from bot.errors import Temporary
from bot.events import event

log = logging.getLogger(__name__)
LONGEST_STOP = 10.0
"""Seconds that everything has to end."""
ON_THE_WIRE = 9.2
"""Of these, what calls that are on the wire and their results may take."""
LONGER = 10.0
"""Seconds over the longest answer after which a question is not answered by another process that is about to end."""
TRIED_AGAIN = 60.0
"""Seconds until named chats that could not be asked about are looked for again."""


@dataclass
class Service:
    """`pauses` are those before a bot is started again. A process that does not hear only posts."""

    program: Program
    bots: Sequence[Bot]
    named: Sequence[NamedChat]
    lanes: Lanes
    duties: Duties
    hears: bool = True
    pauses: Sequence[float] = PAUSES
    vitals: Vitals = field(default_factory=Vitals)
    _quiet: asyncio.Event = field(default_factory=asyncio.Event)
    _done: asyncio.Event = field(default_factory=asyncio.Event)
    _inside: set[asyncio.Task[Any] | None] = field(default_factory=set)
    """The lives of bots that are connected, which leave by themselves; others may be cancelled in their pause."""

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Raises OperatorMistake where no bot is left that can run."""
        for line in self._unheard():
            log.warning("%s", line)
        beside = self.duties.start()
        heard = [
            asyncio.create_task(self._supervised(name, bot), name=name)
            for name, bot in zip(self._names(), self.bots, strict=True)
        ]
        stopped = asyncio.create_task(stop.wait(), name="stop")
        try:
            await self._until(stopped, heard)
        finally:
            told = asyncio.get_running_loop().time()
            await self._end(stopped, heard, beside)
            seconds = round(asyncio.get_running_loop().time() - told, 3)
            log.info("Stopped", extra=event("stopped", seconds=seconds))

    async def _end(
        self, stopped: asyncio.Task[bool], heard: Sequence[asyncio.Task[None]], beside: Sequence[asyncio.Task[None]]
    ) -> None:
        """In this order: hear no more, answer with what there is, finish what is on the wire, leave."""
        until = asyncio.get_running_loop().time() + LONGEST_STOP
        self._quiet.set()
        self.program.answers.hurry()
        await self.duties.stop(ON_THE_WIRE)
        self._done.set()
        if leaving := [task for task in heard if task in self._inside]:
            await asyncio.wait(leaving, timeout=max(0.5, until - asyncio.get_running_loop().time()))
        await _ended([stopped, *heard, *beside])

    def _names(self) -> Iterator[str]:
        """Each bot by its platform; where a platform has several, with their number in its tokens."""
        for index, bot in enumerate(self.bots):
            of_it = [at for at, each in enumerate(self.bots) if each.platform == bot.platform]
            yield f"{bot.platform} bot {of_it.index(index) + 1}" if len(of_it) > 1 else f"{bot.platform} bot"

    async def _supervised(self, name: str, bot: Bot) -> None:
        async def waits(seconds: float, reason: str) -> None:
            if bot.lane is not None:
                await self.duties.unreached(bot.lane, seconds, reason)

        await supervised(name, self._life(bot), self.pauses, vitals=self.vitals, waits=waits)

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
            if self._quiet.is_set():
                return
            async with bot.make(self.program.desk, self.program.clock) as connected:
                task = asyncio.current_task()
                self._inside.add(task)
                await self.duties.reached(connected.lane)
                self.program.posts.setdefault(bot.platform, connected)
                try:
                    async with self.lanes.open(bot, connected):
                        await self._stay(connected)
                finally:
                    self._inside.discard(task)
                    if self.program.posts.get(bot.platform) is connected:
                        del self.program.posts[bot.platform]

        return life

    async def _stay(self, connected: Connected) -> None:
        """Hear and post until the service stops. Raises Temporary where a bot stops hearing by itself."""
        await self._started(connected)
        finding = asyncio.create_task(self._find(connected), name=f"named chats of {connected.lane}")
        telling = asyncio.create_task(self._tell_cut_off(connected), name=f"answers cut off of {connected.lane}")
        hearing = asyncio.create_task(self._hear(connected), name=f"hearing of {connected.lane}")
        quiet = asyncio.create_task(self._quiet.wait(), name="quiet")
        try:
            await asyncio.wait({hearing, quiet}, return_when=asyncio.FIRST_COMPLETED)
            if not self._quiet.is_set():
                await hearing
                raise Temporary(f"{connected.lane} stopped hearing")
            await _ended([finding, hearing, telling])
            await self._done.wait()
        finally:
            await _ended([finding, hearing, telling, quiet])

    async def _hear(self, connected: Connected) -> None:
        if self.hears:
            await connected.serve()
        else:
            await self._quiet.wait()

    async def _started(self, connected: Connected) -> None:
        counts = await self.program.store.chats.counts()
        lane, known, subscribed = connected.lane, counts.known, counts.subscribed
        fields = event("connected", lane=lane, chats=known, subscribed=subscribed)
        log.info("Started %s: %d chats, %d of them subscribed", lane, known, subscribed, extra=fields)
        await self.duties.connected()

    async def _tell_cut_off(self, connected: Connected) -> None:
        """Tell those who were being answered when the process before this one was killed."""
        program, begun = self.program, self.program.clock.now()
        if self.hears:
            await asyncio.sleep(program.longest_answer + LONGER)
            await CutOff(program.store, program.clock, program.router.alone).tell(connected, begun)

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

    def _unheard(self) -> Iterator[str]:
        """Named chats of a platform that has no bot."""
        there = {bot.platform for bot in self.bots}
        for platform in sorted({chat.platform for chat in self.named} - there):
            count = sum(chat.platform == platform for chat in self.named)
            yield f"{count} named chats are of {platform}, which has no token: JOGAN_{platform.upper()}_TOKEN"


async def _ended(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Stop tasks and wait until they have ended, within a bound."""
    for task in tasks:
        task.cancel()
    _, late = await asyncio.wait(tasks, timeout=LONGEST_STOP)
    for task in late:
        log.warning("%s did not end within %.0f s", task.get_name(), LONGEST_STOP)
