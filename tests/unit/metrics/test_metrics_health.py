"""Health: what lives, what is ready, and every reason in words."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from builders import DAY, a_day_without, a_source_report, an_edition, at
from builders_ledger import LANE, NOW, planned, taken
from fakes import FakeClock, FakeEditions, FakeStore, _Memory
from fakes_chats import ChatMemory
from fakes_ledger import FakeLedger

from adapters.metrics.counted import Counted
from adapters.metrics.exposed import exposition
from adapters.metrics.health import Health
from adapters.serve import Page
from adapters.supervise import Vitals, supervised
from bot.domain.edition import Edition
from bot.errors import BadSetting, Temporary
from bot.ports.ledger import LaneState


def a_health(store: FakeStore, clock: FakeClock, vitals: Vitals | None = None) -> Health:
    return Health(store, clock, time(23), (LANE,), "me", vitals or Vitals())


def read(page: Page) -> tuple[int, dict[str, Any]]:
    return page.status, json.loads(page.body)


async def test_ready_where_the_database_answers_and_the_edition_is_there() -> None:
    store = FakeStore()
    await store.editions.publish(an_edition())
    await planned(store, "1")
    await taken(store)
    status, said = read(await a_health(store, FakeClock(NOW)).ready())
    assert status == 200
    assert said["ready"] is True
    assert said["lanes"] == {LANE: "held here"}
    assert said["edition"] == f"{DAY}: published"


class Unread(FakeEditions):
    """Has one edition, which is not to be read whole."""

    async def counts(self, *, before: date, most: int) -> tuple[tuple[date, Mapping[str, int]], ...]:
        return ((DAY, {}),) if before > DAY else ()

    async def on(self, day: date) -> Edition | None:
        raise AssertionError(day)


async def test_an_edition_that_is_there_is_not_read_whole() -> None:
    store, none = FakeStore(), _Memory()
    store.editions = Unread(none)
    assert read(await a_health(store, FakeClock(NOW)).ready())[1]["edition"] == f"{DAY}: published"


async def test_a_day_without_papers_is_ready_and_says_why() -> None:
    store = FakeStore()
    await store.editions.publish(a_day_without())
    status, said = read(await a_health(store, FakeClock(NOW + timedelta(hours=3))).ready())
    assert status == 200
    assert said["edition"] == f"{DAY}: no_papers"


async def test_a_lane_of_another_is_passive_and_a_pause_is_told_with_its_reason() -> None:
    store, clock = FakeStore(), FakeClock(NOW)
    await store.editions.publish(an_edition())
    await planned(store, "1")
    one = a_health(store, clock)
    assert read(await one.ready())[1]["lanes"] == {LANE: "free: nothing is to be sent"}
    await taken(store, "another")
    assert read(await one.ready())[1]["lanes"] == {LANE: "passive: another process has it"}
    await store.ledger.pause(LANE, NOW + timedelta(hours=2), "too many requests")
    status, said = read(await one.ready())
    assert status == 200
    assert said["lanes"] == {LANE: "paused until 2024-07-17 01:30 UTC: too many requests"}


async def test_a_late_edition_is_not_ready_and_says_whose_fault_it_is() -> None:
    store, clock = FakeStore(), FakeClock(at(DAY, 23, 30))
    one = a_health(store, clock)
    assert read(await one.ready()) == (200, {"ready": True, "tasks": {}, "database": "ok",
        "lanes": {LANE: "free: nothing is to be sent"}, "edition": f"{DAY}: being built"})  # fmt: skip
    clock.advance(timedelta(seconds=1))
    assert read(await one.ready())[1]["edition"] == f"late: {DAY} closed at {DAY} 23:00 UTC: not written yet"
    failed = a_source_report(found=0, error="503")
    await store.editions.publish(a_day_without(reason="sources_failed", sources=(failed,)))
    status, said = read(await one.ready())
    assert status == 503
    assert said["edition"].endswith("huggingface: 503")


class Ill(FakeLedger):
    """Fails at its first reading, and never answers the others."""

    asked = 0

    async def lanes(self, *, counted: bool = True) -> tuple[LaneState, ...]:
        self.asked += 1
        if self.asked == 1:
            raise Temporary("the disk is full")
        await asyncio.Event().wait()
        return ()


async def test_a_database_that_fails_or_is_silent_is_told() -> None:
    store = FakeStore()
    store.ledger = Ill(ChatMemory())
    one = replace(a_health(store, FakeClock(NOW)), patience=0.01)
    assert read(await one.ready()) == (503, {"ready": False, "tasks": {}, "database": "the disk is full"})
    status, said = read(await one.ready())
    assert status == 503
    assert said["database"].startswith("no answer within")
    assert read(await one.lives())[0] == 200


async def test_row_66_health_shows_a_task_that_died_until_it_is_back() -> None:
    store, vitals, goes_on = FakeStore(), Vitals(), asyncio.Event()
    await store.editions.publish(an_edition())
    one, counted = a_health(store, FakeClock(NOW), vitals), Counted(vitals)
    faults: list[Exception] = [Temporary("cannot be reached")]

    async def life() -> None:
        if faults:
            raise faults.pop()
        goes_on.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(supervised("telegram bot", life, (0.05,), vitals=vitals))
    while not vitals.down:  # noqa: ASYNC110 - what is waited for tells nobody
        await asyncio.sleep(0)
    died = {"telegram bot": "died: cannot be reached"}
    assert read(await one.ready())[0] == 503
    assert read(await one.ready())[1]["tasks"] == died
    assert read(await one.lives()) == (200, {"process": "ok", "tasks": died})
    assert b'jogan_task_up{task="telegram bot"} 0.0' in exposition(tuple(counted.samples()))
    await goes_on.wait()
    assert read(await one.ready())[0] == 200
    text = exposition(tuple(counted.samples()))
    assert b'jogan_task_deaths_total{task="telegram bot"} 1.0' in text
    assert b'jogan_task_up{task="telegram bot"} 1.0' in text
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("fault", [BadSetting("JOGAN_X", "y", "z"), RuntimeError("a bug")])
async def test_a_task_is_down_whatever_it_died_of(fault: Exception) -> None:
    vitals = Vitals()

    async def life() -> None:
        raise fault

    task = asyncio.create_task(supervised("the ticks", life, (60.0,), vitals=vitals))
    while not vitals.down:  # noqa: ASYNC110 - what is waited for tells nobody
        await asyncio.sleep(0)
    assert vitals.deaths == {"the ticks": 1}
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_row_10_a_lane_that_is_left_to_other_machines_is_told_with_its_reason() -> None:
    store = FakeStore()
    await store.editions.publish(an_edition())
    await planned(store, "1")
    await taken(store, "another")
    reasons = {LANE: "no route to host"}
    one = replace(a_health(store, FakeClock(NOW)), away=lambda: reasons)
    status, said = read(await one.ready())
    assert (status, said["ready"]) == (503, False)
    assert said["lanes"] == {LANE: "left to other machines: no route to host"}
    reasons.clear()
    assert read(await one.ready())[0] == 200
