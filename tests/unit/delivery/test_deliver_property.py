"""Random scripts of what a platform answers, with kills between: every row is accounted for, and no limit is broken."""

import asyncio
import itertools
from collections import Counter, defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postman import LANE, Answer, Town, drained
from virtual_time import run

from bot.domain.chat import ChatKind
from bot.errors import BadMarkup, BadPayload, Refused, Temporary, Unsure
from bot.settings import LaneSettings

OVER = {"sent", "dead", "parked", "expired"}
ANSWERS: tuple[tuple[str, Answer], ...] = (
    ("arrived", None),
    ("lost", "lost"),
    ("gone", "gone"),
    ("refused connection", Temporary("connection refused")),
    ("slow here", Temporary("slow down", 7.0)),
    ("slow everywhere", Temporary("too many requests", 11.0, everywhere=True)),
    ("reset", Unsure("reset after it was written")),
    ("blocked", Refused("blocked", "blocked by the user")),
    ("markup", BadMarkup("can't parse")),
    ("payload", BadPayload("what is this")),
    ("bug", ZeroDivisionError("a bug")),
)
BY_NAME = dict(ANSWERS)
SCRIPTS = st.lists(st.sampled_from([name for name, _ in ANSWERS]), max_size=25)
KINDS = st.sampled_from(["private", "group"])
SLOW = [HealthCheck.too_slow]


async def delivered(town: Town, lives: list[float]) -> None:
    """Processes that are killed after some seconds each, and one that ends the work."""
    for number, seconds in enumerate(lives):
        task = asyncio.create_task(drained(town.delivering(f"dead {number}")))
        await asyncio.sleep(seconds)
        for one in asyncio.all_tasks() - {asyncio.current_task()}:  # type: ignore[arg-type]
            one.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0)
        town.wire.on_wire = 0
    await drained(town.delivering("last"), 20_000)


def most_in_a_second(at: list[float]) -> int:
    return max((sum(first <= each <= first + 1 for each in at) for first in at), default=0)


def check(town: Town, rate: float) -> None:
    """What holds whatever happened."""
    assert set(town.states()) <= OVER
    assert town.wire.most_on_wire <= town.settings.window_most
    at = [call.at for call in town.wire.calls]
    assert most_in_a_second(at) <= rate + 1
    by_place: dict[str, list[float]] = defaultdict(list)
    for call in town.wire.calls:
        by_place[call.address.id].append(call.at)
    for times in by_place.values():
        assert all(after - before >= 1.05 - 1e-6 for before, after in itertools.pairwise(times))
    for place, times in by_place.items():
        if place.startswith("-"):
            assert not [first for first, last in zip(times, times[18:], strict=False) if last - first < 60 - 1e-6]
    arrived = Counter(call.key for call in town.wire.there)
    sent = [row for row in town.ledger.rows.values() if row.state == "sent"]
    assert len(sent) <= len(arrived)
    for key, count in arrived.items():
        copies = [call for call in town.wire.there if call.key == key]
        assert count == 1 or (count == 2 and copies[1].mark)


def check_order(town: Town) -> None:
    """Parts follow each other, but for those of which nobody knew."""
    arrived: dict[str, list[int]] = defaultdict(list)
    for call in town.wire.there:
        if not call.mark:
            arrived[call.address.id].append(int(call.key.split()[-1]))
    doubted = {(row.chat, row.part) for row in town.ledger.rows.values() if row.unclean}
    for place, parts in arrived.items():
        clean = [part for part in parts if (abs(int(place)), part) not in doubted]
        assert clean == sorted(clean)


@settings(max_examples=40, suppress_health_check=SLOW)
@given(SCRIPTS, st.integers(1, 6), st.integers(1, 4), KINDS, st.lists(st.floats(0.5, 9.0), max_size=3))
@pytest.mark.timeout(60)
def test_whatever_happens_each_row_ends_and_no_limit_is_broken(
    script: list[str], chats: int, parts: int, kind: ChatKind, lives: list[float]
) -> None:
    async def main() -> None:
        town = Town(LaneSettings(rate=5.0), latency=0.4)
        await town.plan(chats, parts, kind)
        town.wire.script.extend(BY_NAME[name] for name in script)
        await delivered(town, lives)
        check(town, 5.0)
        check_order(town)
        waits = [call.at for call in town.wire.calls]
        state = (await town.ledger.lanes())[0]
        assert state.lane == LANE
        assert state.paused_until is None or waits

    run(main())


@settings(max_examples=30, suppress_health_check=SLOW)
@given(SCRIPTS, st.integers(1, 6), st.integers(1, 3), st.lists(st.floats(0.5, 9.0), max_size=3), st.booleans())
@pytest.mark.timeout(60)
def test_where_a_key_repeats_and_the_place_can_be_asked_nothing_ever_comes_twice(
    script: list[str], chats: int, parts: int, lives: list[float], searchable: bool
) -> None:
    async def main() -> None:
        town = Town(LaneSettings(rate=5.0), latency=0.4, repeatable=110.0, searchable=searchable)
        await town.plan(chats, parts)
        town.wire.script.extend(BY_NAME[name] for name in script)
        await delivered(town, lives)
        check(town, 5.0)
        if searchable:
            assert len({call.key for call in town.wire.there}) == len(town.wire.there)

    run(main())


@settings(max_examples=20, suppress_health_check=SLOW)
@given(SCRIPTS, st.integers(1, 6), st.integers(1, 3), st.lists(st.floats(0.5, 9.0), max_size=3))
@pytest.mark.timeout(60)
def test_under_hold_nothing_ever_comes_twice(script: list[str], chats: int, parts: int, lives: list[float]) -> None:
    async def main() -> None:
        town = Town(LaneSettings(rate=5.0, unsure="hold"), latency=0.4)
        await town.plan(chats, parts)
        town.wire.script.extend(BY_NAME[name] for name in script)
        await delivered(town, lives)
        check(town, 5.0)
        assert len({call.key for call in town.wire.there}) == len(town.wire.there)

    run(main())
