"""Rows 47 to 49: clocks that step by a day, a host that slept, a zone that is gone: due soon, no edition twice."""

from datetime import UTC, datetime, time, timedelta

import pytest
from clock.town import BEGIN, LANE, Town

from bot.domain.chat import Address

DAY = timedelta(days=1)


async def town_of_one() -> Town:
    """A chat in Seoul that gets its post at nine each day, after five quiet days."""
    town = Town()
    await town.settle_in(1, timezone="Asia/Seoul", post_time=time(9))
    await town.live(timedelta(days=5))
    assert [count for _, count in sorted(town.received(1).items())] == [1] * 5
    return town


async def next_due(town: Town) -> datetime:
    chat = await town.store.chats.get(Address("telegram", "1"))
    assert chat is not None
    assert chat.next_due is not None
    return chat.next_due


@pytest.mark.parametrize("by", [-DAY, -timedelta(hours=1), timedelta(hours=1), DAY])
async def test_row_48_after_a_step_the_next_post_is_within_a_day_of_the_new_clock(by: timedelta) -> None:
    town = await town_of_one()
    await town.step(by)
    due = await next_due(town)
    assert due - town.clock.now() <= DAY
    assert due.time() == time(0), "nine in Seoul"
    if by < timedelta(0):
        assert due > town.clock.now()


@pytest.mark.parametrize("by", [-3 * DAY, -DAY, -timedelta(hours=1), timedelta(hours=1), DAY])
@pytest.mark.parametrize("hours", [0, 11, 12, 13, 23])
async def test_row_48_each_edition_once_and_no_post_twice_for_a_date(by: timedelta, hours: int) -> None:
    town = await town_of_one()
    await town.live(timedelta(hours=hours))
    await town.step(by)
    await town.live(timedelta(days=5))
    received = town.received(1)
    assert set(received.values()) == {1}
    expected = [day for day in town.published if day >= min(received)]
    assert sorted(received) in (expected, expected[:-1]), "the last one may be due in an hour"
    names = [recipe.name for _, recipe in town.sent[1]]
    assert len(set(names)) == len(names)


async def test_a_clock_that_is_a_day_ahead_for_an_hour_costs_nothing() -> None:
    town = await town_of_one()
    await town.step(DAY)
    await town.live(timedelta(hours=1))
    await town.step(-DAY)
    await town.live(timedelta(days=3))
    received = town.received(1)
    assert set(received.values()) == {1}
    assert set(received) == {day for day in town.published if day >= min(received)}


async def test_row_47_a_host_that_slept_for_hours_posts_once_when_it_wakes() -> None:
    town = await town_of_one()
    before = len(town.sent[1])
    town.clock.advance(timedelta(hours=20))  # over nine o'clock in Seoul
    await town.tick()
    await town.tick()
    assert len(town.sent[1]) == before + 1
    assert await next_due(town) > town.clock.now()


async def test_row_49_a_zone_that_is_gone_is_utc_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    town = Town()
    await town.settle_in(1, timezone="Old/Nowhere", post_time=time(9))
    await town.settle_in(2, timezone="Asia/Seoul", post_time=time(18))
    assert await next_due(town) == datetime(BEGIN.year, BEGIN.month, BEGIN.day + 1, 9, tzinfo=UTC)
    await town.live(timedelta(days=4))
    assert len(town.sent[1]) == len(town.sent[2]) == 4, f"both chats of {LANE} get their posts"
    told = [line for line in caplog.messages if "Old/Nowhere" in line]
    assert len(told) == 1
    assert "UTC" in told[0]
