"""Row 21: a gateway that ends every session at once: few are started, also by a program that is started anew."""

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from fakes import FakeClock
from integration.discord_platform.hall import Hall

from adapters.platforms.discord.connection import Connection
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.discord.starts import Starts
from bot.errors import JoganError, Temporary

BEGIN = datetime(2024, 7, 16, tzinfo=UTC)


class Hours:
    """A clock that only what sleeps moves on; it ends the test's time by a failure that nobody expects."""

    def __init__(self, hours: float = 1) -> None:
        self.clock, self.end = FakeClock(BEGIN), BEGIN + timedelta(hours=hours)
        self.left = 60 * hours  # sleeps, so that a loop without pauses ends too

    async def sleep(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=seconds)
        await asyncio.sleep(0)
        self.left -= 1
        if self.clock.moment > self.end or self.left < 0:
            raise Over

    def starts(self, folder: Path | None) -> Starts:
        made = Starts(folder, self.clock, self.sleep)
        made.open(7)
        return made


class Over(Exception):
    """The time that is looked at."""


async def lived(hall: Hall, hours: Hours, folder: Path | None) -> None:
    """One life of the program: connected until it dies or the time is over."""
    settings = DiscordSettings(hall.service.token, hall.service.api_url, hall.service.gateway_url, patience=1.0)
    connection = Connection(settings, Starts(folder, hours.clock, hours.sleep))
    await connection.open()
    try:
        await connection.run()
    finally:
        await connection.close()


@pytest.mark.parametrize("code", [4000, 4008, 4009])
async def test_row_21_a_gateway_that_closes_at_once_gets_few_identifies_an_hour(
    hall: Hall, tmp_path: Path, code: int
) -> None:
    hall.service.gateway.end_with = code
    with pytest.raises(Over):
        await lived(hall, Hours(), tmp_path)
    assert 5 <= len(hall.service.identifies) <= 13


async def test_row_21_a_program_that_is_started_again_and_again_begins_no_more_sessions(
    hall: Hall, tmp_path: Path
) -> None:
    hall.service.gateway.end_with = 4010
    hours, lives = Hours(), 0
    with suppress(Over):
        while lives := lives + 1:
            with suppress(JoganError):
                await lived(hall, hours, tmp_path)
            await hours.sleep(1)
    assert lives > 5
    assert 5 <= len(hall.service.identifies) <= 13


async def a_day(folder: Path | None, *, restarts: bool) -> list[float]:
    """The starts of a loop of a day, in seconds."""
    hours, times = Hours(24), list[float]()
    starts = hours.starts(folder)
    with suppress(Over):
        while True:
            await starts.begin()
            times.append((hours.clock.moment - BEGIN).total_seconds())
            starts = hours.starts(folder) if restarts else starts
            await hours.sleep(1)
    return times


@pytest.mark.parametrize("restarts", [False, True])
async def test_row_21_a_day_of_loops_leaves_most_of_the_starts(tmp_path: Path, restarts: bool) -> None:
    times = await a_day(tmp_path, restarts=restarts)
    assert 100 < len(times) < 400
    assert max(sum(at <= other < at + 3600 for other in times) for at in times) <= 13


async def test_pauses_double_and_are_forgotten_after_an_hour(tmp_path: Path) -> None:
    times = await a_day(tmp_path, restarts=False)
    pauses = [round(later - earlier) for earlier, later in pairwise(times)]
    assert pauses[:9] == [5, 5, 10, 20, 40, 80, 160, 320, 640]
    assert max(pauses) <= 900
    hours = Hours()
    starts = hours.starts(tmp_path / "other")
    for _ in range(9):
        await starts.begin()
    hours.clock.moment += timedelta(hours=2)
    before = hours.clock.moment
    await starts.begin()
    assert hours.clock.moment == before


async def test_shards_follow_each_other_without_growing_pauses() -> None:
    hours = Hours()
    starts = hours.starts(None)
    await asyncio.gather(*(starts.begin(shard) for shard in range(16)))
    assert hours.clock.moment == BEGIN + timedelta(seconds=75)


async def test_a_clock_that_was_set_back_stops_nobody(tmp_path: Path) -> None:
    hours = Hours()
    for _ in range(8):
        await hours.starts(tmp_path).begin()
    hours.clock.moment = BEGIN - timedelta(days=1)
    await hours.starts(tmp_path).begin()
    assert hours.clock.moment == BEGIN - timedelta(days=1)


@pytest.mark.parametrize("words", ["", "null", "[1]", '{"0": 5}', '{"0": ["x"]}', "\x00"])
async def test_a_file_that_is_none_of_ours_is_no_memory(tmp_path: Path, words: str) -> None:
    (tmp_path / "discord-starts-7.json").write_text(words)
    hours = Hours()
    await hours.starts(tmp_path).begin()
    assert hours.clock.moment == BEGIN
    await hours.starts(tmp_path).begin()
    assert hours.clock.moment > BEGIN


async def test_a_file_that_cannot_be_kept_is_told_of_and_hearing_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("a file, no folder")
    await Hours().starts(tmp_path / "state").begin()
    assert "cannot be counted" in caplog.text


async def test_a_long_pause_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    starts = Hours(24).starts(tmp_path)
    for _ in range(7):
        await starts.begin()
    assert "the next one is started in 40 s" in caplog.text
    assert "in 20 s" not in caplog.text


async def test_who_may_start_few_more_is_asked_before_any_wait(hall: Hall, tmp_path: Path) -> None:
    hall.service.gateway.starts = 19
    with pytest.raises(Temporary):
        await lived(hall, Hours(), tmp_path)
    assert hall.service.identifies == []
