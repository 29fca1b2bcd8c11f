"""The postman's delivering: takes a lane that is free or was left, has a worker drain it, and frees it again.

Called by a job, as often as one likes: whose lane it is stands in the ledger. It sends nothing itself.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.alerts.alerts import Alerts
from bot.delivery.deliver import LaneWorker
from bot.delivery.health import Health
from bot.delivery.lane import Lane, OnRefused
from bot.delivery.lease import LOOK, Lease, Watch
from bot.delivery.pacer import Pacer
from bot.delivery.reach import Reach, kept
from bot.domain.chat import Address
from bot.errors import Moved, Refused
from bot.events import event
from bot.ports.clock import Clock
from bot.ports.ledger import LaneSeen, Ledger
from bot.ports.platform import Posts
from bot.settings import LaneSettings

log = logging.getLogger(__name__)
LONGEST = 20.0
"""Seconds until a lane is looked at again at the latest: something new may have been planned meanwhile."""
ASIDE = 1.0
"""Seconds between two looks at a lane that this process gave away, because it does not reach the platform: whoever
looks first has it, so a machine that reaches it has it soon."""
STUCK = 5.0
"""Seconds after a worker that could not go on, although something waits."""
TOLD_WITHIN = 5.0
"""Seconds that a worker's end waits for operators to be told."""
_DEFAULT = LaneSettings()


def nobody_is_dead(_: str) -> bool:
    """Where nothing is known of other processes."""
    return False


async def nothing_happens(_: Address, __: Refused | Moved) -> None:
    """Where chats are not kept."""


class Delivering:
    """The lanes of one process. `posts` are the bots that are connected, by lane; it may change meanwhile.

    `owner` names the process: another one each time that it starts. `dead` says of an owner that it certainly is no
    more (a process of this machine that ended), which saves the time of finding out.
    """

    def __init__(  # noqa: PLR0913 -- the parts of a process that only wiring puts together, all by name
        self,
        ledger: Ledger,
        posts: Mapping[str, Posts],
        clock: Clock,
        *,
        owner: str,
        alerts: Alerts,
        settings: Callable[[str], LaneSettings] = lambda _: _DEFAULT,
        refused: OnRefused = nothing_happens,
        dead: Callable[[str], bool] = nobody_is_dead,
    ) -> None:
        self._ledger, self._posts, self._clock, self._owner = ledger, posts, clock, owner
        self._settings, self._refused = settings, refused
        self._alerts = alerts
        self._watch = Watch(ledger, owner, dead)
        self._pacers: dict[str, Pacer] = {}
        self._health: dict[str, Health] = {}
        self._fences: dict[str, int] = {}
        self._passive: dict[str, str] = {}
        self._working: set[str] = set()

    async def look(self) -> None:
        """Look at the lanes of this process, every LOOK seconds beside all jobs: then a lane that its owner left can be
        taken as soon as somebody asks."""
        for lane in tuple(self._posts):
            await self._watch.look(lane)

    async def drain(self, lane: str, stopping: Callable[[], bool]) -> float | None:
        """Deliver what a lane owes. Gives the seconds after which it is to be asked again; None where nothing waits."""
        posts = self._posts.get(lane)
        if posts is None:
            return None
        if lane in self._working:  # a job that was put again although its first one goes on, after this process froze
            return LOOK
        if self._away(lane):
            return ASIDE
        self._working.add(lane)
        try:
            return await self._drain(lane, posts, stopping)
        finally:
            self._working.discard(lane)

    async def _drain(self, lane: str, posts: Posts, stopping: Callable[[], bool]) -> float | None:
        seen = await self._watch.look(lane)
        if not self._watch.may_take(lane, seen):
            return self._leave_to(lane, seen)
        if (seen is None or not seen.owner) and (delay := await self._delay(lane)) != 0:
            return delay
        fence = await self._take(lane, seen)
        if fence is None:
            return LOOK
        self._passive.pop(lane, None)
        return await self._work(self._lane(lane, posts, fence), stopping)

    async def _take(self, lane: str, seen: LaneSeen | None) -> int | None:
        """The fence of a lane that may be taken; None where another was quicker."""
        stale = seen if seen is not None and seen.owner not in ("", self._owner) else None
        fence = await self._ledger.take(lane, self._owner, stale)
        if fence is not None and stale is not None:
            fields = event("takeover", lane=lane, owner=stale.owner)
            log.warning("%s: taken over from %s, which gives no sign of life any more", lane, stale.owner, extra=fields)
        return fence

    async def unreached(self, lane: str, seconds: float, reason: str) -> None:
        """A lane's bot could not be connected, and is tried again after so many seconds: that is an outage like one
        met in sending, and told in the same way, unless another process has the lane."""
        self._health_of(lane).unanswered(for_all=True)
        await kept(lane, self._tell(lane, lambda reach: reach.lost(seconds, reason)), "the outage")

    async def reached(self, lane: str) -> None:
        """A lane's bot could be connected: what kept this process or the one before it from the platform is over."""
        self._health_of(lane).answered()
        await kept(lane, self._over(lane), "the end of the outage")

    async def _over(self, lane: str) -> None:
        """What another process met is over with a newer fence."""
        if any(state.outage for state in await self._ledger.lanes(counted=False) if state.lane == lane):
            await self._tell(lane, Reach.found)

    async def _tell(self, lane: str, tell: Callable[[Reach], Awaitable[None]]) -> None:
        """Say under a fence of our own how the platform is reached, where no worker does so and nobody else may."""
        seen = await self._watch.look(lane)
        if lane in self._working or not self._watch.may_take(lane, seen):
            return
        fence = await self._take(lane, seen)
        if fence is not None:
            await tell(Reach(lane, fence, self._ledger, self._clock, self._health_of(lane)))
            await self._ledger.release(lane, fence)

    def _leave_to(self, lane: str, seen: LaneSeen | None) -> float:
        """Another has the lane: said once for each owner."""
        owner = seen.owner if seen else ""
        if self._passive.get(lane) != owner:
            self._passive[lane] = owner
            log.info(
                "%s is posted to by another process (%s); this one takes over should that fall silent", lane, owner
            )
        return LOOK

    def _lane(self, name: str, posts: Posts, fence: int) -> Lane:
        settings = self._settings(name)
        pacer = self._pacers.setdefault(
            name, Pacer(settings.rate, settings.chat_gap, settings.group_most, settings.group_seconds)
        )
        if self._fences.get(name) != fence - 1:  # another may have sent a moment ago
            pacer.pause(asyncio.get_running_loop().time() + settings.chat_gap)
        self._fences[name] = fence
        health = self._health_of(name)
        return Lane(name, fence, self._ledger, posts, self._clock, settings, pacer, health, self._refused, self._alerts)

    def _health_of(self, lane: str) -> Health:
        return self._health.setdefault(lane, Health())

    async def _work(self, lane: Lane, stopping: Callable[[], bool]) -> float | None:
        worker = LaneWorker(lane, Lease(self._ledger, self._clock, lane.name, lane.fence), stopping)
        began = asyncio.get_running_loop().time()
        ended = await worker.run()
        delay: float | None = LOOK
        if ended in ("idle", "stopping", "away"):
            await self._ledger.release(lane.name, lane.fence)
            delay = await self._delay(lane.name)
        worker.tally.tell(asyncio.get_running_loop().time() - began)
        await self._alerts.told(TOLD_WITHIN)
        if delay is None:
            return None
        if ended == "stopping":
            return 0.0
        return ASIDE if self._away(lane.name) else delay or STUCK

    def _away(self, lane: str) -> bool:
        """Whether this process did not reach a lane's platform a moment ago."""
        health = self._health.get(lane)
        return health is not None and health.away(asyncio.get_running_loop().time()) > 0

    def away(self) -> dict[str, str]:
        """Lanes that this process leaves to others because it did not reach their platforms, and why."""
        now = asyncio.get_running_loop().time()
        return {lane: health.reason for lane, health in tuple(self._health.items()) if health.out(now)}

    async def _delay(self, lane: str) -> float | None:
        """Seconds until a lane has something to do, at most LONGEST; None where nothing waits."""
        next_at = await self._ledger.next_at(lane)
        if next_at is None:
            return None
        delay = max(0.0, (next_at - self._clock.now()).total_seconds())
        pacer = self._pacers.get(lane)
        paused = 0.0 if pacer is None else pacer.paused(asyncio.get_running_loop().time())
        return min(LONGEST, max(delay, paused))
