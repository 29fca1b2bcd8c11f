"""FAULTS row 10: two workers on PostgreSQL, as on two machines; one is killed for good, or stopped and continued.

With the timings of the product: a beat each 3 s, stale after 12 s, looked at every 5 s.
"""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from kill import books
from kill.nursery import Nursery
from kill.oracle import judged
from kill.service import PLATFORMS, Attacked
from kill.town import Town, found

TAKEN_OVER = 30.0
WINDOW = 10
CHATS = 16
SLEEP = 5.0
"""Seconds that the old worker is watched after it woke."""
pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]  # a lease has to become stale in real time


@contextmanager
def two(url: str, folder: Path) -> Iterator[tuple[Attacked, Attacked]]:
    """Two services on one database, each with a data folder and with responders of its own, which tell them apart."""
    url = plain(url)
    asyncio.run(found(url, Town(CHATS)))
    with ExitStack() as stack:
        nursery = stack.enter_context(Nursery("kill.life", folder / "log"))
        workers = []
        for name in ("one", "two"):
            (folder / name).mkdir()
            worker = Attacked(url, folder / name, nursery, told={"rate": 3.0})
            stack.enter_context(worker.served())
            workers.append(worker)
        workers[1].discord.history, workers[1].discord.nonces = workers[0].discord.history, workers[0].discord.nonces
        yield workers[0], workers[1]


def plain(url: str) -> str:
    """An address as the settings take it."""
    return url.replace("postgresql+psycopg", "postgresql")


def until_sending(worker: Attacked, seconds: float) -> float:
    """Wait for a message on each platform; the seconds until the first one of the later platform."""
    began = time.monotonic()
    while not (worker.telegram.book.arrivals and worker.discord.book.arrivals):
        assert time.monotonic() - began < seconds, f"nothing after {seconds:.0f} s"
        time.sleep(0.02)
    return time.monotonic() - began


def settled(url: str, one: Attacked, two: Attacked) -> None:
    """Everything arrived, from one of the two; what was unsure is flagged, and on Discord nothing is there twice."""
    until = time.monotonic() + 90
    while books.left(url) and time.monotonic() < until:
        time.sleep(0.1)
    rows = books.rows(url)
    for platform in PLATFORMS:
        verdict = judged(rows, [*one.arrivals, *two.arrivals], platform)
        assert not verdict.faults, f"{platform}: {verdict}"
        assert verdict.twice <= (WINDOW if platform == "telegram" else 0)


def test_row_10_a_worker_that_is_killed_for_good_is_replaced(postgres_url: str, tmp_path: Path) -> None:
    with two(postgres_url, tmp_path) as (one, other):
        victim = one.start()
        until_sending(one, 20)
        survivor = other.start()
        time.sleep(2)
        assert not other.came(), "two at one lane"
        one.nursery.kill(victim)
        assert until_sending(other, TAKEN_OVER) < TAKEN_OVER
        settled(plain(postgres_url), one, other)
        assert other.nursery.kill(survivor, signal.SIGTERM) == 0


def test_row_10_a_worker_that_was_stopped_sends_nothing_more(postgres_url: str, tmp_path: Path) -> None:
    with two(postgres_url, tmp_path) as (one, other):
        sleeper = one.start()
        until_sending(one, 20)
        survivor = other.start()
        time.sleep(2)
        os.kill(sleeper, signal.SIGSTOP)
        try:
            assert until_sending(other, TAKEN_OVER) < TAKEN_OVER
            before = one.came()
        finally:
            os.kill(sleeper, signal.SIGCONT)
        time.sleep(SLEEP)
        assert one.came() == before, "the old worker sent beside the new one"
        settled(plain(postgres_url), one, other)
        assert one.came() == before
        assert [one.nursery.kill(pid, signal.SIGTERM) for pid in (sleeper, survivor)] == [0, 0]
