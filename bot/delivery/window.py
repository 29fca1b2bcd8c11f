"""How many calls of a lane may be on the wire: what its rate needs at the latency that is measured, and not more.

A process that is killed leaves at most so many deliveries of which nobody knows.
"""

import math

LEAST = 4
GROWS, SHRINKS = 0.5, 0.05
"""How quickly what is measured counts: slower calls soon, quicker ones only after some of them."""


class Window:
    """Places for calls; `most` is what the platform's tier stands."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._latency = 0.0

    def measured(self, seconds: float) -> None:
        """A place was taken for so long: by the commit of its claim, and by its call."""
        weight = GROWS if seconds > self._latency else SHRINKS
        self._latency += (seconds - self._latency) * weight

    def places(self, rate: float) -> int:
        """Calls that may be on the wire at a rate (a second)."""
        return min(self._most, max(LEAST, math.ceil(rate * self._latency) + 1))
