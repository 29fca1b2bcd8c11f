"""What operators were told of, as every store must keep it: memory, SQLite and PostgreSQL."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from builders import DAY, at

from bot.domain.alert import FIRST_PAUSE, GIVEN_UP, LONGEST_PAUSE, Alert, OwedAlert
from bot.ports.store import Store

PAUSED = Alert("paused", "telegram:1", DAY, "slow down")
DEAD = Alert("dead", "telegram:1", DAY, "gone")


async def test_the_first_who_claims_an_alert_tells_it(store: Store) -> None:
    first = await asyncio.gather(*(store.alerts.claim(PAUSED, at()) for _ in range(8)))
    assert sorted(first) == [False] * 7 + [True]


async def test_another_kind_subject_or_day_is_another_alert_and_another_reason_is_none(store: Store) -> None:
    assert await store.alerts.claim(PAUSED, at())
    assert await store.alerts.claim(DEAD, at())
    assert await store.alerts.claim(replace(PAUSED, subject="telegram:2"), at())
    assert await store.alerts.claim(replace(PAUSED, day=DAY + timedelta(days=1)), at())
    assert not await store.alerts.claim(replace(PAUSED, reason="slower still"), at())


async def test_what_was_told_is_not_told_again(store: Store) -> None:
    assert await store.alerts.claim(PAUSED, at())
    await store.alerts.told(PAUSED)
    assert not await store.alerts.claim(PAUSED, at())
    assert await store.alerts.owed(at() + timedelta(days=1)) == ()


async def test_what_nobody_has_is_owed_after_a_pause_with_the_moment_of_its_claim(store: Store) -> None:
    await store.alerts.claim(DEAD, at())
    await store.alerts.claim(PAUSED, at() + timedelta(seconds=1))
    assert await store.alerts.owed(at() + FIRST_PAUSE - timedelta(seconds=1)) == ()
    due = at() + FIRST_PAUSE + timedelta(seconds=1)
    assert await store.alerts.owed(due) == (OwedAlert(DEAD, at()), OwedAlert(PAUSED, at() + timedelta(seconds=1)))


async def test_what_is_owed_is_given_to_one_of_those_who_ask(store: Store) -> None:
    await store.alerts.claim(DEAD, at())
    given = await asyncio.gather(*(store.alerts.owed(at() + FIRST_PAUSE) for _ in range(8)))
    assert sorted(given) == [()] * 7 + [(OwedAlert(DEAD, at()),)]


async def test_the_pauses_grow_up_to_hours_and_end_after_a_week(store: Store) -> None:
    await store.alerts.claim(DEAD, at())
    asked = [*range(0, 100, 5), *range(100, int(GIVEN_UP / timedelta(minutes=1)) + 1_000, 60)]
    tries = [minute for minute in asked if await store.alerts.owed(at() + timedelta(minutes=minute))]
    assert tries[:5] == [5, 10, 20, 40, 80]
    assert max(later - earlier for earlier, later in pairwise(tries)) == LONGEST_PAUSE.seconds / 60
    assert GIVEN_UP - LONGEST_PAUSE <= timedelta(minutes=tries[-1]) < GIVEN_UP


async def test_old_alerts_are_forgotten_and_newer_ones_stay(store: Store) -> None:
    await store.alerts.claim(PAUSED, at())
    await store.alerts.claim(DEAD, at() + timedelta(hours=1))
    assert await store.alerts.drop(at() + timedelta(hours=1)) == 1
    assert await store.alerts.claim(PAUSED, at())
    assert not await store.alerts.claim(DEAD, at())


async def test_a_reason_that_no_database_holds_is_no_reason_to_tell_nobody(store: Store) -> None:
    assert await store.alerts.claim(replace(DEAD, reason="bad \0 \ud800 bytes"), at())
    assert await store.alerts.owed(at() + FIRST_PAUSE) == (OwedAlert(replace(DEAD, reason="bad  ? bytes"), at()),)
