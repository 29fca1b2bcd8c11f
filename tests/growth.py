"""Whether work on hostile text grows with its length and not with the square of it, on a machine however busy.

It compares the work with itself at a quarter of the size in the same run: no bound in seconds.
"""

import time
from collections.abc import Callable

FACTOR = 4
LINEAR = 8.0
"""Halfway, as ratios go, between what grows with the length (4) and with its square (16)."""
FAST = 0.004
"""Seconds that nobody notices, and below which ratios are noise: the whole of a hostile text in so short a time."""
TRIES = 6


def growth(work: Callable[[str], object], text: Callable[[int], str], size: int) -> float:
    """Processor time for a text of `size` by that for a quarter of it; the least of a few tries, 0 where it is fast."""
    small, large = text(size // FACTOR), text(size)
    least, whole, part = float("inf"), float("inf"), float("inf")
    for _ in range(TRIES):
        part, whole = min(part, _seconds(work, small)), min(whole, _seconds(work, large))
        least = 0.0 if whole < FAST else whole / max(part, FAST / FACTOR)
        if least < LINEAR:
            break
    return least


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.thread_time()
    work(text)
    return time.thread_time() - began
