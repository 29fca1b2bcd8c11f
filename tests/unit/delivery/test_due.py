"""When a chat is due next, against an oracle that walks the real minutes."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.due import due_after, due_days, next_due
from bot.domain.chat import EVERY_DAY, Address, Chat

MINUTE = timedelta(minutes=1)


@cache
def minutes(zone: str, start: datetime, days: int) -> tuple[tuple[datetime, datetime], ...]:
    """(instant, local wall) of every minute: what the oracle walks."""
    local = ZoneInfo(zone)
    instants = (start + MINUTE * step for step in range(days * 1440))
    return tuple((instant, instant.astimezone(local).replace(tzinfo=None)) for instant in instants)


def oracle(at: time, walked: tuple[tuple[datetime, datetime], ...]) -> list[datetime]:
    """Every minute that is the first to reach some local date's post time; a date that never was has none."""
    existing = {wall.date() for _, wall in walked}
    waiting = sorted(existing)
    fired = []
    for instant, wall in walked:
        while waiting and wall >= datetime.combine(waiting[0], at):
            fired.append(instant)
            del waiting[0]
    return fired


TRANSITIONS = [
    ("America/New_York", "2024-03-10"),
    ("America/New_York", "2024-11-03"),
    ("Europe/Berlin", "2024-03-31"),
    ("Europe/Berlin", "2024-10-27"),
    ("Australia/Lord_Howe", "2024-04-07"),
    ("Australia/Lord_Howe", "2024-10-06"),
    ("America/Nuuk", "2024-03-31"),
    ("America/Nuuk", "2024-10-27"),
    ("America/Scoresbysund", "2024-03-31"),
    ("America/Santiago", "2024-09-08"),
    ("Africa/Cairo", "2024-04-26"),
    ("Africa/Casablanca", "2024-03-10"),
    ("Africa/Casablanca", "2024-04-14"),
    ("Asia/Beirut", "2024-03-31"),
    ("Asia/Gaza", "2024-04-20"),
    ("America/Havana", "2024-03-10"),
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Kwajalein", "1993-08-21"),
    ("Asia/Pyongyang", "2018-05-05"),
    ("America/Caracas", "2016-05-01"),
    ("Asia/Seoul", "2024-07-16"),
    ("Asia/Kathmandu", "2024-07-16"),
    ("UTC", "2024-07-16"),
]


@pytest.mark.parametrize(("zone", "around"), TRANSITIONS)
def test_agrees_with_the_minutes_around_a_transition(zone: str, around: str) -> None:
    middle = datetime.fromisoformat(around).replace(tzinfo=UTC)
    walked = minutes(zone, middle - timedelta(days=3), 7)
    for quarter in range(0, 96, 5):
        at = time(quarter // 4, quarter % 4 * 15)
        fired = oracle(at, walked)
        for hours in (-30, 0, 11):
            after = middle + timedelta(hours=hours)
            expected = next(instant for instant in fired if instant > after)
            assert next_due(at, EVERY_DAY, zone, after) == expected, (at, after)


def test_a_gap_may_carry_the_post_over_midnight() -> None:
    # Nuuk jumps from 23:00 on Saturday to 00:00 on Sunday: Saturday's 23:30 is Sunday 00:00.
    due = next_due(time(23, 30), (5,), "America/Nuuk", datetime(2024, 3, 30, 12, tzinfo=UTC))
    assert due.astimezone(ZoneInfo("America/Nuuk")).replace(tzinfo=None) == datetime(2024, 3, 31, 0, 0)  # noqa: DTZ001 - a wall time


def test_a_time_that_occurs_twice_fires_at_the_first() -> None:
    due = next_due(time(2, 30), EVERY_DAY, "Europe/Berlin", datetime(2024, 10, 26, 12, tzinfo=UTC))
    assert due == datetime(2024, 10, 27, 0, 30, tzinfo=UTC)
    assert next_due(time(2, 30), EVERY_DAY, "Europe/Berlin", due) == datetime(2024, 10, 28, 1, 30, tzinfo=UTC)


def test_a_skipped_day_does_not_fire_and_weekly_waits_a_week() -> None:
    before = datetime(2011, 12, 29, 23, tzinfo=UTC)  # Thursday 13:00 in Apia; Friday the 30th never was
    daily = next_due(time(9), EVERY_DAY, "Pacific/Apia", before)
    assert daily.astimezone(ZoneInfo("Pacific/Apia")).date() == date(2011, 12, 31)
    fridays = next_due(time(9), (4,), "Pacific/Apia", before)
    assert fridays.astimezone(ZoneInfo("Pacific/Apia")).date() == date(2012, 1, 6)


@pytest.mark.parametrize("zone", ["America/Nuuk", "Europe/Berlin", "Asia/Seoul", "Africa/Cairo"])
def test_the_chain_has_exactly_one_firing_for_each_local_date(zone: str) -> None:
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    fired = []
    for _ in range(366):
        moment = next_due(time(23, 45), EVERY_DAY, zone, moment)
        fired.append(moment)
    assert len(set(fired)) == 366
    assert all(timedelta(hours=22) < later - earlier < timedelta(hours=26) for earlier, later in pairwise(fired))


@settings(max_examples=60, deadline=None)
@given(
    at=st.times().map(lambda found: found.replace(second=0, microsecond=0)),
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found))),
    zone=st.sampled_from(["Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "America/Nuuk", "Pacific/Chatham"]),
    after=st.datetimes(datetime(2023, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
)
def test_is_always_in_the_future_within_eight_days(at: time, days: tuple[int, ...], zone: str, after: datetime) -> None:
    due = next_due(at, days, zone, after)
    assert after < due <= after + timedelta(days=8)
    assert due.tzinfo is UTC


def test_refuses_a_naive_instant_and_no_days() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        next_due(time(9), EVERY_DAY, "UTC", datetime(2024, 7, 16))  # noqa: DTZ001 - what is refused
    with pytest.raises(ValueError, match="at least one day"):
        next_due(time(9), (), "UTC", datetime(2024, 7, 16, tzinfo=UTC))


def chat(**changes: object) -> Chat:
    values: dict[str, object] = {"timezone": "Asia/Seoul", "post_time": time(9), "categories": ("LLM",), **changes}
    return Chat(Address("terminal", "a"), "private", "en", **values)  # type: ignore[arg-type]  # values by name


def test_a_chat_is_due_unless_paused_or_without_subscriptions() -> None:
    now = datetime(2024, 7, 16, 23, tzinfo=UTC)
    assert due_after(chat(), now) == datetime(2024, 7, 17, 0, tzinfo=UTC)
    assert due_after(chat(everything=True, categories=()), now) == datetime(2024, 7, 17, 0, tzinfo=UTC)
    assert due_after(chat(paused=True), now) is None
    assert due_after(chat(off="removed"), now) is None
    assert due_after(chat(categories=()), now) is None


def test_weekly_is_the_first_of_the_days() -> None:
    assert due_days(chat(weekly=True)) == (0,)
    assert due_days(chat(weekly=True, days=(2, 4))) == (2,)
    assert due_days(chat(days=(2, 4))) == (2, 4)
    now = datetime(2024, 7, 16, 23, tzinfo=UTC)  # Wednesday 08:00 in Seoul
    assert due_after(chat(weekly=True), now) == datetime(2024, 7, 22, 0, tzinfo=UTC)
