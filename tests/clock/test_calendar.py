"""Row 50: leap days, ends of years and weeks that are the fifty-third."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.due import next_due
from bot.domain.chat import EVERY_DAY
from bot.domain.edition import cut_at, last_closed

SEOUL = ZoneInfo("Asia/Seoul")


def local_dates(first: datetime, count: int, days: tuple[int, ...] = EVERY_DAY) -> list[date]:
    """The dates in Seoul of the firings after a moment."""
    found = []
    for _ in range(count):
        first = next_due(time(9), days, "Asia/Seoul", first)
        found.append(first.astimezone(SEOUL).date())
    return found


@pytest.mark.parametrize(
    ("before", "dates"),
    [
        ("2024-02-27", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("2026-02-27", ["2026-02-28", "2026-03-01", "2026-03-02"]),
        ("2028-02-28", ["2028-02-29", "2028-03-01", "2028-03-02"]),
        ("2026-12-30", ["2026-12-31", "2027-01-01", "2027-01-02"]),
    ],
)
def test_row_50_leap_days_and_ends_of_years_are_days_like_others(before: str, dates: list[str]) -> None:
    begin = datetime.combine(date.fromisoformat(before), time(9), SEOUL)
    assert local_dates(begin, 3) == [date.fromisoformat(day) for day in dates]


def test_row_50_mondays_and_thursdays_go_on_over_week_53() -> None:
    begin = datetime(2026, 12, 27, tzinfo=UTC)
    mondays = local_dates(begin, 3, (0,))
    assert mondays == [date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 11)]
    assert [day.isocalendar()[:2] for day in mondays] == [(2026, 53), (2027, 1), (2027, 2)]
    assert local_dates(begin, 3, (3,)) == [date(2026, 12, 31), date(2027, 1, 7), date(2027, 1, 14)]


@pytest.mark.parametrize("cut", [time(23), time(2, 45), time(12)])
def test_row_50_every_day_of_a_leap_year_is_closed_once_and_in_order(cut: time) -> None:
    days = [date(2027, 12, 25) + timedelta(days=ahead) for ahead in range(380)]
    for day in days:
        assert last_closed(cut_at(day, cut), cut) == day
        assert last_closed(cut_at(day, cut) - timedelta(seconds=1), cut) == day - timedelta(days=1)
