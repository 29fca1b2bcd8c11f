"""A worker whose commits fail, come to nothing, or are somebody else's matter: no row is doubted without a call."""

import asyncio
from collections import Counter
from datetime import timedelta

from fakes_ledger import FakeLedger
from postman import LANE, Town, drained, never
from virtual_time import run

from bot.delivery.lease import LOOK
from bot.errors import Temporary
from bot.ports.ledger import Exchanged
from bot.settings import LaneSettings


class Broken(FakeLedger):
    """Its connection breaks at some exchanges, by number: before the commit, or after it and before the answer."""

    before: frozenset[int] = frozenset()
    after: frozenset[int] = frozenset()
    count = 0

    async def exchange(self, *arguments: object) -> Exchanged:  # type: ignore[override]
        self.count += 1
        if self.count in self.before:
            raise Temporary("the connection broke")
        given = await super().exchange(*arguments)  # type: ignore[arg-type]
        if self.count in self.after:
            raise Temporary("the connection broke while it was committed")
        return given


def broken(town: Town) -> Broken:
    ledger = Broken(town.ledger._chats)
    ledger._bundles, ledger._lanes = town.ledger._bundles, town.ledger._lanes
    return ledger


def test_row_1_a_commit_of_which_nobody_knows_leaves_no_doubt_about_what_never_left() -> None:
    """Under `hold` each doubt is an operator's work, and none of these rows was on the wire."""

    async def main() -> None:
        town = Town(LaneSettings(unsure="hold"))
        await town.plan(chats=40, parts=2)
        ledger = broken(town)
        ledger.after, ledger.before = frozenset(range(3, 200, 9)), frozenset(range(5, 200, 13))
        await drained(town.delivering(ledger=ledger))
        assert town.states() == ["sent"] * 80
        assert set(Counter(call.key for call in town.wire.calls).values()) == {1}
        assert max(row.unclean for row in town.ledger.rows.values()) == 0

    run(main())


def test_row_15_what_a_short_pause_kept_from_its_claim_goes_first_after_it_and_not_last() -> None:
    """The pause was met by another process, so that this one learns of it with a claim."""

    async def main() -> None:
        town = Town()
        await town.plan(chats=600)
        loop = asyncio.get_running_loop()
        drain = asyncio.create_task(drained(town.delivering()))
        await asyncio.sleep(3)
        await town.ledger.pause(LANE, town.clock.now() + timedelta(seconds=2), "asked by an answer")
        paused = loop.time()
        await drain
        assert town.states() == ["sent"] * 600
        assert not [call for call in town.wire.calls if paused + 0.1 < call.at < paused + 2]
        order = [int(call.address.id) for call in town.wire.calls]
        assert max(abs(place - number) for place, number in enumerate(order, 1)) <= 10

    run(main())


def test_row_10_one_process_has_one_worker_on_a_lane_however_often_its_job_is_put() -> None:
    """A process that froze finds its job put again by others, while its first worker goes on."""

    async def main() -> None:
        town = Town()
        await town.plan(chats=100)
        delivering = town.delivering()
        first = asyncio.create_task(drained(delivering))
        await asyncio.sleep(1)
        assert await delivering.drain(LANE, never) == LOOK
        await first
        seen = await town.ledger.seen(LANE)
        assert seen is not None
        assert seen.fence == 1
        assert town.states() == ["sent"] * 100

    run(main())
