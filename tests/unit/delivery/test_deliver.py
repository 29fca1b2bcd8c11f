"""A lane's worker over hours of virtual time: what arrives, in which order, at which pace, and what failures do."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from fakes_ledger import FakeLedger
from postman import DAY, LANE, Town, drained, never
from virtual_time import run

from bot.delivery.health import MOST_REFUSALS
from bot.domain.chat import Address
from bot.errors import BadMarkup, BadPayload, JoganError, Moved, Refused, Temporary, Unsure
from bot.settings import LaneSettings


def parts_of(town: Town, address: Address) -> list[str]:
    """What a chat was sent, in order of the calls."""
    return [call.key.split()[-1] for call in town.wire.calls if call.address == address]


def test_everything_arrives_once_in_order_at_the_lanes_rate() -> None:
    async def main() -> None:
        town = Town()
        addresses = await town.plan(chats=96, parts=3)
        await drained(town.delivering())
        assert town.states() == ["sent"] * 288
        assert len(set(town.wire.keys())) == len(town.wire.calls) == 288
        assert all(parts_of(town, each) == ["1", "2", "3"] for each in addresses)
        began, ended = town.wire.calls[0].at, town.wire.calls[-1].at
        assert ended - began <= 1.10 * 288 / 23
        row = town.ledger.rows[1]
        assert row.message_id == "1"
        assert await town.store.messages.at(addresses[0], "1") is not None

    run(main())


def test_a_worker_that_has_nothing_to_do_takes_no_lane_and_frees_the_one_it_had() -> None:
    async def main() -> None:
        town = Town()
        delivering = town.delivering()
        assert await delivering.drain(LANE, never) is None
        assert await town.ledger.seen(LANE) is None
        assert await delivering.drain("telegram:2", never) is None
        await town.plan()
        await drained(delivering)
        seen = await town.ledger.seen(LANE)
        assert seen is not None
        assert seen.owner == ""

    run(main())


def test_row_9_any_part_that_fails_for_certain_holds_the_later_ones_back_and_nothing_is_repeated() -> None:
    async def main(part: int) -> None:
        town = Town()
        (address,) = await town.plan(parts=5)
        key = f"telegram:1 edition:{DAY} {part}"
        town.wire.by_key[key].append(Temporary("connection refused"))
        await drained(town.delivering())
        order = [1, 2, 3, 4, 5]
        order.insert(part, part)
        assert parts_of(town, address) == [str(each) for each in order]
        assert [call.key for call in town.wire.there] == [f"telegram:1 edition:{DAY} {each}" for each in range(1, 6)]
        assert town.states() == ["sent"] * 5

    for part in range(1, 6):
        run(main(part))


def test_row_9_a_part_of_which_nobody_knows_holds_nothing_back_and_comes_again_marked() -> None:
    async def main(part: int) -> None:
        town = Town()
        await town.plan(parts=5)
        town.wire.by_key[f"telegram:1 edition:{DAY} {part}"].append("lost")
        await drained(town.delivering())
        arrived = [int(call.key.split()[-1]) for call in town.wire.there]
        assert sorted(arrived) == sorted([1, 2, 3, 4, 5, part])
        assert [call.key.split()[-1] for call in town.wire.there if call.mark] == [str(part)]
        if part < 5:
            assert arrived[part] == part + 1
        assert town.states() == ["sent"] * 5

    for part in range(1, 6):
        run(main(part))


def test_row_5_what_may_have_arrived_is_never_repeated_under_hold() -> None:
    async def main() -> None:
        town = Town(LaneSettings(unsure="hold"))
        await town.plan(chats=2, parts=2)
        town.wire.by_key[f"telegram:1 edition:{DAY} 1"].append("lost")
        town.wire.by_key[f"telegram:2 edition:{DAY} 2"].append(Unsure("reset after it was written"))
        await drained(town.delivering())
        assert sorted(town.states()) == ["parked", "parked", "sent", "sent"]
        assert len(town.wire.calls) == 4
        assert [alert.kind for alert in town.told] == ["parked"]

    run(main())


@pytest.mark.parametrize("fate", ["lost", "gone"])
def test_row_5_7_where_a_key_gives_the_first_message_again_it_is_sent_again_without_a_mark(fate: str) -> None:
    async def main() -> None:
        town = Town(repeatable=110.0)
        await town.plan(parts=2)
        town.wire.by_key[f"telegram:1 edition:{DAY} 1"].append(fate)
        await drained(town.delivering())
        assert town.states() == ["sent", "sent"]
        assert sorted(call.key.split()[-1] for call in town.wire.there) == ["1", "2"]
        assert [call.mark for call in town.wire.calls] == ["", "", ""]
        assert town.wire.searched == 0

    run(main())


@pytest.mark.parametrize("fate", ["lost", "gone"])
def test_row_1_later_the_platform_is_asked_and_what_is_there_is_not_sent_again(fate: str) -> None:
    async def main() -> None:
        town = Town(repeatable=110.0, searchable=True)
        await town.plan()
        fence = await town.ledger.take(LANE, "dead one")
        assert fence is not None
        given = await town.ledger.exchange(LANE, fence, [], [1], town.clock.now())
        assert given.claimed == {1}
        town.wire.script.append(fate)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):  # the call leaves, and its process is killed
                await town.wire.send(Address("telegram", "1"), "private", _part(), key=f"telegram:1 edition:{DAY} 1")
        await asyncio.sleep(300)
        await drained(town.delivering("two"))
        assert town.states() == ["sent"]
        assert len(town.wire.there) == 1
        assert town.wire.searched >= 1

    run(main())


def _part() -> object:
    from bot.ports.platform import Rendered

    return Rendered("body 1", "part 1")


def test_row_1_a_key_is_not_trusted_after_its_time_however_long_the_lane_paused() -> None:
    async def main() -> None:
        town = Town(repeatable=110.0, searchable=True)
        await town.plan()
        town.wire.script.extend(["lost", Temporary("too many requests", 200.0, everywhere=True)])
        await drained(town.delivering())
        assert town.states() == ["sent"]
        assert len(town.wire.there) == 1
        assert town.wire.searched == 1

    run(main())


def test_row_6_certain_failures_are_tried_again_with_growing_pauses_until_it_works() -> None:
    async def main() -> None:
        town = Town()
        await town.plan()
        town.wire.script.extend([Temporary("connection refused")] * 4)
        await drained(town.delivering())
        at = [call.at for call in town.wire.calls]
        pauses = [after - before for before, after in pairwise(at)]
        assert [round(pause) for pause in pauses] == pytest.approx([2, 5, 15, 60], abs=1.5)
        assert town.states() == ["sent"]

    run(main())


def test_row_6_an_outage_of_twelve_hours_costs_few_calls_and_everything_arrives_after_it() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=3)
        loop, end = asyncio.get_running_loop(), 12 * 3_600.0
        answered = town.wire._answered

        async def away(call: object) -> str:
            if loop.time() < end:
                raise Temporary("connection refused")
            return await answered(call)  # type: ignore[arg-type]

        town.wire._answered = away  # type: ignore[method-assign]
        await drained(town.delivering(), 13 * 3_600.0)
        assert town.states() == ["sent"] * 3
        assert len(town.wire.there) == 3
        assert len(town.wire.calls) < 8 + 5 + 12 * 70
        assert loop.time() < end + 400
        assert [alert.kind for alert in town.told] == ["unreachable"]

    run(main())


def test_row_7_an_outage_in_which_nothing_answers_leaves_few_doubts() -> None:
    async def main() -> None:
        town = Town(latency=0.05)
        await town.plan(chats=200)
        answered = town.wire._answered

        async def silent(call: object) -> str:
            if asyncio.get_running_loop().time() < 60:
                raise Unsure("no answer")
            return await answered(call)  # type: ignore[arg-type]

        town.wire._answered = silent  # type: ignore[method-assign]
        await drained(town.delivering())
        assert len([row for row in town.ledger.rows.values() if row.unclean]) <= 12
        assert town.states().count("sent") >= 188

    run(main())


def test_row_13_a_message_that_is_not_read_is_tried_once_bare_and_keeps_no_other() -> None:
    async def main() -> None:
        town = Town()
        addresses = await town.plan(chats=3, parts=2)
        town.wire.by_key[f"telegram:1 edition:{DAY} 1"].append(BadMarkup("can't parse entities"))
        town.wire.by_key[f"telegram:2 edition:{DAY} 1"].extend([BadMarkup("no"), BadMarkup("no")])
        town.wire.by_key[f"telegram:3 edition:{DAY} 1"].append(BadPayload("no"))
        await drained(town.delivering())
        assert [call.bare for call in town.wire.calls if call.key.endswith("1")].count(True) == 2
        assert parts_of(town, addresses[0]) == ["1", "1", "2"]
        assert parts_of(town, addresses[1]) == ["1", "1", "2"]
        assert parts_of(town, addresses[2]) == ["1", "2"]
        assert town.states() == ["sent", "dead", "dead", "sent", "sent", "sent"]
        assert [alert.kind for alert in town.told] == ["dead"]

    run(main())


def test_row_14_a_slow_platform_is_waited_for_with_few_calls_on_the_wire_and_few_rows_in_memory() -> None:
    async def main() -> None:
        town = Town(latency=2.0)
        await town.plan(chats=150, parts=2)
        asked: list[int] = []
        ready = town.ledger.ready

        async def watched(lane: str, now: object, most: int, *, after: int = 0) -> object:
            rows = await ready(lane, now, most, after=after)  # type: ignore[arg-type]
            asked.append(len(rows))
            return rows

        town.ledger.ready = watched  # type: ignore[assignment, method-assign]
        await drained(town.delivering())
        assert town.states() == ["sent"] * 300
        assert town.wire.most_on_wire == 10
        assert 0 < max(asked) <= 256
        assert asyncio.get_running_loop().time() <= 1.1 * 300 / (10 / 2.0)

    run(main())


def test_row_15_no_call_leaves_in_a_pause_of_the_whole_bot_and_it_goes_on_slower() -> None:
    async def main() -> None:
        town = Town(latency=0.3)
        await town.plan(chats=100)
        town.wire.script.extend([None] * 20 + [Temporary("too many requests", 17.0, everywhere=True)])
        await drained(town.delivering())
        met = town.wire.calls[20].at + 0.3
        assert not [call for call in town.wire.calls if met < call.at < met + 17.0]
        after = [call.at for call in town.wire.calls if call.at >= met + 17.0]
        assert (len(after) - 1) / (after[-1] - after[0]) < 15
        assert town.states() == ["sent"] * 100
        state = (await town.ledger.lanes())[0]
        assert state.reason == "too many requests"

    run(main())


class Slow(FakeLedger):
    """A ledger on a slow disk: a claim is there some time before the process hears of it."""

    async def exchange(self, *arguments: object) -> object:  # type: ignore[override]
        given = await super().exchange(*arguments)  # type: ignore[arg-type]
        await asyncio.sleep(0.15)
        return given


def test_row_15_what_was_claimed_before_a_pause_does_not_leave_in_it() -> None:
    async def main(nth: int, latency: float) -> None:
        town = Town(latency=latency)
        await town.plan(chats=12)
        slow = Slow(town.ledger._chats)
        slow._bundles, slow._lanes = town.ledger._bundles, town.ledger._lanes
        town.wire.script.extend([None] * nth + [Temporary("too many requests", 30.0, everywhere=True)])
        drain = asyncio.create_task(drained(town.delivering(ledger=slow)))
        await asyncio.sleep(10)
        assert "sending" not in town.states()
        await drain
        met = town.wire.calls[nth].at + latency
        assert not [call for call in town.wire.calls if met < call.at < met + 30.0]
        assert town.states() == ["sent"] * 12
        assert not [row for row in town.ledger.rows.values() if row.unclean]

    for nth in range(2, 7):
        for latency in (0.03, 0.07, 0.11):
            run(main(nth, latency))


def test_row_15_a_pause_that_another_process_met_holds_from_the_next_claim_on() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=60)
        drain = asyncio.create_task(drained(town.delivering()))
        await asyncio.sleep(2)
        await town.ledger.pause(LANE, town.clock.now() + timedelta(seconds=30), "met by an answer")
        await drain
        assert not [call for call in town.wire.calls if 2.1 < call.at < 32]
        assert town.states() == ["sent"] * 60

    run(main())


def test_row_16_a_refusal_for_one_group_holds_back_that_group_alone() -> None:
    async def main() -> None:
        town = Town()
        first, second = await town.plan(chats=2, parts=3, kind="group")
        town.wire.by_key[f"telegram:-1 edition:{DAY} 1"].append(Temporary("slow down", 40.0))
        await drained(town.delivering())
        mine = [call.at for call in town.wire.calls if call.address == first]
        others = [call.at for call in town.wire.calls if call.address == second]
        assert mine[1] - mine[0] >= 40.0
        assert others[-1] < mine[1]
        assert town.states() == ["sent"] * 6

    run(main())


def test_row_17_a_pause_of_hours_survives_a_restart_and_an_operator_is_told() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=30)
        town.wire.script.append(Temporary("flood", 36_000.0, everywhere=True))
        await drained(town.delivering("one"), 60)
        met = town.wire.calls[0].at
        calls = len(town.wire.calls)
        assert calls < 10
        await drained(town.delivering("two"), 40_000)
        assert town.wire.calls[calls].at >= met + 36_000
        assert town.states() == ["sent"] * 30
        assert [alert.kind for alert in town.told] == ["paused"]

    run(main())


def test_row_18_a_thousand_chats_at_nine_are_paced() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=300)
        await drained(town.delivering())
        at = [call.at for call in town.wire.calls]
        assert max(sum(first <= each <= first + 1 for each in at) for first in at) <= 24
        assert at[-1] - at[0] <= 1.10 * 300 / 23

    run(main())


def test_row_20_five_hundred_refusals_in_ten_minutes_pause_the_lane_and_each_chat_is_asked_once() -> None:
    async def main() -> None:
        town = Town(LaneSettings(rate=30.0), latency=0.01)
        await town.plan(chats=MOST_REFUSALS + 60)
        town.wire.script.extend([Refused("gone", "unknown channel")] * (MOST_REFUSALS + 60))
        await drained(town.delivering(), 30_000)
        at = [call.at for call in town.wire.calls]
        assert at[MOST_REFUSALS + 10] - at[MOST_REFUSALS - 1] >= 590
        assert len(set(town.wire.keys())) == len(at) == MOST_REFUSALS + 60
        assert [alert.kind for alert in town.told if alert.kind == "refusals"] == ["refusals"]

    run(main())


def test_row_25_28_a_refusal_switches_the_chat_off_and_the_rest_of_its_posting_expires() -> None:
    async def main() -> None:
        town = Town()
        blocked, other = await town.plan(chats=2, parts=3)
        town.wire.by_key[f"telegram:1 edition:{DAY} 2"].append(Refused("blocked", "bot was blocked by the user"))
        await drained(town.delivering())
        assert parts_of(town, blocked) == ["1", "2"]
        assert parts_of(town, other) == ["1", "2", "3"]
        rows = [row for _, row in sorted(town.ledger.rows.items()) if row.chat == 1]
        assert [row.state for row in rows] == ["sent", "dead", "expired"]
        assert rows[1].reason == "bot was blocked by the user"
        assert [address for address, _ in town.refused] == [blocked]
        assert not town.told

    run(main())


def test_row_27_a_message_to_a_group_that_moved_is_sent_once_to_its_new_address() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(parts=3, kind="group")
        town.wire.by_key[f"telegram:-1 edition:{DAY} 1"].append(Moved("-1001", "upgraded to a supergroup"))
        await drained(town.delivering())
        assert [call.address.id for call in town.wire.calls] == ["-1", "-1001", "-1001", "-1001"]
        assert town.states() == ["sent"] * 3

    run(main())


def test_a_chat_that_always_moves_is_given_up() -> None:
    async def main() -> None:
        town = Town()
        await town.plan()
        town.wire.script.extend([Moved(str(number), "moved") for number in range(2, 20)])
        await drained(town.delivering())
        assert town.states() == ["dead"]
        assert len(town.wire.calls) == 6

    run(main())


def test_a_bug_in_one_delivery_reaches_no_other() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=3)
        town.wire.by_key[f"telegram:2 edition:{DAY} 1"].append(ZeroDivisionError("a bug"))
        await drained(town.delivering())
        assert town.states() == ["sent"] * 3
        assert [call.mark != "" for call in town.wire.calls] == [False, False, False, True]

    run(main())


def test_what_is_paused_by_its_person_expires() -> None:
    async def main() -> None:
        from dataclasses import replace

        town = Town()
        first, _ = await town.plan(chats=2, parts=2)
        chat = await town.store.chats.get(first)
        assert chat is not None
        await town.store.chats.put(replace(chat, paused=True))
        await drained(town.delivering())
        assert town.states() == ["expired", "sent", "expired", "sent"]

    run(main())


def test_a_row_without_its_text_is_dead_and_told() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=2)
        town.ledger._bundles.clear()
        await drained(town.delivering())
        assert town.states() == ["dead", "dead"]
        assert not town.wire.calls
        assert [alert.kind for alert in town.told] == ["dead"]

    run(main())


def test_rows_that_are_planned_while_a_worker_works_go_out_too() -> None:
    async def main() -> None:
        town = Town()
        await town.plan(chats=40)
        drain = asyncio.create_task(drained(town.delivering()))
        await asyncio.sleep(1.5)
        await town.plan(chats=40, first=41)
        await drain
        assert town.states() == ["sent"] * 80

    run(main())


def test_a_correction_before_its_sending_is_what_is_sent() -> None:
    async def main() -> None:
        from bot.ports.platform import Rendered

        town = Town(LaneSettings(rate=1.0))
        await town.plan(chats=3)
        drain = asyncio.create_task(drained(town.delivering()))
        await asyncio.sleep(1.5)
        await town.ledger.remake_bundle(1, [Rendered("body", "corrected")])
        await drain
        assert town.wire.calls[0].text == "part 1"
        assert town.states() == ["sent"] * 3

    run(main())


class Failing(FakeLedger):
    """A ledger whose exchanges fail while `broken` says so."""

    broken: list[JoganError | None]

    async def exchange(self, *arguments: object) -> object:  # type: ignore[override]
        failure = self.broken.pop(0) if self.broken else None
        if failure is not None:
            raise failure
        return await super().exchange(*arguments)  # type: ignore[arg-type]


def test_row_62_nothing_is_sent_without_a_claim_that_is_kept_and_it_goes_on_when_the_disk_does() -> None:
    async def main(nth: int) -> None:
        town = Town()
        await town.plan(chats=6, parts=2)
        failing = Failing(town.ledger._chats)
        failing._bundles, failing._lanes = town.ledger._bundles, town.ledger._lanes
        failing.broken = [None] * nth + [Temporary("the disk is full")] * 3
        town.ledger = failing
        await drained(town.delivering(ledger=failing))
        assert town.states() == ["sent"] * 12
        assert len(set(town.wire.keys())) == len(town.wire.calls) == 12
        assert [alert.kind for alert in town.told] == ["store"]

    for nth in range(10):
        run(main(nth))
