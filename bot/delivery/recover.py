"""Finds out about deliveries of which nobody knows, beside those that are sent, as long as a worker holds its lane.

It sends nothing: what is to be sent again goes the way of all others.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.delivery.contents import Contents
from bot.delivery.doubt import Again, Doubt
from bot.delivery.lane import Lane
from bot.delivery.sending import Result
from bot.domain.delivery import Waiting
from bot.errors import JoganError, Moved, Refused
from bot.ports.ledger import Bundle, Settled

log = logging.getLogger(__name__)
EVERY = 5.0
"""Seconds between two looks."""
MOST = 16

Keep = Callable[[Sequence[Result]], Awaitable[None]]
"""Has results settled, and returns when they are."""


class Recovery:
    """`busy` while it has rows in hand."""

    def __init__(self, lane: Lane, doubt: Doubt, keep: Keep) -> None:
        self._lane, self._doubt, self._keep = lane, doubt, keep
        self._contents = Contents(lane.ledger)
        self.busy = True

    async def go_on(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                more = await self._look()
            except JoganError as failure:
                log.warning("%s: what is not known could not be found out: %s", self._lane.name, failure)
                more = False
            self.busy = more
            if not more:
                await asyncio.sleep(EVERY)

    async def _look(self) -> bool:
        """Settle some rows; whether there may be more. It waits for what it settled: no row is taken up twice."""
        rows = await self._lane.ledger.unsure(self._lane.name, self._lane.clock.now(), MOST)
        if not rows:
            return False
        self.busy = True
        bundles = await self._contents.load(rows)
        await self._keep([await self._found_out(row, bundles.get(row.number)) for row in rows])
        return len(rows) == MOST

    async def _found_out(self, row: Waiting, bundle: Bundle | None) -> Result:
        if bundle is None:
            return Result(row, Settled(row.number, "dead", "its text is not kept any more"))
        try:
            verdict = await self._doubt.verdict(row, bundle)
        except (Refused, Moved) as failure:
            await self._lane.refused(row.address, failure)
            if isinstance(failure, Moved):
                return Result(row, Settled(row.number, "unsure", str(failure), not_before=self._lane.clock.now()))
            return Result(row, Settled(row.number, "dead", str(failure)), failure)
        if isinstance(verdict, Again):
            return Result(row, Settled(row.number, "ready", "to be sent again", not_before=self._lane.clock.now()))
        return Result(row, verdict)
