"""What every ledger must do while a lane is drained: ready, unsure, exchange, over memory, SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import DAY, an_address, erased
from builders_ledger import (
    LANE,
    NEXT,
    NOW,
    a_bundle,
    a_recipe,
    claim,
    decided,
    due_chats,
    planned,
    sent,
    settle,
    states,
    taken,
    told,
    waiting,
)

from bot.domain.delivery import State
from bot.domain.shown import About
from bot.ports.ledger import Exchanged, Settled
from bot.ports.store import Store

SOON = NOW + timedelta(seconds=5)
LATER = NOW + timedelta(minutes=1)

# --- what is ready


async def test_a_waiting_row_says_what_its_chat_is_now(store: Store) -> None:
    bundle = await planned(store, "7", kind="group", muted=True)
    row, second = await waiting(store)
    assert (row.lane, row.address, row.kind, row.muted) == (LANE, an_address("7"), "group", True)
    assert (row.posting, row.part, row.bundle, row.revision) == ("edition:2024-07-16", 1, bundle.number, 0)
    assert (row.attempts, row.unclean, row.claimed_at, row.stopped) == (0, 0, None, False)
    assert row.key == "terminal:7 edition:2024-07-16 1"
    assert (second.chat, second.part) == (row.chat, 2)


@pytest.mark.parametrize("change", [{"paused": True}, {"off": "blocked"}, {"everything": False}])
async def test_a_stopped_chat_is_said_to_be(store: Store, change: dict[str, object]) -> None:
    await planned(store, "1")
    chat = await store.chats.get(an_address("1"))
    assert chat is not None
    await store.chats.put(replace(chat, **change))  # type: ignore[arg-type]
    assert [row.stopped for row in await waiting(store)] == [True, True]
    await store.chats.put(replace(chat, everything=False, categories=("LLM",)))
    assert [row.stopped for row in await waiting(store)] == [False, False]


async def test_ready_is_read_in_portions_by_number(store: Store) -> None:
    await planned(store, "1", "2", "3")
    first = await store.ledger.ready(LANE, NOW, 4)
    rest = await store.ledger.ready(LANE, NOW, 4, after=first[-1].number)
    assert told((*first, *rest)) == [("1", 1), ("2", 1), ("3", 1), ("1", 2), ("2", 2), ("3", 2)]
    assert await store.ledger.ready("terminal:2", NOW, 4) == ()
    assert await store.ledger.ready(LANE, NOW, 0) == ()


# --- claims


async def test_a_claim_is_an_attempt_that_others_see(store: Store) -> None:
    await planned(store, "1")
    fence = await taken(store)
    row, second = await waiting(store)
    assert await claim(store, fence, row) == Exchanged(True, frozenset({row.number}))
    assert await claim(store, fence, row) == Exchanged(True)
    assert await states(store) == ["sending", "ready"]
    assert (await waiting(store)) == (second,)
    (entry,) = await store.ledger.entries(states=["sending"])
    assert (entry.attempts, entry.unclean) == (1, 0)


@pytest.mark.parametrize("change", [{"paused": True}, {"off": "blocked"}, {"everything": False}])
async def test_nothing_is_claimed_for_a_chat_that_was_stopped_since_its_row_was_read(
    store: Store, change: dict[str, object]
) -> None:
    """/pause is answered; what was looked up before leaves no more."""
    await planned(store, "1")
    fence = await taken(store)
    row, _ = await waiting(store)
    chat = await store.chats.get(an_address("1"))
    assert chat is not None
    await store.chats.put(replace(chat, **change))  # type: ignore[arg-type]
    assert await claim(store, fence, row) == Exchanged(True)
    assert await states(store) == ["ready", "ready"]
    await store.chats.put(chat)
    assert (await claim(store, fence, row)).claimed == {row.number}


async def test_row_1_the_moment_of_a_claim_is_that_of_the_first_attempt_nobody_knows_of(store: Store) -> None:
    """From then on the message may be there: a later attempt does not hide it, one that certainly failed does."""
    await planned(store, "1", parts=1)
    fence = await taken(store)
    minutes = [NOW + timedelta(minutes=number) for number in range(4)]
    (row,) = await waiting(store)
    moments = []
    results: tuple[State, ...] = ("ready", "unsure", "ready", "unsure")
    for now, came in zip(minutes, results, strict=True):
        await claim(store, fence, row, now=now)
        await settle(store, fence, Settled(row.number, came, not_before=now), now=now)
        if came == "unsure":
            (row,) = await store.ledger.unsure(LANE, now, 9)
            await settle(store, fence, Settled(row.number, "ready", not_before=now), now=now)
        (row,) = await waiting(store, now)
        moments.append(row.claimed_at)
    assert moments == [minutes[0], minutes[1], minutes[1], minutes[1]]
    assert row.unclean == 2


async def test_a_later_part_waits_for_the_earlier_ones_of_its_posting_only(store: Store) -> None:
    """FAULTS 9: a certain failure of a part holds the following back."""
    await planned(store, "1", "2")
    fence = await taken(store)
    one, other, one_second, other_second = await waiting(store)
    assert (await claim(store, fence, one_second, one, other_second)).claimed == {one.number}
    assert (await claim(store, fence, one_second)).claimed == frozenset()
    await settle(store, fence, Settled(one.number, "ready", not_before=NOW))
    assert (await claim(store, fence, one_second)).claimed == frozenset()
    assert (await claim(store, fence, one, other)).claimed == {one.number, other.number}


@pytest.mark.parametrize("state", ["sent", "unsure", "dead", "parked"])
async def test_what_is_over_or_unsure_holds_nothing_back(store: Store, state: str) -> None:
    """FAULTS 5: multi-part posts continue with the following parts."""
    await planned(store, "1")
    fence = await taken(store)
    row, second = await waiting(store)
    await claim(store, fence, row)
    result = await store.ledger.exchange(LANE, fence, [Settled(row.number, state)], [second.number], NOW)  # type: ignore[arg-type]
    assert result.claimed == {second.number}


async def test_parts_of_another_posting_are_not_waited_for(store: Store) -> None:
    await planned(store, "1")
    fence = await taken(store)
    row, _ = await waiting(store)
    await claim(store, fence, row)
    bundle = await planned(store, "1", recipe=a_recipe(NEXT))
    newer = [row for row in await waiting(store) if row.bundle == bundle.number]
    assert (await claim(store, fence, newer[0])).claimed == {newer[0].number}


async def test_nothing_is_claimed_of_a_lane_that_is_anothers(store: Store) -> None:
    """FAULTS 10: the fence."""
    await planned(store, "1")
    old = await taken(store)
    seen = await store.ledger.seen(LANE)
    new = await store.ledger.take(LANE, "other", seen)
    row, _ = await waiting(store)
    assert await claim(store, old, row) == Exchanged(False)
    assert await store.ledger.exchange("terminal:none", 1, (), [row.number], NOW) == Exchanged(False)
    assert await states(store) == ["ready", "ready"]
    assert new is not None
    assert (await claim(store, new, row)).claimed == {row.number}


async def test_rows_of_another_lane_are_not_claimed(store: Store) -> None:
    await planned(store, "1")
    row, _ = await waiting(store)
    fence = await store.ledger.take("terminal:2", "me")
    assert fence is not None
    assert (await store.ledger.exchange("terminal:2", fence, (), [row.number], NOW)).claimed == frozenset()
    assert (await claim(store, await taken(store), row)).claimed == {row.number}


async def test_nothing_is_claimed_inside_a_pause(store: Store) -> None:
    """FAULTS 15, 17: a pause is the lane's, and outlives the process that met it."""
    await planned(store, "1")
    fence = await taken(store)
    row, _ = await waiting(store)
    await store.ledger.pause(LANE, LATER, "429")
    assert await claim(store, fence, row) == Exchanged(True, frozenset(), LATER)
    assert await claim(store, fence, row, now=LATER) == Exchanged(True, frozenset({row.number}))


# --- what came of it


async def test_what_was_sent_is_remembered_with_what_it_shows(store: Store) -> None:
    await planned(store, "1")
    fence = await taken(store)
    row, _ = await waiting(store)
    await claim(store, fence, row)
    await settle(store, fence, sent(row, "m1"), now=SOON)
    (entry,) = await store.ledger.entries(states=["sent"])
    assert (entry.message_id, entry.settled_at, entry.not_before) == ("m1", SOON, None)
    assert await store.messages.at(an_address("1"), "m1") == About(DAY, (1,))
    (shown,) = await store.messages.showing(DAY, 1)
    assert (shown.message, shown.part, shown.parts, shown.sent_at) == ("m1", 1, 2, NOW)
    chat = await store.chats.get(an_address("1"))
    assert chat is not None
    assert chat.last_read == DAY


async def test_the_last_read_edition_is_set_by_the_first_part_and_not_by_a_notice(store: Store) -> None:
    await planned(store, "1", parts=1, recipe=a_recipe(posting="notice"))
    await planned(store, "2", last_read=NEXT)
    fence = await taken(store)
    notice, _, second = await waiting(store)
    await store.ledger.exchange(LANE, fence, (), [notice.number, second.number - 1], NOW)
    await settle(store, fence, sent(notice), Settled(second.number - 1, "dead"))
    await claim(store, fence, second)
    await settle(store, fence, sent(second))
    read = [chat and chat.last_read for chat in [await store.chats.get(an_address(name)) for name in "12"]]
    assert read == [None, NEXT]


async def test_a_settled_row_stays_as_it_is(store: Store) -> None:
    await planned(store, "1")
    fence = await taken(store)
    row, second = await waiting(store)
    await claim(store, fence, row)
    await settle(store, fence, sent(row, "m1"))
    for state in ("ready", "unsure", "dead", "expired", "parked", "sent"):
        await settle(store, fence, Settled(row.number, state, message_id="m2"))
        await settle(store, fence, Settled(second.number, "sent", message_id="never claimed"))
    await settle(store, fence, Settled(999, "sent"))
    assert await states(store) == ["sent", "ready"]
    assert (await store.ledger.entries(states=["sent"]))[0].message_id == "m1"


async def test_what_another_owner_has_now_is_not_settled(store: Store) -> None:
    """FAULTS 10: a worker that was stopped and continued says nothing about what is another's."""
    await planned(store, "1")
    old = await taken(store)
    row, _ = await waiting(store)
    await claim(store, old, row)
    new = await store.ledger.take(LANE, "other", await store.ledger.seen(LANE))
    assert new is not None
    assert await settle(store, old, sent(row, "m1")) == Exchanged(False)
    assert await states(store) == ["unsure", "ready"]
    assert await store.messages.at(row.address, "m1") is None
    await settle(store, new, sent(row, "m1"))
    assert await states(store) == ["sent", "ready"]


async def test_what_was_claimed_is_settled_after_the_lane_was_freed(store: Store) -> None:
    await planned(store, "1")
    fence = await taken(store)
    row, _ = await waiting(store)
    await claim(store, fence, row)
    await store.ledger.release(LANE, fence)
    assert await settle(store, fence, sent(row)) == Exchanged(False)
    assert await states(store) == ["sent", "ready"]


async def test_a_forgotten_chat_leaves_nothing_behind(store: Store) -> None:
    await planned(store, "1", "2")
    fence = await taken(store)
    rows = await waiting(store)
    await claim(store, fence, *rows)
    assert (await store.chats.forget(an_address("1"))).counts == erased(chats=1, deliveries=2)
    await settle(store, fence, sent(rows[0], "m1"), sent(rows[1], "m2"))
    assert await store.messages.at(an_address("1"), "m1") is None
    assert await store.messages.at(an_address("2"), "m2") is not None
    assert await states(store) == ["sent", "ready"]
    assert await store.ledger.entries(address=an_address("1")) == ()


async def test_a_chat_that_moved_meanwhile_gets_no_message_under_its_old_address(store: Store) -> None:
    await planned(store, "-1")
    fence = await taken(store)
    row, second = await waiting(store)
    await claim(store, fence, row)
    await store.chats.move(an_address("-1"), an_address("-100"))
    await settle(store, fence, sent(row, "m1"))
    assert await store.messages.showing(DAY, 1) == ()
    assert await states(store, "-100") == ["sent", "ready"]
    assert [row.address for row in await waiting(store)] == [an_address("-100")]
    assert (await claim(store, fence, second)).claimed == {second.number}


# --- failures


async def test_a_certain_failure_waits_with_all_of_its_chat_in_order(store: Store) -> None:
    """FAULTS 6, 9, 16: only that chat waits."""
    await planned(store, "1", "2", parts=3)
    fence = await taken(store)
    rows = await waiting(store)
    await claim(store, fence, rows[0])
    await settle(store, fence, Settled(rows[0].number, "ready", "429", not_before=LATER))
    assert told(await waiting(store)) == [("2", 1), ("2", 2), ("2", 3)]
    again = await waiting(store, LATER)
    assert told(again) == [("1", 1), ("1", 2), ("1", 3), ("2", 1), ("2", 2), ("2", 3)]
    assert (again[0].attempts, again[0].unclean, again[0].claimed_at) == (1, 0, NOW)
    assert [entry.not_before for entry in await store.ledger.entries(address=an_address("1"))] == [LATER] * 3
    (entry,) = [entry for entry in await store.ledger.entries() if entry.reason]
    assert (entry.reason, entry.settled_at) == ("429", None)


async def test_a_longer_wait_of_a_chat_is_not_shortened(store: Store) -> None:
    await planned(store, "1", parts=3)
    fence = await taken(store)
    first, second, third = await waiting(store)
    await claim(store, fence, first)
    await settle(store, fence, sent(first))
    await planned(store, "1", parts=1, recipe=a_recipe(NEXT))
    *_, newer = await waiting(store)
    await claim(store, fence, second, newer)
    for row, until in ((second, LATER), (newer, SOON)):
        await settle(store, fence, Settled(row.number, "ready", not_before=until))
    assert [row.number for row in await waiting(store, SOON)] == [newer.number]
    assert [row.number for row in await waiting(store, LATER)] == [newer.number, second.number, third.number]


async def test_a_failure_without_a_moment_may_be_tried_at_once_and_before_all_else(store: Store) -> None:
    await planned(store, "1", "2")
    fence = await taken(store)
    _, other, *_ = await waiting(store)
    await claim(store, fence, other)
    await settle(store, fence, Settled(other.number, "ready"))
    assert told(await waiting(store)) == [("2", 1), ("2", 2), ("1", 1), ("1", 2)]
    assert told(await store.ledger.ready(LANE, NOW, 3)) == [("2", 1), ("2", 2), ("1", 1)]
    assert told(await waiting(store, after=10**6)) == [("2", 1), ("2", 2)]


async def test_an_unsure_attempt_is_counted_and_looked_at_when_it_is_time(store: Store) -> None:
    await planned(store, "1", "2")
    fence = await taken(store)
    row, other, *_ = await waiting(store)
    await claim(store, fence, row, other)
    await settle(
        store, fence, Settled(row.number, "unsure", "timeout", not_before=LATER), Settled(other.number, "unsure")
    )
    (found,) = await store.ledger.unsure(LANE, NOW, 10)
    assert (found.number, found.unclean, found.claimed_at) == (other.number, 1, NOW)
    assert [each.number for each in await store.ledger.unsure(LANE, LATER, 10)] == [other.number, row.number]
    assert [each.number for each in await store.ledger.unsure(LANE, LATER, 1)] == [other.number]
    await settle(store, fence, Settled(row.number, "unsure", "still"))
    assert [each.unclean for each in await store.ledger.unsure(LANE, LATER, 10)] == [1, 1]
    await settle(store, fence, Settled(row.number, "ready"))
    await claim(store, fence, row)
    await settle(store, fence, Settled(row.number, "unsure"))
    assert {each.number: each.unclean for each in await store.ledger.unsure(LANE, LATER, 10)} == {
        row.number: 2,
        other.number: 1,
    }


async def test_what_was_never_begun_may_end_without_a_claim_while_the_lane_is_held(store: Store) -> None:
    await planned(store, "1")
    fence = await taken(store)
    row, second = await waiting(store)
    await settle(store, fence + 1, Settled(row.number, "expired"))
    assert await states(store) == ["ready", "ready"]
    await settle(store, fence, Settled(row.number, "expired", "stopped"), Settled(second.number, "dead"))
    assert await states(store) == ["expired", "dead"]
    assert await waiting(store) == ()


@pytest.mark.parametrize("reason", ["a\0b", "half \ud83d", "x" * 5000])
async def test_any_reason_can_be_kept(store: Store, reason: str) -> None:
    await planned(store, "1")
    fence = await taken(store)
    row, _ = await waiting(store)
    await claim(store, fence, row)
    await settle(store, fence, Settled(row.number, "dead", reason))
    (entry,) = await store.ledger.entries(states=["dead"])
    assert 0 < len(entry.reason) <= 500


# --- when there is something to do


async def test_next_at_is_the_earliest_of_what_waits(store: Store) -> None:
    assert await store.ledger.next_at(LANE) is None
    await planned(store, "1", parts=1)
    fence = await taken(store)
    (row,) = await waiting(store)
    assert (await store.ledger.next_at(LANE) or LATER) <= NOW
    await claim(store, fence, row)
    assert await store.ledger.next_at(LANE) is None
    await settle(store, fence, Settled(row.number, "unsure", not_before=LATER))
    assert await store.ledger.next_at(LANE) == LATER
    await settle(store, fence, Settled(row.number, "ready", not_before=SOON))
    assert await store.ledger.next_at(LANE) == SOON
    await settle(store, fence, Settled(row.number, "dead"))
    assert await store.ledger.next_at(LANE) is None


async def test_row_48_what_waits_for_nothing_is_owed_also_by_a_clock_that_went_back(store: Store) -> None:
    await planned(store, "1", parts=1)
    yesterday = NOW - timedelta(days=1)
    assert await store.ledger.owing(yesterday) == (LANE,)
    assert (await store.ledger.next_at(LANE) or LATER) <= yesterday


async def test_a_lane_owes_what_may_be_done_now(store: Store) -> None:
    assert await store.ledger.owing(NOW) == ()
    await planned(store, "1", parts=1)
    assert await store.ledger.owing(NOW) == (LANE,)
    fence = await taken(store)
    (row,) = await waiting(store)
    await claim(store, fence, row)
    assert await store.ledger.owing(NOW) == (LANE,)
    for state in ("unsure", "ready"):
        await settle(store, fence, Settled(row.number, state, not_before=LATER))  # type: ignore[arg-type]
        assert await store.ledger.owing(NOW) == ()
        assert await store.ledger.owing(LATER) == (LANE,)
    await settle(store, fence, Settled(row.number, "dead"))
    assert await store.ledger.owing(LATER) == ()
    await due_chats(store, "2")
    await store.ledger.plan(NOW, [LANE], 10, decided(await a_bundle(store)))
    assert await store.ledger.owing(NOW) == (LANE,)
