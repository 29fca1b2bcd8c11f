"""A lane's lease as its worker holds it: who works, that the worker lives, and when it must stop by itself.

Its age is the larger one of the loop's clock and the wall's: neither a process that was stopped nor a machine that
slept takes an old proof for a fresh one.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.errors import JoganError
from bot.ports.clock import Clock
from bot.ports.ledger import LaneSeen, Ledger

log = logging.getLogger(__name__)
BEAT = 3.0
"""Seconds between two signs of life (as WORK.md measured: another takes over in 9 to 16 s)."""
PROOF = 10.0
"""A worker whose last proof is older sends nothing more. Less than STALE: it stops before another begins."""
STALE = 12.0
"""An owner that showed nothing for so long, by the clock of whoever looks, is no more."""
LOOK = 5.0
"""Seconds between two looks at a lane that another holds."""


class Lease:
    """One lane, held with one fence."""

    def __init__(self, ledger: Ledger, clock: Clock, lane: str, fence: int) -> None:
        self._ledger, self._clock = ledger, clock
        self.lane, self.fence = lane, fence
        self.held = True
        self._proof = self._moment()

    def _moment(self) -> tuple[float, datetime]:
        return asyncio.get_running_loop().time(), self._clock.now()

    def is_fresh(self) -> bool:
        """Whether something may be sent: the lane was ours a short time ago."""
        then, wall = self._proof
        now, today = self._moment()
        return self.held and max(now - then, (today - wall).total_seconds()) < PROOF

    def began(self) -> tuple[float, datetime]:
        """What proved() is told after a question to the ledger: when that was asked."""
        return self._moment()

    def proved(self, asked: tuple[float, datetime]) -> None:
        """The ledger said that the lane is ours."""
        self._proof = max(self._proof, asked)

    def lost(self) -> None:
        """The lane is another's: nothing more is sent."""
        if self.held:
            log.warning("%s: another worker has the lane now; this one stops", self.lane)
        self.held = False

    def _unanswered(self) -> None:
        log.warning("%s: the database has not answered for %.0f s: nothing is sent until it does", self.lane, PROOF)

    async def keep(self, changed: Callable[[], None]) -> None:
        """Show signs of life until the lane is lost, or until cancelled; then `changed` is called."""
        while self.held:
            await asyncio.sleep(BEAT)
            asked = self.began()
            silence = asyncio.get_running_loop().call_later(PROOF - BEAT, self._unanswered)
            try:
                ours = await self._ledger.beat(self.lane, self.fence)
            except JoganError as failure:
                log.warning("%s: no sign of life could be given: %s", self.lane, failure)
                continue
            finally:
                silence.cancel()
            if ours:
                self.proved(asked)
            else:
                self.lost()
        changed()


class Watch:
    """Looks at lanes that others hold, and knows when one of them is no more."""

    def __init__(self, ledger: Ledger, owner: str, dead: Callable[[str], bool]) -> None:
        self._ledger, self._owner, self._dead = ledger, owner, dead
        self._first: dict[str, tuple[LaneSeen, float]] = {}

    async def look(self, lane: str) -> LaneSeen | None:
        """The lane's lease, if there ever was one; what stays the same is remembered from its first look on."""
        seen = await self._ledger.seen(lane)
        known = self._first.get(lane)
        if seen is None or not seen.owner or seen.owner == self._owner:
            self._first.pop(lane, None)
        elif known is None or known[0] != seen:
            self._first[lane] = seen, asyncio.get_running_loop().time()
        return seen

    def may_take(self, lane: str, seen: LaneSeen | None) -> bool:
        """Whether a lane that was just looked at is free, ours, or was left by an owner that is no more."""
        if seen is None or seen.owner in ("", self._owner) or self._dead(seen.owner):
            return True
        first = self._first.get(lane)
        return first is not None and first[0] == seen and asyncio.get_running_loop().time() - first[1] >= STALE
