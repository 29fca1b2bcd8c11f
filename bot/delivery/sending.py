"""One delivery from its claim to what became of it: the right form, the right moment, one call, its failure.

It sends only while the lane is certainly ours. Nothing that goes wrong with one delivery reaches another.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.boundary import Bug, boundary
from bot.delivery.consequences import Consequences
from bot.delivery.doubt import Doubt, sent
from bot.delivery.lane import Lane
from bot.delivery.lease import Lease
from bot.delivery.outcome import Withheld, settled_for
from bot.domain.delivery import Waiting
from bot.errors import BadMarkup, JoganError, Unsure
from bot.ports.ledger import Bundle, Settled
from bot.wording.resent import resent

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row, and what the platform said against it."""

    row: Waiting
    settled: Settled
    failure: JoganError | None = None
    seconds: float = 0.0
    """What the call took; 0 where there was none."""

    @property
    def said(self) -> str:
        """For operators: what, and why; nothing of whom."""
        return f"delivery {self.row.number} ({self.row.posting}, part {self.row.part}): {self.settled.reason}"


class Sending:
    """Deliveries of one lane while one worker holds it."""

    def __init__(self, lane: Lane, lease: Lease, doubt: Doubt, stopping: Callable[[], bool]) -> None:
        self._lane, self._lease, self._doubt, self._stopping = lane, lease, doubt, stopping
        self._consequences = Consequences(lane)
        self._bare: set[int] = set()

    async def deliver(self, row: Waiting, bundle: Bundle, at: float) -> Result:
        """Send a claimed row at a moment of the loop's clock, and say what became of it. Raises nothing."""
        result = None
        try:
            with boundary("one delivery"):
                result = await self._tried(row, bundle, at)
                await self._consequences.of(row, result.failure)
        except Bug as bug:
            log.exception("%s: delivery %s failed", row.lane, row.number)
            result = result or self._failed(row, Unsure(f"{type(bug.fault).__name__} while it was sent"))
        if result.settled.state in ("sent", "dead", "parked"):
            self._bare.discard(row.number)
        return result

    def left(self, row: Waiting) -> Result:
        """A delivery that was ended in its middle: nobody knows."""
        return self._failed(row, Unsure("the process ended while it was sent"))

    async def _tried(self, row: Waiting, bundle: Bundle, at: float) -> Result:
        clock = asyncio.get_running_loop()
        began = clock.time()
        try:
            self._check()
            if at > began:
                await asyncio.sleep(at - began)
            verdict = await self._doubt.verdict(row, bundle) if row.unclean else None
            if isinstance(verdict, Settled):
                # nothing was attempted now: a place that cannot say yet is asked again, which is no doubt more
                return Result(row, replace(verdict, state="ready") if verdict.state == "unsure" else verdict)
            began = clock.time()
            message_id = await self._call(row, bundle, marked=verdict is not None and verdict.marked)
        except JoganError as failure:
            return self._failed(row, failure, clock.time() - began)
        return Result(row, sent(row, bundle, message_id, self._lane.clock), seconds=clock.time() - began)

    async def _call(self, row: Waiting, bundle: Bundle, *, marked: bool) -> str:
        self._check()
        try:
            async with asyncio.timeout(self._lane.settings.deadline):
                return await self._lane.posts.send(
                    row.address,
                    row.kind,
                    bundle.parts[row.part - 1],
                    key=row.key,
                    silent=row.muted,
                    bare=row.number in self._bare,
                    mark=resent(bundle.recipe.language) if marked else "",
                )
        except TimeoutError:
            raise Unsure(f"no answer within {self._lane.settings.deadline:g} s") from None

    def _check(self) -> None:
        """Ask right before a call what may have changed since its claim."""
        paused = self._lane.pacer.paused(asyncio.get_running_loop().time())
        if paused or self._stopping() or not self._lease.is_fresh():
            raise Withheld("the lane paused or stopped right before it was sent", paused)

    def _failed(self, row: Waiting, failure: JoganError, seconds: float = 0.0) -> Result:
        bare, repeatable = row.number in self._bare, self._lane.posts.repeatable > 0
        settled = settled_for(row, failure, self._lane.clock.now(), bare=bare, repeatable=repeatable)
        if isinstance(failure, BadMarkup):
            log.error("%s: %s part %s is not read as it is: %s", row.lane, row.posting, row.part, failure)
            self._bare.add(row.number)
        return Result(row, settled, failure, seconds)
