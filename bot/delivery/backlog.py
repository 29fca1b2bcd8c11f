"""What a lane may send next, looked up some rows ahead: by number, passing over places that have to wait.

Memory only. It claims nothing: a row that it gives may be another's by then, and the ledger decides.
"""

import heapq
from bisect import insort
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from bot.delivery.pacer import Pacer, place_of
from bot.domain.delivery import Waiting

SHORTLY = 0.05
"""Seconds after which a place is looked at again that another of its topics is about to use."""


@dataclass(slots=True)
class _Line:
    """A chat's rows by number; `out` is one of them that was given and is not over, `queued` that a heap has it."""

    rows: list[Waiting] = field(default_factory=list)
    out: bool = False
    queued: bool = False


class Backlog:
    """Rows by chat. Of one chat only one is out at a time."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self._lines: dict[int, _Line] = {}
        self._numbers: set[int] = set()
        self._free: list[tuple[int, int, _Line]] = []
        self._blocked: list[tuple[float, int, int, _Line]] = []
        self._entries = 0

    def __len__(self) -> int:
        """Rows that wait here."""
        return len(self._numbers)

    def add(self, rows: Iterable[Waiting]) -> int:
        """Put rows in, those that are not here yet; how many."""
        before = len(self._numbers)
        for row in sorted(rows, key=_number):
            if row.number not in self._numbers:
                self._numbers.add(row.number)
                line = self._lines.setdefault(row.chat, _Line())
                insort(line.rows, row, key=_number)
                self._queue(line)
        return len(self._numbers) - before

    def pick(self, now: float, taken: Set[str] = frozenset()) -> Waiting | None:
        """The first row whose place may get a message now and is none of `taken`; it is out until done()."""
        while self._blocked and self._blocked[0][0] <= now:
            _, number, _, line = heapq.heappop(self._blocked)
            self._push(number, line)
        while self._free:
            _, _, line = heapq.heappop(self._free)
            line.queued = False
            if not line.rows or line.out:
                continue
            row = line.rows[0]
            place = place_of(row.address)
            turn = now + SHORTLY if place in taken else self._pacer.turn(place, row.kind)
            if turn <= now:
                line.out = True
                self._numbers.discard(line.rows.pop(0).number)
                return row
            self._entries += 1
            line.queued = True
            heapq.heappush(self._blocked, (turn, row.number, self._entries, line))
        return None

    def turn(self) -> float:
        """When pick() may have a row again, by the places alone; infinite where nothing waits."""
        if self._free:
            return float("-inf")
        return self._blocked[0][0] if self._blocked else float("inf")

    def done(self, chat: int) -> None:
        """The chat's row that was out is over: the next one may follow."""
        line = self._lines.get(chat)
        if line is None:
            return
        line.out = False
        if line.rows:
            self._queue(line)
        else:
            del self._lines[chat]

    def drop(self, chat: int) -> int:
        """Forget the rows of a chat that wait here: the ledger knows better what is to become of them; how many."""
        line = self._lines.get(chat)
        if line is None:
            return 0
        dropped = len(line.rows)
        self._numbers.difference_update(row.number for row in line.rows)
        line.rows.clear()
        return dropped

    def clear(self) -> None:
        """Forget all that waits here."""
        for chat in [chat for chat, line in self._lines.items() if self.drop(chat) or not line.out]:
            if not self._lines[chat].out:
                del self._lines[chat]
        self._free, self._blocked = [], []
        for line in self._lines.values():
            line.queued = False

    def _queue(self, line: _Line) -> None:
        if not line.queued and not line.out and line.rows:
            self._push(line.rows[0].number, line)

    def _push(self, number: int, line: _Line) -> None:
        self._entries += 1
        line.queued = True
        heapq.heappush(self._free, (number, self._entries, line))


def _number(row: Waiting) -> int:
    return row.number
