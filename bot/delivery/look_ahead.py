"""Keeps a lane's backlog filled from the ledger: some rows ahead, more where those that it has must wait.

Reads only. Rows of chats that get nothing any more are not put in, but given back as expired.
"""

from bot.delivery.backlog import Backlog
from bot.delivery.lane import Lane
from bot.delivery.sending import Result
from bot.domain.delivery import Waiting
from bot.errors import Refused
from bot.ports.ledger import Settled

AHEAD = 256
"""Rows for a slow lane; a fast one needs those of all the chats that it posts to within one chat's gap."""
PARTS = 8
"""Messages of one posting, about: so many rows of a chat lie beside each other."""
MORE = 4
"""So many times as far is looked where all that is ahead has to wait."""
AGAIN = 1.0
"""Seconds before the ledger is asked again that had no more."""
LINGER = 3.0
"""Seconds that a worker holds its lane for what comes soon."""
LAPS = 3
"""Times that rows were passed over without one that could be claimed: somebody else is at them."""
ALL = 2**62


class LookAhead:
    """`at` is when the ledger is asked next."""

    def __init__(self, lane: Lane, backlog: Backlog) -> None:
        self._lane, self._backlog = lane, backlog
        self._ahead = max(AHEAD, int(PARTS * lane.settings.rate * lane.settings.chat_gap))
        self._after = 0
        self._look_at = float("-inf")
        self._laps = 0

    def at(self, now: float) -> float:
        """When look() asks again; infinite while there is enough."""
        return self._look_at if len(self._backlog) <= self._room(now) // 2 else float("inf")

    def _room(self, now: float) -> int:
        waits = self._backlog and self._backlog.turn() > max(now, self._lane.pacer.slot())
        return self._ahead * MORE if waits else self._ahead

    async def look(self, now: float) -> list[Result]:
        """Fill the backlog where it is time; gives what is expired."""
        if self.at(now) > now:
            return []
        wall, room = self._lane.clock.now(), self._room(now) - len(self._backlog)
        ready = self._lane.ledger.ready
        again = {row.number for row in await ready(self._lane.name, wall, room, after=ALL)}
        rows = await ready(self._lane.name, wall, len(again) + room, after=self._after)
        self._after = max((row.number for row in rows if row.number not in again), default=self._after)
        self._look_at = now + AGAIN if len(rows) < len(again) + room else now
        self._backlog.add(row for row in rows if not row.stopped)
        expired = [_expired(row) for row in rows if row.stopped]
        if expired:
            self._laps = 0
        return expired

    async def more(self, now: float) -> bool:
        """Whether the lane is worth holding although nothing is at hand; then everything is looked at once more."""
        next_at = await self._lane.ledger.next_at(self._lane.name)
        if next_at is None or self._laps >= LAPS or self._lane.pacer.paused(now) > LINGER:
            return False
        wait = max(0.0, (next_at - self._lane.clock.now()).total_seconds())
        if wait > LINGER:
            return False
        self._after = 0
        self._look_at = now + max(wait, AGAIN if self._laps else 0.0)
        self._laps += 1
        return True

    def claimed(self) -> None:
        """Something of what was looked up can be sent."""
        self._laps = 0

    def passed_over(self, row: Waiting) -> None:
        """The ledger did not give a row: its chat is looked at anew, later."""
        self._backlog.drop(row.chat)
        self._backlog.done(row.chat)

    def put_back(self, row: Waiting) -> None:
        """The lane paused right before a row was claimed: it is still the first of its chat."""
        self._backlog.add([row])
        self._backlog.done(row.chat)

    def over(self, result: Result) -> None:
        """A row that was out is over: what comes after it in its chat follows, or waits as the ledger will say."""
        if result.settled.state == "ready" or isinstance(result.failure, Refused):
            self._backlog.drop(result.row.chat)
        self._backlog.done(result.row.chat)


def _expired(row: Waiting) -> Result:
    return Result(row, Settled(row.number, "expired", "the chat gets nothing any more"))
