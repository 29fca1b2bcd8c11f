"""Clocks that did strange things, walked second by second: days that were skipped, days that came twice."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest
from clock.walk import DAY, Walk, after, moment

from bot.delivery.due import next_due
from bot.domain.chat import EVERY_DAY

SKIPPED = [
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Pacific/Fakaofo", date(2011, 12, 30)),
    ("Pacific/Kwajalein", date(1993, 8, 21)),
    ("Pacific/Enderbury", date(1994, 12, 31)),
    ("Pacific/Kiritimati", date(1994, 12, 31)),
    ("Asia/Manila", date(1844, 12, 31)),  # by the sun: the offset has seconds
]
TWICE = [
    ("Pacific/Kwajalein", date(1969, 9, 30)),
    ("America/Juneau", date(1867, 10, 18)),
    ("America/St_Johns", date(2006, 10, 29)),  # one minute past midnight, so that the day before began again
]
TIMES = (time(0), time(0, 1), time(2, 30), time(9), time(15, 58), time(23, 45))


@cache
def walk(zone: str, day: date) -> Walk:
    """The seconds of five days."""
    middle = int(datetime.combine(day, time(12), UTC).timestamp())
    return Walk.walked(zone, middle - 5 * DAY // 2, middle + 5 * DAY // 2, step=1)


@pytest.mark.parametrize(("zone", "day"), SKIPPED + TWICE)
def test_every_date_that_there_was_fires_once(zone: str, day: date) -> None:
    walked = walk(zone, day)
    for at in TIMES:
        fired = walked.firings(at)
        assert len(set(fired)) == len(walked.days)
        for instant in (*fired[:-1], *(instant - 1 for instant in fired), *range(fired[0], fired[-1], DAY // 7)):
            due = next_due(at, EVERY_DAY, zone, moment(instant))
            assert due == moment(after(fired, instant)), (at, moment(instant))


@pytest.mark.parametrize(("zone", "day"), SKIPPED)
def test_a_day_that_a_zone_skipped_fires_not_at_all(zone: str, day: date) -> None:
    walked = walk(zone, day)
    number = (day - date(1970, 1, 1)).days
    assert number not in walked.days
    assert {number - 1, number + 1} <= set(walked.days)
    begin = datetime.combine(day, time(12), UTC) - timedelta(days=2)
    only = next_due(time(9), (day.weekday(),), zone, begin)
    assert only - begin > timedelta(days=7), "its weekday comes a week later"
