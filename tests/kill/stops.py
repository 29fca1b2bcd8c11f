"""Stops a service in order, in the middle of a broadcast, and looks at what it left behind."""

import asyncio
import random
import signal
import time
from dataclasses import dataclass

from kill import books
from kill.service import Attacked
from kill.town import FIRST, Town, found

LONGEST_START = 15.0


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: exit status, seconds it took, rows of which nobody knows afterwards, calls that were on the wire."""

    status: int
    seconds: float
    unknown: int
    flying: int


def stops(attacked: Attacked, count: int, chance: random.Random, batch: int, longest: float = 1.0) -> list[Stop]:
    """So many stops, each up to `longest` seconds after the first message of its life; `batch` chats at a time."""
    found_stops, first = [], FIRST
    while len(found_stops) < count:
        if first == FIRST or attacked.left() < batch:
            asyncio.run(found(attacked.url, Town(batch, first=first)))
            first += batch
        found_stops.append(_stop(attacked, chance.uniform(0.0, longest)))
    return found_stops


def _stop(attacked: Attacked, after: float) -> Stop:
    before, pid, until = attacked.came(), attacked.start(), time.monotonic() + LONGEST_START
    while attacked.came() == before:
        assert time.monotonic() < until, "nothing is sent"
        time.sleep(0.005)
    time.sleep(after)
    flying = sum(count for (_, state), count in books.states(attacked.url).items() if state == "sending")
    began = time.monotonic()
    status = attacked.nursery.kill(pid, signal.SIGTERM)
    seconds = time.monotonic() - began
    left = books.states(attacked.url).items()
    return Stop(status, seconds, sum(count for (_, state), count in left if state in ("sending", "unsure")), flying)
