"""One worker on one lane: claim, send, settle, until nothing waits, the lane is another's, or the process is to end.

A row is claimed only when its call may leave at once; results are settled with the next claims, in one commit. What is
in memory does not grow with what waits.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Literal

from bot.delivery.backlog import Backlog
from bot.delivery.contents import Contents
from bot.delivery.doubt import Doubt
from bot.delivery.lane import Lane
from bot.delivery.lease import Lease
from bot.delivery.look_ahead import LINGER, LookAhead
from bot.delivery.pacer import place_of
from bot.delivery.recover import Recovery
from bot.delivery.sending import Result, Sending
from bot.delivery.tally import Tally
from bot.delivery.telling import tell_of
from bot.delivery.window import Window
from bot.domain.delivery import Waiting
from bot.errors import JoganError, Refused
from bot.events import event
from bot.ports.ledger import Bundle, Exchanged, Settled

log = logging.getLogger(__name__)
GROUPED = 0.05
"""Seconds that a result waits for claims to be committed with."""
ASKED = 0.5
"""Seconds between two looks at whether the process is to end."""
LANDING = 9.0
"""Seconds for calls on the wire when the worker ends: longer than a call lasts, and within a stop's ten."""
KEPT_TRYING = (0.2, 0.5, 1.0, 2.0, 5.0, 5.0, 5.0, 10.0, 30.0, 60.0)
"""Pauses before results that could not be kept are tried again, then nobody knows of them."""

Ended = Literal["idle", "stopping", "lost", "failed", "away"]


class LaneWorker:
    """Holds a lane once, from its taking on."""

    def __init__(self, lane: Lane, lease: Lease, stopping: Callable[[], bool]) -> None:
        doubt = Doubt(lane.posts, lane.clock, lane.settings)
        self._lane, self._lease, self._stopping = lane, lease, stopping
        self._backlog = Backlog(lane.pacer)
        self._ahead = LookAhead(lane, self._backlog)
        self._contents = Contents(lane.ledger)
        self._sending = Sending(lane, lease, doubt, stopping)
        self._window = Window(lane.settings.window_most)
        self._recovery = Recovery(lane, doubt, self._keep)
        self._flying: dict[asyncio.Task[None], Waiting] = {}
        self._results: list[Result] = []
        self._since = 0.0
        self._commit_seconds = 0.0
        self._kept: asyncio.Future[None] | None = None
        self._asleep: asyncio.Future[None] | None = None
        self._ended: Ended | None = None
        self.tally = Tally(lane.name)

    async def run(self) -> Ended:
        """Work. Raises nothing of the ledger's: `failed` says that it could not be written, and rows are to be found
        out about by taking the lane anew."""
        beating = asyncio.create_task(self._lease.keep(self._wake), name=f"beat {self._lane.name}")
        finding = asyncio.create_task(self._recovery.go_on(), name=f"recover {self._lane.name}")
        try:
            while not self._over():
                await self._step()
            await self._land()
        finally:
            beside = [beating, finding, *self._flying]
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
        return self._ended or "idle"

    def _over(self) -> bool:
        if self._ended is None and not self._lease.held:
            self._ended = "lost"
        if self._ended is None and self._stopping():
            self._ended = "stopping"
        if self._ended is None and self._lane.health.away(_now()):
            self._ended = "away"
        return self._ended is not None

    async def _step(self) -> None:
        now = _now()
        looks = now >= self._ahead.at(now)
        try:
            self._take_up(await self._ahead.look(now))
            rows = await self._picked(now)
            if looks and not rows and self._idle():
                self._ended = None if await self._ahead.more(now) else "idle"
        except JoganError as failure:
            self._failed(failure)
            return
        if rows or (self._results and now >= self._since + GROUPED):
            await self._exchange(rows)
        elif self._ended is None:
            await self._rest(now)

    async def _picked(self, now: float) -> dict[int, tuple[Waiting, Bundle]]:
        """Rows whose calls may leave now, by number."""
        picked: list[Waiting] = []
        taken: set[str] = set()
        pacer = self._lane.pacer
        free = self._free(now)
        for _ in range(min(free, pacer.due(now))):
            row = self._backlog.pick(now, taken)
            if row is None:
                break
            taken.add(place_of(row.address))
            picked.append(row)
        if not picked:
            return {}
        bundles = await self._contents.load(picked)
        gone = [row for row in picked if row.number not in bundles]
        self._landed(
            [
                Result(row, Settled(row.number, "dead", "its text cannot be read, or is not kept any more"))
                for row in gone
            ]
        )
        return {row.number: (row, bundles[row.number]) for row in picked if row.number in bundles}

    def _free(self, now: float) -> int:
        """Places in the window. Calls without an answer keep theirs until one is answered, so that a cable that is cut
        leaves no more doubts than the window has places; but one call may always find out."""
        places = self._window.places(self._lane.pacer.rate(now)) - len(self._flying) - self._lane.health.silent
        return places if self._flying else max(1, places)

    async def _exchange(self, rows: dict[int, tuple[Waiting, Bundle]]) -> None:
        """Settle and claim in one commit, and let the claimed leave."""
        given = await self._commit(list(rows))
        if given is None:
            self._never_left([row for row, _ in rows.values()])
            return
        if given.paused_until is not None:
            left = (given.paused_until - self._lane.clock.now()).total_seconds()
            self._lane.pacer.pause(_now() + left)
        for number, (row, bundle) in rows.items():
            if number in given.claimed:
                self._launch(row, bundle)
            elif given.paused_until is not None:
                self._ahead.put_back(row)
            else:
                self._ahead.passed_over(row)

    def _never_left(self, rows: Sequence[Waiting]) -> None:
        """Whether they were claimed is not known, but that nobody sent them: no doubt is to remain of them."""
        now = self._lane.clock.now()
        self._take_up(
            [
                Result(row, Settled(row.number, "ready", "the ledger failed before it left", not_before=now))
                for row in rows
            ]
        )

    async def _commit(self, wanted: Sequence[int]) -> Exchanged | None:
        results, self._results = self._results, []
        kept, self._kept = self._kept, None
        asked = self._lease.began()
        settled = [result.settled for result in results]
        try:
            given = await self._lane.ledger.exchange(
                self._lane.name, self._lease.fence, settled, wanted, self._lane.clock.now()
            )
        except JoganError as failure:
            self._results, self._kept = results + self._results, kept
            self._failed(failure)
            return None
        self._commit_seconds = _now() - asked[0]
        if kept is not None and not kept.done():
            kept.set_result(None)
        if not given.held:
            self._lease.lost()
            return None
        self._lease.proved(asked)
        for result in results:
            self._tell(result)
        return given

    def _tell(self, result: Result) -> None:
        self.tally.add(result)
        tell_of(result)
        state = result.settled.state
        if state == "parked" or (state == "dead" and not isinstance(result.failure, Refused)):
            self._lane.alerts.tell("parked" if state == "parked" else "dead", self._lane.name, result.said)

    def _launch(self, row: Waiting, bundle: Bundle) -> None:
        self._ahead.claimed()
        at = self._lane.pacer.leave(place_of(row.address), row.kind, _now())
        task = asyncio.create_task(self._fly(row, bundle, at))
        self._flying[task] = row
        task.add_done_callback(self._flown)

    async def _fly(self, row: Waiting, bundle: Bundle, at: float) -> None:
        result = await self._sending.deliver(row, bundle, at)
        if result.seconds and result.failure is None:  # silence says nothing of how long an answer takes
            self._window.measured(result.seconds + self._commit_seconds)
        self._landed([result])

    def _flown(self, task: asyncio.Task[None]) -> None:
        self._flying.pop(task, None)
        self._wake()

    def _landed(self, results: Sequence[Result]) -> None:
        """Rows that were out are over."""
        for result in results:
            self._ahead.over(result)
        self._take_up(results)

    def _take_up(self, results: Sequence[Result]) -> None:
        if results and not self._results:
            self._since = _now()
        self._results += results

    async def _keep(self, results: Sequence[Result]) -> None:
        self._take_up(results)
        self._kept = self._kept or asyncio.get_running_loop().create_future()
        self._wake()
        await self._kept

    def _idle(self) -> bool:
        if self._flying or self._results or self._recovery.busy:
            return False
        return not self._backlog or self._lane.pacer.paused(_now()) > LINGER

    def _failed(self, failure: JoganError) -> None:
        """The ledger cannot be asked: what it did last is not known, so nothing more is claimed in this holding."""
        fields = event("lane_failed", lane=self._lane.name, reason=str(failure))
        log.error("%s: the ledger fails: %s", self._lane.name, failure, extra=fields)
        self._lane.alerts.tell("store", self._lane.name, str(failure))
        self._ended = "failed"

    async def _rest(self, now: float) -> None:
        """Until something can be done; a result, and the end of the lease, come earlier."""
        until = min(now + ASKED, self._ahead.at(now))
        if self._results:
            until = min(until, self._since + GROUPED)
        if self._backlog and self._free(now) > 0:
            until = min(until, max(self._lane.pacer.slot(), self._backlog.turn()))
        loop = asyncio.get_running_loop()
        self._asleep = loop.create_future()
        timer = loop.call_at(until, self._wake)
        await self._asleep
        timer.cancel()

    def _wake(self) -> None:
        if self._asleep is not None and not self._asleep.done():
            self._asleep.set_result(None)

    async def _land(self) -> None:
        """Calls on the wire come to their end and are settled; what does not is left as what nobody knows."""
        if self._flying:
            await asyncio.wait(self._flying, timeout=LANDING)
        left = list(self._flying.items())
        for task, row in left:
            task.cancel()
            self._take_up([self._sending.left(row)])
        await asyncio.gather(*(task for task, _ in left), return_exceptions=True)
        for pause in KEPT_TRYING:
            if not self._results or not self._lease.held or await self._commit(()) is not None:
                return
            if self._stopping() and pause > 1:
                break
            await asyncio.sleep(pause)
        log.error("%s: what became of %s deliveries could not be kept", self._lane.name, len(self._results))


def _now() -> float:
    return asyncio.get_running_loop().time()
