"""What each job does in this process: hands it to the core, and puts what follows from it. Decides nothing itself."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from adapters.wiring.program import Program
from adapters.wiring.rewriting import Rewrites
from bot.delivery.audience import tell_audience
from bot.delivery.plan import Planner
from bot.delivery.retention import tidy
from bot.delivery.service import Delivering
from bot.digest.building import Building
from bot.domain import jobs
from bot.domain.edition import cut_at
from bot.errors import Temporary
from bot.ports.platform import Posts
from bot.ports.work import Running, Work

log = logging.getLogger(__name__)


@dataclass
class Jobs:
    """The handlers of one process; `lanes` are its bots that are connected."""

    program: Program
    work: Work
    building: Building
    planner: Planner
    delivering: Delivering
    lanes: Mapping[str, Posts]

    def __post_init__(self) -> None:
        self._rewrites = Rewrites(self.program)

    def register(self) -> None:
        """Say to the engine who does what."""
        self.work.register("collect", self.collect, "build")
        self.work.register("build", self.build, "build")
        self.work.register("plan", self.plan, "post")
        self.work.register("drain", self.drain, "post")
        self.work.register("tidy", self.tidy, "build")

    async def collect(self, job: Running) -> None:
        """Remember what the sources list today."""
        await self.building.collect()

    async def build(self, job: Running) -> None:
        """Build what is closed; chats that waited for it are planned at once, also for a day that has none.

        Then what began as excerpts is written, where the model can be asked again.
        """
        if built := await self.building.build(job.stopping):
            await self.work.put(jobs.plan_due(self.program.clock.now()))
            for edition in built:
                if edition.state == "published":
                    await tell_audience(self.program.store.ledger, edition.day, self.program.edition.cut)
        if not job.stopping():
            await self._rewrites.run(self.program.posts, may=lambda _: self.has_time(job))

    async def has_time(self, job: Running) -> bool:
        """Whether an edition's texts may be begun: nothing new is owed, and the next cut is later than they may be."""
        writing, now = self.program.digest.writing, self.program.clock.now()
        if writing is None or job.stopping() or await self.building.owes():
            return False
        cut = cut_at(self.program.last_closed() + timedelta(days=1), self.program.edition.cut)
        return cut - now > timedelta(seconds=writing.settings.deadline)

    async def plan(self, job: Running) -> None:
        """Plan what is due; the lanes that owe something then are worked on at once."""
        now = self.program.clock.now()
        count = await self.planner.plan_due(now)
        if count.rows:
            for lane in await self.program.store.ledger.owing(now):
                await self.work.put(jobs.drain(lane))

    async def drain(self, job: Running) -> None:
        """Deliver what a lane owes, and come back when there is more to do; at the end of the process another does."""
        if job.key not in self.lanes:
            log.debug("%s is not connected in this process", job.key)
            return
        seconds = await self.delivering.drain(job.key, job.stopping)
        if seconds is not None:
            if job.stopping():
                raise Temporary("the process is to end", 0)
            again = self.program.clock.now() + timedelta(seconds=seconds)
            await self.work.put(jobs.drain(job.key), not_before=again)

    async def reached(self, lane: str) -> None:
        """A bot could be connected; nothing of it is sent yet."""
        await self.delivering.reached(lane)

    async def unreached(self, lane: str, seconds: float, reason: str) -> None:
        """A bot could not, and is tried again after so many seconds."""
        await self.delivering.unreached(lane, seconds, reason)

    async def connected(self) -> None:
        """A bot is there: what is due for it is planned, and what it owes is sent."""
        await self.work.put(jobs.plan_due(self.program.clock.now()))
        await self.look()

    async def look(self) -> None:
        """See who has the lanes, and have those drained that owe something: their owner may be gone."""
        await self.delivering.look()
        for lane in await self.program.store.ledger.owing(self.program.clock.now()):
            if lane in self.lanes:
                await self.work.put(jobs.drain(lane))

    async def tidy(self, job: Running) -> None:
        """Forget what nobody needs any more."""
        gone = await tidy(self.program.store, self.program.clock, self.program.passages)
        log.debug("%d rows that nobody needs any more are gone", gone)
