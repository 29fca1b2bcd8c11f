"""Workers that are killed, stopped, woken again and told to end: nothing is lost, nothing comes twice unmarked."""

import asyncio
from collections import Counter
from datetime import timedelta
from itertools import pairwise

from fakes_ledger import FakeLedger
from postman import DAY, LANE, Town, Wire, drained, never
from virtual_time import run

from bot.delivery.lease import LOOK, PROOF, STALE
from bot.delivery.service import Delivering
from bot.ports.ledger import Exchanged
from bot.settings import LaneSettings


def killed(task: asyncio.Task[object], delivering: Delivering) -> None:
    """End a process in its middle: nothing of it runs any more, and the ledger hears nothing."""
    for one in asyncio.all_tasks():
        if one is not asyncio.current_task() and (one is task or one.get_name().startswith(("beat", "recover"))):
            one.cancel()


async def working(delivering: Delivering, seconds: float) -> None:
    """Let a process work for a while, then kill it."""
    task = asyncio.create_task(drained(delivering))
    await asyncio.sleep(seconds)
    killed(task, delivering)
    await asyncio.gather(task, return_exceptions=True)


def test_row_1_a_killed_worker_leaves_at_most_its_window_in_doubt_and_nothing_is_lost() -> None:
    async def main() -> None:
        town = Town(latency=0.3)
        await town.plan(chats=60)
        await working(town.delivering("dead one"), 3.0)
        began = asyncio.get_running_loop().time()
        doubt = [row.number for row in town.ledger.rows.values() if row.state == "sending"]
        assert 0 < len(doubt) <= 10
        await drained(town.delivering("two"))
        assert town.states() == ["sent"] * 60
        twice = {key for key, count in Counter(call.key for call in town.wire.there).items() if count > 1}
        assert len(twice) <= len(doubt)
        assert all(call.mark for call in town.wire.there if call.key in twice and call.at > began)
        assert len(town.wire.there) - len(twice) == 60

    run(main())


def test_row_1_with_keys_that_repeat_a_kill_makes_no_message_twice() -> None:
    async def main() -> None:
        town = Town(latency=0.3, repeatable=110.0)
        await town.plan(chats=60, parts=2)
        for life in range(12):
            await working(town.delivering(f"dead {life}"), 1.0 + 0.37 * life)
        await drained(town.delivering("last"))
        assert set(town.states()) == {"sent"}
        assert len(town.wire.there) == len({call.key for call in town.wire.there}) == 120
        assert not [call for call in town.wire.calls if call.mark]

    run(main())


def test_row_3_a_crash_loop_makes_progress_and_parks_what_kills() -> None:
    async def main() -> None:
        town = Town(latency=0.02, repeatable=110.0)
        await town.plan(chats=5)
        poison = f"telegram:1 edition:{DAY} 1"
        for life in range(60):
            delivering = town.delivering(f"dead {life}")
            task = asyncio.create_task(drained(delivering))
            seen = len(town.wire.calls)
            for _ in range(400):
                await asyncio.sleep(0.02)
                if task.done() or any(call.key == poison for call in town.wire.calls[seen:]):
                    break  # the message ends its process
            killed(task, delivering)
            await asyncio.gather(task, return_exceptions=True)
        assert Counter(town.states()) == {"sent": 4, "parked": 1}
        assert town.wire.keys().count(poison) == 3
        assert [alert.kind for alert in town.told] == ["parked"]

    run(main())


def test_row_3_under_resend_a_message_comes_at_most_once_more() -> None:
    async def main() -> None:
        town = Town()
        await town.plan()
        town.wire.script.extend(["lost"] * 10)
        await drained(town.delivering())
        assert town.states() == ["parked"]
        assert [bool(call.mark) for call in town.wire.calls] == [False, True]

    run(main())


def test_row_4_a_stop_claims_nothing_more_finishes_its_calls_and_leaves_no_doubt() -> None:
    async def main(moment: float) -> None:
        town = Town(latency=5.0)
        await town.plan(chats=60)
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        drain = asyncio.create_task(town.delivering().drain(LANE, stop.is_set))
        await asyncio.sleep(moment)
        stop.set()
        asked, calls = loop.time(), len(town.wire.calls)
        assert await drain == 0.0
        assert loop.time() - asked <= 10.0
        assert len(town.wire.calls) == calls
        assert set(town.states()) <= {"sent", "ready"}
        assert town.states().count("sent") == calls
        seen = await town.ledger.seen(LANE)
        assert seen is not None
        assert seen.owner == ""

    for tenths in range(1, 130, 7):
        run(main(tenths / 10))


def test_row_4_a_call_that_never_ends_is_left_in_doubt_within_the_stops_time() -> None:
    async def main() -> None:
        town = Town(LaneSettings(deadline=30.0))
        await town.plan()
        town.wire.script.append("lost")
        stop = asyncio.Event()
        drain = asyncio.create_task(town.delivering().drain(LANE, stop.is_set))
        await asyncio.sleep(2)
        stop.set()
        began = asyncio.get_running_loop().time()
        await drain
        assert asyncio.get_running_loop().time() - began <= 10.0
        assert town.states() == ["unsure"]

    run(main())


class Stopped(FakeLedger):
    """A ledger as a process sees it that was stopped: what it asks comes back only when it runs again."""

    frozen: asyncio.Event | None = None

    async def exchange(self, *arguments: object) -> Exchanged:  # type: ignore[override]
        given = await super().exchange(*arguments)  # type: ignore[arg-type]
        await self._thaw()
        return given

    async def beat(self, lane: str, fence: int) -> bool:
        await self._thaw()
        return await super().beat(lane, fence)

    async def _thaw(self) -> None:
        if self.frozen is not None:
            await self.frozen.wait()


def shared(town: Town) -> Stopped:
    """Another view of the same rows and lanes."""
    ledger = Stopped(town.ledger._chats)
    ledger._bundles, ledger._lanes = town.ledger._bundles, town.ledger._lanes
    return ledger


def test_row_10_another_takes_a_silent_lane_within_thirty_seconds_and_the_old_one_sends_nothing_more() -> None:
    async def main() -> None:
        town = Town(latency=0.2)
        await town.plan(chats=400)
        loop, ledger, second = asyncio.get_running_loop(), shared(town), Wire(town.clock)
        first = asyncio.create_task(town.delivering("one", ledger).drain(LANE, never))
        other = asyncio.create_task(drained(town.delivering("two", wire=second)))
        await asyncio.sleep(3)
        ledger.frozen = asyncio.Event()
        froze = loop.time()
        await asyncio.sleep(40)
        assert second.calls[0].at - froze < 30
        ledger.frozen.set()
        calls = len(town.wire.calls)
        assert await first == LOOK
        assert len(town.wire.calls) == calls
        await other
        assert Counter(town.states()) == {"sent": 400}
        both = Counter(call.key for call in (*town.wire.there, *second.there))
        assert all(call.mark for call in second.there if both[call.key] > 1)
        assert sum(both.values()) - len(both) <= 10

    run(main())


def test_row_10_a_worker_whose_claim_came_late_sends_none_of_it() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=3)
        ledger = shared(town)
        ledger.frozen = asyncio.Event()
        drain = asyncio.create_task(town.delivering("one", ledger).drain(LANE, never))
        await asyncio.sleep(PROOF + 3)
        assert "sending" in town.states()
        ledger.frozen.set()
        ledger.frozen = None
        await drain
        assert town.wire.calls[0].at > PROOF + 3
        assert town.states() == ["sent"] * 3
        assert not [call for call in town.wire.calls if call.mark]

    run(main())


def test_row_10_the_second_of_two_stays_passive_and_looks_again() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=100)
        first = asyncio.create_task(drained(town.delivering("one")))
        await asyncio.sleep(2)
        second = Wire(town.clock)
        delivering = town.delivering("two", wire=second)
        assert await delivering.drain(LANE, never) == LOOK
        await drained(delivering)
        await first
        assert not second.calls
        assert town.states() == ["sent"] * 100

    run(main())


def test_row_10_a_lane_whose_owner_is_known_dead_is_taken_at_once() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=3)
        assert await town.ledger.take(LANE, "dead one") is not None
        await drained(town.delivering("two"))
        assert asyncio.get_running_loop().time() < STALE
        assert town.states() == ["sent"] * 3

    run(main())


def test_row_10_looks_beside_the_jobs_make_a_takeover_immediate() -> None:
    async def main() -> None:
        town = Town()
        await town.plan()
        assert await town.ledger.take(LANE, "one") is not None
        delivering = town.delivering("two")
        for _ in range(4):
            await delivering.look()
            await asyncio.sleep(LOOK)
        await delivering.drain(LANE, never)
        assert town.states() == ["sent"]

    run(main())


def test_after_a_takeover_nobody_hears_from_us_twice_within_a_second() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=1, parts=4)
        await working(town.delivering("dead one"), 1.3)
        await drained(town.delivering("two"))
        at = [call.at for call in town.wire.calls]
        assert min(after - before for before, after in pairwise(at)) >= 1.05 - 1e-9

    run(main())


def test_row_48_a_wall_clock_that_steps_loses_nothing_and_sends_nothing_twice() -> None:
    async def main(step: timedelta) -> None:
        town = Town(latency=0.2)
        await town.plan(chats=100)
        drain = asyncio.create_task(drained(town.delivering()))
        await asyncio.sleep(2)
        town.clock.step = step
        await drain
        assert town.states() == ["sent"] * 100
        assert len(town.wire.calls) == 100

    for days in (-1, 1):
        run(main(timedelta(days=days)))
