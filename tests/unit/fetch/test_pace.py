"""Pace: even spacing for each service, one request at a time, without waiting in the test."""

import asyncio
import itertools

import pytest
from fakes_sources import InstantTicker, SetClock

from adapters.fetch.fetcher import Fetcher
from adapters.fetch.pace import Pace
from adapters.fetch.values import FetchSettings, Unreached
from bot.errors import Temporary


async def starts(pace: Pace, ticker: InstantTicker, hosts: list[str], took: float = 0.0) -> list[float]:
    began = []
    for host in hosts:
        async with pace.turn(host):
            began.append(ticker.monotonic())
            ticker.seconds += took
    return began


async def test_starts_are_at_least_the_gap_apart() -> None:
    ticker = InstantTicker()
    began = await starts(Pace(lambda host: (host, 3.0), ticker), ticker, ["a"] * 4, took=0.5)
    assert [second - first for first, second in itertools.pairwise(began)] == [3.0, 3.0, 3.0]


async def test_a_slow_answer_needs_no_further_wait() -> None:
    ticker = InstantTicker()
    await starts(Pace(lambda host: (host, 3.0), ticker), ticker, ["a", "a"], took=5)
    assert ticker.waits == []


async def test_services_do_not_wait_for_each_other() -> None:
    ticker = InstantTicker()
    await starts(Pace(lambda host: (host, 3.0), ticker), ticker, ["a", "b", "c"])
    assert ticker.waits == []


async def test_one_place_for_a_service() -> None:
    pace, at_once, most = Pace(lambda host: ("one", 0.0), InstantTicker()), 0, 0

    async def visit() -> None:
        nonlocal at_once, most
        async with pace.turn("a"):
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0)
            at_once -= 1

    await asyncio.gather(*(visit() for _ in range(10)))
    assert most == 1


async def test_a_failure_gives_the_place_back() -> None:
    pace = Pace(lambda host: ("one", 0.0), InstantTicker())
    for _ in range(2):
        try:
            async with pace.turn("a"):
                raise KeyError
        except KeyError:
            pass


async def test_a_turn_that_reached_nobody_does_not_count() -> None:
    ticker = InstantTicker()
    pace = Pace(lambda host: (host, 3.0), ticker)
    for failure in (Unreached("nobody"), Temporary("refused")):
        with pytest.raises(Temporary):
            async with pace.turn("a"):
                raise failure
    assert ticker.waits == []
    await starts(pace, ticker, ["a"])
    assert ticker.waits == [3.0]


def test_lanes_of_the_fetcher() -> None:
    fetcher = Fetcher(FetchSettings(), SetClock(), InstantTicker())
    arxiv = ("arxiv.org", 3.0)
    assert [fetcher._lane_of(host) for host in ("arxiv.org", "export.arxiv.org", "rss.arxiv.org")] == [arxiv] * 3
    assert fetcher._lane_of("huggingface.co") == ("huggingface.co", 0.5)
    assert fetcher._lane_of("notarxiv.org") == ("notarxiv.org", 0.5)
    assert {fetcher._lane_of(host)[1] for host in ("127.0.0.1", "::1", "localhost")} == {0.0}
