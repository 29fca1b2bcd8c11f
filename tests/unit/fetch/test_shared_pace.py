"""A pace over several processes: two fetchers on one folder behave as one."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fakes_sources import NOON, InstantTicker

from adapters.fetch.pace import Pace
from adapters.fetch.shared_pace import MOST_WAITING, SharedTurns
from adapters.fetch.values import Unreached
from bot.errors import Temporary


class TickingClock:
    """A wall clock that goes with a ticker."""

    def __init__(self, ticker: InstantTicker) -> None:
        self._ticker, self._began = ticker, ticker.seconds

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self._ticker.seconds - self._began)


@pytest.fixture
def ticker() -> InstantTicker:
    return InstantTicker()


def turns(folder: Path, ticker: InstantTicker) -> SharedTurns:
    return SharedTurns(folder / "pace", TickingClock(ticker), ticker)


async def test_the_second_process_waits_for_what_is_left_of_the_gap(tmp_path: Path, ticker: InstantTicker) -> None:
    clock = TickingClock(ticker)
    first, second = (SharedTurns(tmp_path / "pace", clock, ticker) for _ in range(2))
    async with first.turn("arxiv.org", 3.0):
        ticker.seconds += 1
    async with second.turn("arxiv.org", 3.0):
        pass
    async with second.turn("other.org", 3.0):
        pass
    assert ticker.waits == [0.0, pytest.approx(2.0), 0.0]


async def test_one_place_over_all(tmp_path: Path) -> None:
    class YieldingTicker(InstantTicker):
        async def sleep(self, seconds: float) -> None:
            await super().sleep(seconds)
            await asyncio.sleep(0)

    ticker = YieldingTicker()
    at_once, most = 0, 0

    async def visit() -> None:
        nonlocal at_once, most
        async with turns(tmp_path, ticker).turn("arxiv.org", 0.0):
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0)
            at_once -= 1

    await asyncio.gather(*(visit() for _ in range(5)))
    assert most == 1


async def test_who_never_lets_go_is_told_of(tmp_path: Path, ticker: InstantTicker) -> None:
    async with turns(tmp_path, ticker).turn("arxiv.org", 3.0):
        with pytest.raises(Temporary, match="asked by another process all the time"):
            async with turns(tmp_path, ticker).turn("arxiv.org", 3.0):
                pass
    assert sum(ticker.waits) >= MOST_WAITING


async def test_a_turn_that_reached_nobody_does_not_count(tmp_path: Path, ticker: InstantTicker) -> None:
    shared = turns(tmp_path, ticker)
    with pytest.raises(Unreached):
        async with shared.turn("arxiv.org", 3.0):
            raise Unreached("nobody")
    async with shared.turn("arxiv.org", 3.0):
        pass
    assert ticker.waits == [0.0, 0.0]


@pytest.mark.parametrize("odd", [b"", b"soon", b"\xff", b"2026-09-25T12:00:00", b"2999-01-01T00:00:00+00:00"])
async def test_an_odd_file_never_makes_anybody_wait_long(tmp_path: Path, ticker: InstantTicker, odd: bytes) -> None:
    (tmp_path / "pace").mkdir()
    (tmp_path / "pace" / "arxiv.org.pace").write_bytes(odd)
    async with turns(tmp_path, ticker).turn("arxiv.org", 3.0):
        pass
    assert sum(ticker.waits) <= 3.0


async def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path, ticker: InstantTicker) -> None:
    (tmp_path / "pace").write_text("a file")
    with pytest.raises(Temporary, match=r"^the pace of arxiv\.org cannot be kept in "):
        async with turns(tmp_path, ticker).turn("arxiv.org", 3.0):
            pass


async def test_only_real_rules_are_shared(tmp_path: Path, ticker: InstantTicker) -> None:
    pace = Pace(lambda host: (host, 3.0 if host == "arxiv.org" else 0.5), ticker, turns(tmp_path, ticker))
    for host in ("huggingface.co", "arxiv.org"):
        async with pace.turn(host):
            pass
    assert [file.name for file in (tmp_path / "pace").iterdir()] == ["arxiv.org.pace"]
