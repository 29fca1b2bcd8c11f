"""The port's clauses for every clock: the present instant, aware, in UTC."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from fakes import FakeClock
from fakes_sources import SetClock

from adapters.clock import SystemClock
from bot.domain.paper import check_aware
from bot.ports.clock import Clock

SEOUL = ZoneInfo("Asia/Seoul")


def fake_in_seoul() -> FakeClock:
    """A fake that was set in local time answers in UTC all the same."""
    return FakeClock(datetime(2024, 7, 17, 8, tzinfo=SEOUL))


@pytest.fixture(params=[SystemClock, FakeClock, fake_in_seoul, SetClock], ids=lambda make: make.__name__)
def present(request: pytest.FixtureRequest) -> Clock:
    make: Callable[[], Clock] = request.param
    return make()


def test_now_is_aware_and_in_utc(present: Clock) -> None:
    now = present.now()
    check_aware(now)
    assert now.utcoffset() == timedelta(0)
    assert now.tzinfo is UTC


def test_asking_again_never_goes_back(present: Clock) -> None:
    first = present.now()
    assert present.now() >= first


def test_the_date_in_any_zone_follows_from_it(present: Clock) -> None:
    now = present.now()
    east = now.astimezone(timezone(timedelta(hours=14)))
    assert east == now
    assert east.date() - now.date() in (timedelta(0), timedelta(days=1))


def test_the_system_s_clock_tells_this_instant() -> None:
    before = datetime.now(UTC)
    assert before <= SystemClock().now() <= datetime.now(UTC)


def test_a_fake_moves_only_when_it_is_moved() -> None:
    clock = FakeClock(datetime(2024, 7, 17, tzinfo=UTC))
    assert clock.now() == clock.now()
    clock.advance(timedelta(hours=1))
    assert clock.now() == datetime(2024, 7, 17, 1, tzinfo=UTC)
    clock.set(datetime(2024, 1, 1, tzinfo=UTC))
    assert clock.now() == datetime(2024, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("naive", [datetime(2024, 7, 17), datetime(2024, 7, 17, fold=1)])  # noqa: DTZ001 -- refused
def test_a_fake_refuses_what_no_clock_says(naive: datetime) -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        FakeClock(naive)
    with pytest.raises(ValueError, match="has no time zone"):
        FakeClock().set(naive)
