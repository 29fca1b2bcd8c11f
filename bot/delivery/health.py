"""What a lane met lately, which outlives its workers: failures in a row, and refusals within minutes. Counts only.

An outage is this process's own until others met it too: its cable may be cut, and another machine's not.
"""

from collections import deque

OUTAGE = 5
"""Failures in a row without any success: the platform cannot be reached, and one message at a time finds out."""
REMEMBERED = 120.0
"""Seconds that an outage is told of after it was met last: who gave its lane away does not try again."""
MOST_REFUSALS = 500
"""Refusals in ten minutes that a lane may meet; at 10,000 a platform shuts our address out (FAULTS 20)."""
REFUSALS_SECONDS = 600.0


class Health:
    """One lane's, in one process; times are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._in_a_row = 0
        self._refusals: deque[float] = deque(maxlen=MOST_REFUSALS)
        self._away = self._met = float("-inf")
        self.reason = ""
        self.told = False
        """Whether the ledger may still tell of an outage of this process."""

    @property
    def silent(self) -> int:
        """Calls without an answer since the last one that had one."""
        return self._in_a_row

    def answered(self) -> None:
        """The platform answered, whatever it said."""
        self._in_a_row = 0

    def unanswered(self, *, for_all: bool) -> int | None:
        """It did not; how often in its outage, from 0 on, and None where this is no outage yet."""
        self._in_a_row += OUTAGE if for_all else 1
        return self._in_a_row - OUTAGE if self._in_a_row >= OUTAGE else None

    def aside(self, now: float, until: float, reason: str) -> None:
        """This process does not reach the platform: until then the lane is left to whoever does."""
        self._met, self._away, self.reason = now, until, reason

    def out(self, now: float) -> bool:
        """Whether this process met an outage a short time ago, and nothing that says otherwise."""
        return self._in_a_row >= OUTAGE and now - self._met < REMEMBERED

    def away(self, now: float) -> float:
        """Seconds that it still stands aside; 0 where it does not."""
        return max(0.0, self._away - now)

    def refused(self, now: float) -> bool:
        """It refused a chat; whether that was one too many, after which counting begins anew."""
        self._refusals.append(now)
        if len(self._refusals) < MOST_REFUSALS or now - self._refusals[0] >= REFUSALS_SECONDS:
            return False
        self._refusals.clear()
        return True
