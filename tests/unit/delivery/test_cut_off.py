"""A process that does not reach its platform leaves the lane to one that does, and tells it (FAULTS 10)."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest
from fakes import FakeStore
from fakes_ledger import FakeLedger
from postman import LANE, Call, Town, Wire, drained, never
from virtual_time import LoopClock, run

from bot.delivery.health import REMEMBERED
from bot.delivery.lease import BEAT, PROOF, Lease
from bot.delivery.service import ASIDE, Delivering
from bot.domain.delivery import Outage
from bot.errors import Temporary, Unsure

TAKEN_OVER = 30.0
MINUTES = 120.0


class CutOff(Wire):
    """A platform that this process does not reach from a second of the loop's on; nothing that it sends arrives."""

    since = 0.0

    async def _answered(self, call: Call) -> str:
        if asyncio.get_running_loop().time() < self.since:
            return await super()._answered(call)
        await asyncio.sleep(3.0)
        raise Temporary("no route to host")


class Deaf(CutOff):
    """The same, but that what it sends arrives."""

    async def _answered(self, call: Call) -> str:
        if asyncio.get_running_loop().time() >= self.since:
            self.there.append(call)
            await asyncio.sleep(8.0)
            raise Unsure("no answer")
        return await super()._answered(call)


async def in_turn(one: Delivering, other: Delivering) -> None:
    """A job that each takes in turn, as a work engine hands it to whoever asks, until nothing waits."""
    delay: float | None = 0.0
    while delay is not None:
        for process in (one, other):
            delay = await process.drain(LANE, never)
            if delay is None:
                return
            await asyncio.sleep(delay)


@pytest.mark.parametrize("kind", [CutOff, Deaf])
def test_row_10_a_process_that_does_not_reach_the_platform_leaves_the_lane_to_one_that_does(kind: type[CutOff]) -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=200)
        cut = kind(town.clock)
        cut.since = asyncio.get_running_loop().time() + 3.0
        one = town.delivering("one", wire=cut)
        async with asyncio.timeout(MINUTES):
            await in_turn(one, town.delivering("other"))
        assert set(town.states()) == {"sent"}
        assert min(call.at for call in town.wire.calls) - cut.since < TAKEN_OVER
        twice = {call.key for call in cut.there} & {call.key for call in town.wire.there}
        assert {call.key for call in town.wire.there if call.mark} == twice
        assert len(twice) <= 10
        assert not town.told

    run(main())


def test_row_10_it_looks_again_soon_whether_another_has_the_lane_and_says_what_it_left() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=20)
        one = town.delivering(wire=CutOff(town.clock))
        assert one.away() == {}
        assert await one.drain(LANE, never) == ASIDE
        assert one.away() == {LANE: "no route to host"}
        assert (await town.ledger.lanes(counted=False))[0].paused_until is None, "it keeps nobody else from sending"
        assert await one.drain(LANE, never) == ASIDE
        await asyncio.sleep(REMEMBERED)
        assert one.away() == {}

    run(main())


def test_row_67_an_outage_stands_in_the_ledger_until_its_process_reaches_the_platform_again() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=20)
        one, began = town.delivering(wire=(cut := CutOff(town.clock))), town.clock.now()
        for _ in range(3):
            await one.drain(LANE, never)
            await asyncio.sleep(70.0)
        (lane,) = await town.ledger.lanes(counted=False)
        outage = lane.outage
        assert outage is not None
        assert (outage.owner, outage.reason) == ("one", "no route to host")
        assert outage.since - began < timedelta(seconds=30)
        assert outage.again_at - began > timedelta(seconds=140)
        cut.since = float("inf")
        await drained(one)
        assert set(town.states()) == {"sent"}
        assert (await town.ledger.lanes(counted=False))[0].outages == ()

    run(main())


def test_row_67_a_bot_that_cannot_be_connected_is_an_outage_like_one_met_in_sending() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=1)
        one, began = town.delivering("one"), town.clock.now()
        await one.unreached(LANE, 5.0, "no route to host")
        await asyncio.sleep(5.0)
        await one.unreached(LANE, 60.0, "bad gateway")
        (lane,) = await town.ledger.lanes(counted=False)
        assert lane.outages == (
            Outage("one", lane.fence, began, town.clock.now() + timedelta(seconds=60), "bad gateway"),
        )
        assert (lane.outage, lane.owner) == (lane.outages[0], ""), "another may have the lane"
        assert one.away() == {LANE: "bad gateway"}
        await one.reached(LANE)
        assert (await town.ledger.lanes(counted=False))[0].outages == ()
        assert one.away() == {}

    run(main())


def test_row_67_an_outage_of_a_process_that_is_no_more_is_over_when_the_next_one_connects() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=1)
        await town.delivering("one").unreached(LANE, 60.0, "no route to host")
        two = town.delivering("two")
        assert (await town.ledger.lanes(counted=False))[0].outage
        await two.reached(LANE)
        assert (await town.ledger.lanes(counted=False))[0].outage is None

    run(main())


def test_row_67_who_cannot_connect_says_nothing_of_a_lane_that_another_has_or_drains() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=20)
        one, other = town.delivering("one"), town.delivering("other")
        draining = asyncio.create_task(one.drain(LANE, never))
        await asyncio.sleep(1.0)
        fence = (await town.ledger.lanes(counted=False))[0].fence
        for process in (one, other):
            await process.unreached(LANE, 60.0, "no route to host")
            await process.reached(LANE)
        (lane,) = await town.ledger.lanes(counted=False)
        assert (lane.owner, lane.fence, lane.outages) == ("one", fence, ())
        await draining
        assert set(town.states()) == {"sent"}

    run(main())


class Full(FakeLedger):
    """A ledger that cannot write how platforms are reached, for its first two tries."""

    refusals = 2

    async def unreached(self, *given: Any) -> None:
        self._refuse()
        await super().unreached(*given)

    async def reached(self, *given: Any) -> None:
        self._refuse()
        await super().reached(*given)

    def _refuse(self) -> None:
        self.refusals -= 1
        if self.refusals >= 0:
            raise Temporary("the disk is full")


@pytest.mark.parametrize("refusals", [1, 2])
def test_row_62_an_outage_that_could_not_be_kept_is_over_all_the_same(refusals: int) -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=20)
        cut = CutOff(town.clock)
        ledger = Full(town.ledger._chats)
        ledger._bundles = town.ledger._bundles
        one = town.delivering(wire=cut, ledger=ledger)
        ledger.refusals = 0
        await one.drain(LANE, never)
        assert (await ledger.lanes(counted=False))[0].outages
        cut.since, ledger.refusals = float("inf"), refusals
        await drained(one)
        assert (await ledger.lanes(counted=False))[0].outages == ()

    run(main())


def test_a_process_that_is_alone_tries_again_by_itself() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=20)
        town.wire.script.extend([Temporary("no route to host")] * 12)
        await drained(town.delivering())
        assert set(town.states()) == {"sent"}

    run(main())


class Silent(FakeLedger):
    """A ledger on a connection that is dead, which nobody has noticed yet."""

    async def beat(self, lane: str, fence: int) -> bool:
        await asyncio.sleep(20.0)
        raise Temporary("the connection is lost")


def test_row_10_a_worker_says_that_its_database_does_not_answer(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        ledger = Silent(FakeStore().ledger._chats)
        fence = await ledger.take(LANE, "one")
        assert fence is not None
        lease = Lease(ledger, LoopClock(), LANE, fence)
        keeping = asyncio.create_task(lease.keep(lambda: None))
        await asyncio.sleep(PROOF - 0.1)
        assert not caplog.records
        await asyncio.sleep(0.2)
        assert [record.message for record in caplog.records] == [
            f"{LANE}: the database has not answered for 10 s: nothing is sent until it does"
        ]
        await asyncio.sleep(BEAT)
        assert len(caplog.records) == 1
        keeping.cancel()

    with caplog.at_level(logging.WARNING, "bot.delivery.lease"):
        run(main())
