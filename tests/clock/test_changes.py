"""Readers who change their minds, outages and wall clocks that step: every edition reaches a chat once, none twice."""

import asyncio
from datetime import time, timedelta

import pytest
from clock.town import BEGIN, Town
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.store.opening import open_store
from bot.domain.edition import last_closed

ZONES = ["Asia/Seoul", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Old/Town"]
zones = st.sampled_from(ZONES)
times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
days = st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found)))
change = st.one_of(
    st.fixed_dictionaries({"post_time": times}),
    st.fixed_dictionaries({"timezone": zones}),
    st.fixed_dictionaries({"days": days}),
    st.fixed_dictionaries({"weekly": st.booleans()}),
    st.fixed_dictionaries({"paused": st.booleans()}),
    st.fixed_dictionaries({"notices": st.booleans()}),
)
deeds = st.one_of(
    st.tuples(st.just("change"), change),
    st.tuples(st.just("change"), change),
    st.tuples(st.sampled_from(["delivers", "builds"]), st.integers(1, 60)),
    st.tuples(st.just("asleep"), st.integers(1, 60)),
    st.tuples(st.just("step"), st.sampled_from([-24, -1, 1, 24])),
)
MONDAYS_LATE = [(1, ("change", {"days": (0,)})), (151, ("builds", 10))]
"""A chat of Mondays, and Sunday's edition is not there on Monday morning."""
scripts = st.lists(st.tuples(st.integers(1, 40), deeds), max_size=8)


Script = list[tuple[int, tuple[str, int | dict[str, object]]]]
"""Hours to wait, and then what happens: settings that change, or something that lasts so many hours."""


async def lived(town: Town, script: Script) -> None:
    """A script, then three quiet weeks in which the chat is due each day."""
    for wait, (deed, how) in script:
        await town.live(timedelta(hours=wait))
        if isinstance(how, dict):
            await town.change(1, **how)
            continue
        lasting = timedelta(hours=how)
        if deed == "asleep":
            town.clock.advance(lasting)
            await town.tick()
        elif deed == "step":
            await town.step(lasting)
        else:
            setattr(town, deed, False)
            await town.live(lasting)
            setattr(town, deed, True)
    await town.change(1, paused=False, weekly=False, days=(0, 1, 2, 3, 4, 5, 6), notices=False)
    await town.live(timedelta(days=3))


@pytest.mark.slow  # some forty months of a chat's life
@settings(max_examples=40)
@example("Asia/Seoul", time(9), frozenset(), MONDAYS_LATE)
@given(zones, times, st.frozensets(st.integers(0, 6), max_size=2), scripts)
def test_row_48_every_edition_once_whatever_changes(zone: str, at: time, empty: frozenset[int], script: Script) -> None:
    town = Town(empty=empty)

    async def run() -> None:
        await town.settle_in(1, timezone=zone, post_time=at)
        await lived(town, script)

    asyncio.run(run())
    has_each_once(town)


def has_each_once(town: Town) -> None:
    """What the chat was told of."""
    received = town.received(1)
    assert not [day for day, count in received.items() if count > 1], "told of twice"
    first = last_closed(BEGIN, time(23))
    expected = [day for day in town.published if day > first]
    assert set(expected[:-2]) <= set(received), "never told of"
    assert set(received) <= set(expected)


EVERYTHING: Script = [
    (20, ("change", {"post_time": time(18)})),
    (30, ("delivers", 40)),
    (5, ("change", {"timezone": "America/New_York"})),
    (26, ("step", -24)),
    (13, ("builds", 30)),
    (3, ("change", {"weekly": True})),
    (40, ("step", 24)),
    (7, ("asleep", 50)),
    (2, ("change", {"paused": True})),
    (39, ("change", {"paused": False, "weekly": False, "days": (1, 4)})),
    (33, ("change", {"timezone": "Old/Town", "notices": True})),
]


@pytest.mark.slow  # three weeks of a life, half an hour at a time, written with full durability
async def test_row_48_the_same_in_a_database(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    try:
        town = Town(store=store, empty=frozenset({5, 6}))
        await town.settle_in(1, timezone="Asia/Seoul", post_time=time(9))
        await lived(town, EVERYTHING)
    finally:
        await store.close()
    has_each_once(town)
    assert town.sent[1][-1][0] > BEGIN + timedelta(days=15)
