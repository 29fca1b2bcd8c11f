"""The pacer: evenly spaced, a gap for each place, limits of groups, pauses, and slower after a refusal."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacer import RECOVERY, Pacer, place_of
from bot.domain.chat import Address


def times(pacer: Pacer, count: int, *, late: float = 0.0, seed: int = 1) -> list[float]:
    """When messages to different places leave, each asked for up to `late` seconds after its slot."""
    dice, now, left = random.Random(seed), 0.0, []
    for number in range(count):
        now = max(now, pacer.slot()) + dice.random() * late
        left.append(pacer.leave(f"place {number}", "private", now))
    return left


def most_in_a_second(left: list[float]) -> int:
    return max(sum(first <= each <= first + 1 for each in left) for first in left)


def test_messages_are_evenly_spaced_without_a_burst() -> None:
    left = times(Pacer(23), 100)
    gaps = [after - before for before, after in pairwise(left)]
    assert max(gaps) == pytest.approx(1 / 23, abs=1e-9)
    assert min(gaps) == pytest.approx(1 / 23, abs=1e-9)


def test_after_a_rest_there_is_no_burst() -> None:
    pacer = Pacer(10)
    pacer.leave("a", "private", 0.0)
    left = [pacer.leave(str(number), "private", 100.0) for number in range(4)]
    assert left == pytest.approx([100.0, 100.1, 100.2, 100.3])


@given(st.integers(1, 30), st.integers(0, 10_000))
def test_no_second_ever_has_more_than_the_rate_and_one(rate: int, seed: int) -> None:
    assert most_in_a_second(times(Pacer(rate), 150, late=1.5 / rate, seed=seed)) <= rate + 1


def test_being_a_little_late_costs_no_rate() -> None:
    left = times(Pacer(20), 400, late=0.04)
    assert left[-1] <= 400 / 20 + 0.1


def test_a_fast_lane_catches_up_with_the_time_of_a_commit() -> None:
    pacer, now, sent = Pacer(1_000), 0.0, 0
    while now < 1.0:
        due = pacer.due(now)
        for number in range(due):
            pacer.leave(f"{sent + number}", "private", now)
        sent += due
        now += 0.01
    assert 980 <= sent <= 1_026


def test_a_place_waits_for_its_gap_and_the_others_do_not() -> None:
    pacer = Pacer(30, chat_gap=1.05)
    pacer.leave("a", "private", 10.0)
    assert pacer.turn("a", "private") == pytest.approx(11.05)
    assert pacer.turn("b", "private") < 10.0
    assert pacer.free_at("b", "private") == pytest.approx(10 + 1 / 30, abs=0.05)


def test_a_group_gets_18_a_minute_and_a_person_more() -> None:
    pacer, now = Pacer(30, chat_gap=1.05), 0.0
    for kind, place in (("group", "g"), ("private", "p")):
        for _ in range(18):
            now = max(now, pacer.free_at(place, kind))  # type: ignore[arg-type]
            pacer.leave(place, kind, now)  # type: ignore[arg-type]
    assert pacer.turn("g", "group") == pytest.approx(60.0)
    assert pacer.turn("p", "private") < now + 1.1


def test_topics_of_a_group_are_one_place() -> None:
    assert place_of(Address("telegram", "-100123/45")) == place_of(Address("telegram", "-100123")) == "-100123"


def test_a_pause_holds_everything_and_is_never_shortened() -> None:
    pacer = Pacer(30)
    pacer.pause(50.0)
    pacer.pause(20.0)
    assert pacer.paused(10.0) == 40.0
    assert pacer.due(49.9) == 0
    assert pacer.free_at("a", "private") == 50.0
    assert pacer.leave("a", "private", 10.0) == 50.0
    assert pacer.paused(51.0) == 0.0


def test_one_place_is_held_back_alone() -> None:
    pacer = Pacer(30)
    pacer.hold("g", 30.0)
    pacer.hold("g", 10.0)
    assert pacer.turn("g", "group") == 30.0
    assert pacer.turn("other", "group") < 0


def test_after_a_refusal_for_all_the_pace_is_half_and_comes_back_slowly() -> None:
    pacer = Pacer(24)
    pacer.pause(10.0)
    pacer.slow(0.0)
    pacer.slow(5.0)  # refusals of calls that were on the wire already
    assert pacer.rate(10.0) == 12.0
    assert 12.0 < pacer.rate(10.0 + RECOVERY / 4) < 24.0
    assert pacer.rate(10.0 + RECOVERY) == 24.0
    for moment in range(20, 60, 5):
        pacer.slow(float(moment))
    assert pacer.rate(60.0) >= 3.0


def test_places_are_forgotten_when_their_time_is_over() -> None:
    pacer, now = Pacer(23), 0.0
    for number in range(5_000):
        now = max(now, pacer.slot())
        pacer.leave(str(number), "group", now)
    assert len(pacer) < 23 * 62 + 23 * 2
