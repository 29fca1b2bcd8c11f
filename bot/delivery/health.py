"""What a lane met lately, which outlives its workers: failures in a row, and refusals within minutes. Counts only."""

from collections import deque

OUTAGE = 5
"""Failures in a row without any success: the platform cannot be reached, and one message at a time finds out."""
MOST_REFUSALS = 500
"""Refusals in ten minutes that a lane may meet; at 10,000 a platform shuts our address out (FAULTS 20)."""
REFUSALS_SECONDS = 600.0


class Health:
    """One lane's, in one process; times are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self._in_a_row = 0
        self._refusals: deque[float] = deque(maxlen=MOST_REFUSALS)

    def answered(self) -> None:
        """The platform answered, whatever it said."""
        self._in_a_row = 0

    def unanswered(self, *, for_all: bool) -> int | None:
        """It did not; how often in its outage, from 0 on, and None where this is no outage yet."""
        self._in_a_row += OUTAGE if for_all else 1
        return self._in_a_row - OUTAGE if self._in_a_row >= OUTAGE else None

    def refused(self, now: float) -> bool:
        """It refused a chat; whether that was one too many, after which counting begins anew."""
        self._refusals.append(now)
        if len(self._refusals) < MOST_REFUSALS or now - self._refusals[0] >= REFUSALS_SECONDS:
            return False
        self._refusals.clear()
        return True
