"""The lease: proofs, signs of life, and when an owner is no more by the clock of whoever looks."""

import asyncio
from datetime import timedelta

import pytest
from fakes import FakeStore
from fakes_ledger import FakeLedger
from virtual_time import LoopClock, run

from bot.delivery.lease import BEAT, LOOK, PROOF, STALE, Lease, Watch
from bot.errors import Temporary
from bot.ports.ledger import LaneSeen

LANE = "telegram:1"


class Away(FakeLedger):
    """A ledger that cannot be asked while `away`."""

    away = False

    async def beat(self, lane: str, fence: int) -> bool:
        if self.away:
            raise Temporary("the database is away")
        return await super().beat(lane, fence)


async def a_lease() -> tuple[Away, Lease, LoopClock]:
    """A lane that was taken just now."""
    store = FakeStore()
    ledger, clock = Away(store.ledger._chats), LoopClock()
    fence = await ledger.take(LANE, "one")
    assert fence is not None
    return ledger, Lease(ledger, clock, LANE, fence), clock


def test_it_stops_before_another_may_begin() -> None:
    assert BEAT * 3 < PROOF < STALE


def test_row_10_a_worker_without_proof_for_ten_seconds_is_not_fresh() -> None:
    async def main() -> None:
        _, lease, _ = await a_lease()
        await asyncio.sleep(PROOF - 0.1)
        assert lease.is_fresh()
        await asyncio.sleep(0.2)
        assert not lease.is_fresh()
        lease.proved(lease.began())
        assert lease.is_fresh()

    run(main())


def test_row_10_a_proof_counts_from_when_it_was_asked_for() -> None:
    async def main() -> None:
        _, lease, _ = await a_lease()
        asked = lease.began()
        await asyncio.sleep(PROOF + 1)
        lease.proved(asked)
        assert not lease.is_fresh()

    run(main())


def test_row_47_a_machine_that_slept_takes_no_old_proof_for_a_fresh_one() -> None:
    async def main() -> None:
        _, lease, clock = await a_lease()
        clock.step = timedelta(hours=8)  # the loop's clock may have stood still
        assert not lease.is_fresh()
        clock.step = -timedelta(hours=8)
        assert lease.is_fresh()

    run(main())


def test_signs_of_life_keep_it_fresh() -> None:
    async def main() -> None:
        ledger, lease, _ = await a_lease()
        keeping = asyncio.create_task(lease.keep(lambda: None))
        await asyncio.sleep(60)
        assert lease.is_fresh()
        ledger.away = True
        await asyncio.sleep(PROOF + BEAT)
        assert lease.held
        assert not lease.is_fresh()
        ledger.away = False
        await asyncio.sleep(BEAT)
        assert lease.is_fresh()
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)

    run(main())


def test_row_10_a_lane_that_is_anothers_is_noticed_and_told() -> None:
    async def main() -> None:
        ledger, lease, _ = await a_lease()
        told: list[str] = []
        keeping = asyncio.create_task(lease.keep(lambda: told.append("changed")))
        seen = await ledger.seen(LANE)
        assert await ledger.take(LANE, "two", seen) is not None
        await keeping
        assert not lease.held
        assert not lease.is_fresh()
        assert told == ["changed"]

    run(main())


@pytest.mark.parametrize("owner", ["", "me", "dead 1"])
def test_a_lane_that_is_free_ours_or_left_by_the_dead_may_be_taken_at_once(owner: str) -> None:
    async def main() -> None:
        watch = Watch(FakeStore().ledger, "me", lambda owner: owner.startswith("dead"))
        assert watch.may_take(LANE, LaneSeen(owner, 3, 7))
        assert watch.may_take(LANE, None)

    run(main())


def test_row_10_a_living_owner_is_never_taken_from_and_a_silent_one_after_twelve_seconds() -> None:
    async def main() -> None:
        ledger = FakeStore().ledger
        fence = await ledger.take(LANE, "one")
        assert fence is not None
        watch = Watch(ledger, "two", lambda _: False)
        for _ in range(10):
            assert not watch.may_take(LANE, await watch.look(LANE))
            await asyncio.sleep(LOOK)
            assert await ledger.beat(LANE, fence)
        silent = asyncio.get_running_loop().time()
        while not watch.may_take(LANE, await watch.look(LANE)):  # noqa: ASYNC110 -- it looks at a ledger
            await asyncio.sleep(LOOK)
        assert STALE <= asyncio.get_running_loop().time() - silent <= STALE + LOOK

    run(main())


def test_row_10_what_was_seen_long_ago_says_nothing_of_a_lane_that_changed_since() -> None:
    async def main() -> None:
        ledger = FakeStore().ledger
        fence = await ledger.take(LANE, "one")
        assert fence is not None
        watch = Watch(ledger, "two", lambda _: False)
        await watch.look(LANE)
        await asyncio.sleep(100)
        await ledger.beat(LANE, fence)
        assert not watch.may_take(LANE, await ledger.seen(LANE))

    run(main())
