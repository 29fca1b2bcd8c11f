"""The limits that the service may be told to hold: over all, to a person, to a group; and in the time it names."""

import pytest
from responders.bot_api.limits import Limits


def taken(limits: Limits, chat: int, *moments: float) -> list[bool]:
    return [limits.wait(chat, at) == 0 for at in moments]


def test_one_a_second_to_a_person() -> None:
    assert taken(Limits(), 7, 0, 0.5, 0.99, 1.0, 1.5, 2.01) == [True, False, False, True, False, True]


def test_twenty_a_minute_to_a_group() -> None:
    limits = Limits()
    assert taken(limits, -7, *(each / 2 for each in range(20))) == [True] * 20
    assert limits.wait(-7, 10) == pytest.approx(50)
    assert taken(limits, -8, 10) == [True]
    assert taken(limits, -7, 60.0, 60.2, 60.5) == [True, False, True]


def test_thirty_a_second_over_all() -> None:
    limits = Limits()
    assert [limits.wait(person, 0.1) == 0 for person in range(1, 32)] == [True] * 30 + [False]
    assert limits.wait(99, 0.6) == pytest.approx(0.5)
    assert taken(limits, 99, 1.1) == [True]


def test_what_is_refused_does_not_count() -> None:
    limits = Limits(overall=1)
    assert taken(limits, 7, 0, 0.9) == [True, False]
    assert taken(limits, 8, 1.0) == [True]
