"""Every zone, every quarter hour, every jump of its clock from 2024 to 2030: exactly one firing for each local date.

The zones that behave alike are walked once; what is said of one is then asked of each by its own name.
"""

from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from clock.walk import DAY, Walk, after, moment, quarters, whole_chain
from clock.zones import FIRST, LAST, MARGIN, Behaviour, behaviours

from bot.delivery.due import next_due
from bot.domain.chat import EVERY_DAY

SHARES = 9
"""The sweep in as many tests, so that each is quick enough for its own limit."""
MINUTE, HOUR = 60, 3600
AROUND = (-MINUTE, 0, MINUTE, 45 * MINUTE, 90 * MINUTE)
"""Seconds from a jump from which the next firing is asked for, besides from each firing and from just before it."""


@cache
def walk(zone: str, jump: int) -> Walk:
    """The minutes of some days around a jump."""
    return Walk.walked(zone, jump - 3 * DAY, jump + 4 * DAY)


def share(number: int) -> list[Behaviour]:
    """A part of the behaviours, each with many jumps and some with few."""
    return list(behaviours())[number::SHARES]


def within(behaviour: Behaviour) -> list[int]:
    """The jumps of the years that are swept."""
    return [jump for jump in behaviour.jumps if FIRST <= moment(jump) < LAST]


def asked(at: time, zone: str, instant: int, days: tuple[int, ...] = EVERY_DAY) -> int:
    """What the program says, in seconds."""
    return int(next_due(at, days, zone, moment(instant)).timestamp())


@pytest.mark.slow  # looks at 350 clocks twice a day for seven years; the tests after it share what it found
def test_there_is_something_to_sweep() -> None:
    jumps = [jump for behaviour in behaviours() for jump in within(behaviour)]
    assert sum(len(behaviour.zones) for behaviour in behaviours()) > 590
    assert len(behaviours()) > 60
    assert len(jumps) > 400
    assert all(instant % MINUTE == offset % MINUTE == 0 for each in behaviours() for instant, offset in each.changes)


@pytest.mark.slow  # about 70,000 quarter hours at jumps, each against the walked minutes
@pytest.mark.parametrize("number", range(SHARES))
def test_rows_44_45_every_quarter_hour_at_every_jump(number: int) -> None:
    for behaviour in share(number):
        zone = behaviour.zones[0]
        for jump in within(behaviour):
            walked = walk(zone, jump)
            for at in quarters():
                fired = walked.firings(at)
                assert len(set(fired)) == len(walked.days)
                nearby = (*fired[:-2], *(instant - 1 for instant in fired[1:-2]), *(jump + some for some in AROUND))
                for instant in nearby:
                    assert asked(at, zone, instant) == after(fired, instant), (zone, at, moment(instant))


@pytest.mark.slow  # about 40,000 quarter hours at jumps
@pytest.mark.parametrize("number", range(SHARES))
def test_a_chat_with_one_day_of_the_week_gets_that_day_of_the_local_calendar(number: int) -> None:
    for behaviour in share(number):
        zone = behaviour.zones[0]
        for jump in within(behaviour):
            walked = walk(zone, jump)
            begin = jump - 2 * DAY
            for at in quarters():
                for day, instant in zip(walked.days, walked.firings(at), strict=True):
                    if begin < instant:
                        weekday = (day + 3) % 7  # 1970-01-01 was a Thursday
                        assert asked(at, zone, begin, (weekday,)) == instant, (zone, at, moment(instant))


@pytest.mark.slow  # seven years of days for four quarter hours of each behaviour; `make bench` takes all 96
@pytest.mark.parametrize("number", range(SHARES))
def test_the_chain_of_firings_has_every_local_date_once(number: int) -> None:
    for index, behaviour in enumerate(share(number)):
        zone, end = behaviour.zones[0], int((LAST + MARGIN).timestamp())
        for at in quarters()[index % 24 :: 24]:
            fired = whole_chain(behaviour.changes, end, at)
            chain = fired[:1]
            while len(chain) < len(fired):
                chain.append(asked(at, zone, chain[-1]))
            assert chain == fired, (zone, at)


@pytest.mark.parametrize("zone", ["America/Nuuk", "Africa/Casablanca", "Australia/Lord_Howe", "Europe/London"])
def test_whole_stretches_are_what_the_minutes_say(zone: str) -> None:
    (behaviour,) = (each for each in behaviours() if zone in each.zones)
    end = int((LAST + MARGIN).timestamp())
    for jump in within(behaviour)[:4]:
        walked = walk(behaviour.zones[0], jump)
        for at in quarters()[::5]:
            fired = whole_chain(behaviour.changes, end, at)
            assert set(walked.firings(at)) <= set(fired)


@pytest.mark.slow  # each of 600 zones at each of its jumps
def test_every_name_says_what_its_kind_says() -> None:
    for behaviour in behaviours():
        for index, zone in enumerate(behaviour.zones):
            for jump in within(behaviour) or [int(datetime(2026, 7, 1, tzinfo=FIRST.tzinfo).timestamp())]:
                at = quarters()[(index * 7 + jump // HOUR) % 96]
                fired = walk(behaviour.zones[0], jump).firings(at)
                assert asked(at, zone, jump - MINUTE) == after(fired, jump - MINUTE), (zone, at)


def test_the_walk_itself_reads_a_clock() -> None:
    """Two days that everybody can look up."""
    forward = Walk.walked("Europe/Berlin", *around("2024-03-31"))
    assert moment(after(forward.firings(time(2, 30)), at("2024-03-31T00:30"))) == stamp("2024-03-31T01:00")
    back = Walk.walked("Europe/Berlin", *around("2024-10-27"))
    assert moment(after(back.firings(time(2, 30)), at("2024-10-26T23:00"))) == stamp("2024-10-27T00:30")


def stamp(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(f"{text}+00:00")


def at(text: str) -> int:
    """The same in seconds."""
    return int(stamp(text).timestamp())


def around(day: str) -> tuple[int, int]:
    """Three days before a date, and four after."""
    middle = datetime.combine(date.fromisoformat(day), time(), FIRST.tzinfo)
    return int((middle - timedelta(days=3)).timestamp()), int((middle + timedelta(days=4)).timestamp())
