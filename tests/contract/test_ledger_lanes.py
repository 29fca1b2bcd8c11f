"""What every ledger must do with lanes, with rows that people look at, and with what is old."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import DAY, a_chat, an_address
from builders_ledger import (
    DUE,
    LANE,
    NEXT,
    NOW,
    TOMORROW,
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

from bot.domain.chat import Chat
from bot.ports.ledger import LaneSeen, LaneState, Settled
from bot.ports.store import Store

LATER = NOW + timedelta(minutes=1)

# --- leases


async def test_a_free_lane_is_taken_and_seen(store: Store) -> None:
    assert await store.ledger.seen(LANE) is None
    fence = await taken(store)
    seen = await store.ledger.seen(LANE)
    assert seen is not None
    assert (seen.owner, seen.fence) == ("me", fence)


async def test_a_held_lane_is_taken_only_by_its_owner_or_where_it_is_stale(store: Store) -> None:
    fence = await taken(store)
    seen = await store.ledger.seen(LANE)
    assert seen is not None
    assert await store.ledger.take(LANE, "other") is None
    assert await store.ledger.take(LANE, "other", LaneSeen("me", fence - 1, seen.beat)) is None
    assert await store.ledger.beat(LANE, fence)
    assert await store.ledger.take(LANE, "other", seen) is None
    assert await store.ledger.take(LANE, "me") == fence + 1
    assert not await store.ledger.beat(LANE, fence)
    taken_over = await store.ledger.take(LANE, "other", await store.ledger.seen(LANE))
    assert taken_over == fence + 2
    assert not await store.ledger.beat(LANE, fence + 1)
    assert await store.ledger.beat(LANE, fence + 2)


async def test_a_lane_that_was_freed_is_anybodys_and_no_old_fence_holds_it(store: Store) -> None:
    await planned(store, "1")
    fence = await taken(store)
    await store.ledger.release(LANE, fence - 1)
    assert await store.ledger.beat(LANE, fence)
    await store.ledger.release(LANE, fence)
    assert not await store.ledger.beat(LANE, fence)
    row, _ = await waiting(store)
    assert not (await claim(store, fence, row)).held
    assert await store.ledger.take(LANE, "other") == fence + 1


async def test_what_was_on_its_way_is_unsure_for_the_next_owner(store: Store) -> None:
    """FAULTS 1, 3: never silent, and counted."""
    await planned(store, "1", "2", "3", parts=1)
    fence = await taken(store)
    first, second, third = await waiting(store)
    await claim(store, fence, first, second)
    await settle(store, fence, Settled(first.number, "unsure", not_before=LATER))
    new = await store.ledger.take(LANE, "other", await store.ledger.seen(LANE))
    assert new is not None
    assert await states(store) == ["unsure", "unsure", "ready"]
    rows = await store.ledger.unsure(LANE, LATER, 10)
    assert [(row.number, row.unclean) for row in rows] == [(second.number, 1), (first.number, 1)]
    assert [row.number for row in await store.ledger.unsure(LANE, NOW, 10)] == [second.number]
    await settle(store, new, sent(first), sent(second))
    assert await states(store) == ["sent", "sent", "ready"]
    assert (await claim(store, new, third)).claimed == {third.number}


async def test_a_pause_is_never_shortened(store: Store) -> None:
    await store.ledger.pause(LANE, LATER, "flood")
    await store.ledger.pause(LANE, NOW, "short")
    (lane,) = await store.ledger.lanes()
    assert (lane.paused_until, lane.reason) == (LATER, "flood")
    await store.ledger.pause(LANE, TOMORROW, "longer")
    (lane,) = await store.ledger.lanes()
    assert (lane.paused_until, lane.reason) == (TOMORROW, "longer")
    assert await store.ledger.seen(LANE) is None
    assert await taken(store) == 1


async def test_a_lane_is_shown_with_its_rows_by_state(store: Store) -> None:
    await planned(store, "1", "2", "3", parts=1)
    fence = await taken(store)
    first, second, _ = await waiting(store)
    await claim(store, fence, first, second)
    await settle(store, fence, sent(first), Settled(second.number, "ready", not_before=LATER))
    await store.ledger.take("terminal:0", "me")
    idle, lane = await store.ledger.lanes()
    assert idle == LaneState("terminal:0", "me", None, "", {}, None, 1)
    assert lane == LaneState(LANE, "me", None, "", {"sent": 1, "ready": 2}, NOW, fence)
    assert await store.ledger.lanes(counted=False) == (idle, replace(lane, rows={}))


# --- a bot with another token


async def lane_of(store: Store, name: str) -> str:
    chat = await store.chats.get(an_address(name))
    assert chat is not None
    return chat.lane


async def test_chats_and_open_rows_of_a_bot_that_is_no_more_go_to_the_new_one(store: Store) -> None:
    await planned(store, "1", "2", "3", "4", parts=1)
    old = await taken(store)
    first, second, third, _ = await waiting(store)
    await claim(store, old, first, second, third)
    await settle(store, old, sent(first), Settled(third.number, "ready", not_before=LATER))
    await due_chats(store, "new", lane="")
    await due_chats(store, "other", lane="terminal:2")
    fence = await store.ledger.take("terminal:9", "me")
    assert fence is not None
    assert await store.ledger.adopt("terminal:9", "terminal", ["terminal:2"]) == 5
    assert [await lane_of(store, name) for name in ("1", "new", "other")] == ["terminal:9", "terminal:9", "terminal:2"]
    assert {entry.state for entry in await store.ledger.entries() if entry.lane == LANE} == {"sent"}
    assert told(await store.ledger.ready("terminal:9", LATER, 10)) == [("3", 1), ("4", 1)]
    (unsure,) = await store.ledger.unsure("terminal:9", NOW, 10)
    assert (unsure.number, unsure.unclean) == (second.number, 1)
    await settle(store, old, sent(second))
    await store.ledger.exchange("terminal:9", fence, [sent(second)], (), NOW)
    assert await states(store, "2") == ["sent"]
    assert await store.ledger.adopt("terminal:9", "terminal", ["terminal:2"]) == 0


async def test_another_platforms_chats_are_left_alone(store: Store) -> None:
    await store.chats.put(a_chat("1", "elsewhere", lane="elsewhere:1", everything=True, next_due=DUE))
    await store.ledger.plan(NOW, ["elsewhere:1"], 10, decided(await a_bundle(store)))
    assert await store.ledger.adopt(LANE, "terminal", []) == 0
    assert len(await store.ledger.ready("elsewhere:1", NOW, 10)) == 2


# --- for people


async def test_entries_are_the_newest_first_and_can_be_narrowed(store: Store) -> None:
    await planned(store, "1", "2", parts=1)
    fence = await taken(store)
    first, _ = await waiting(store)
    await claim(store, fence, first)
    await settle(store, fence, Settled(first.number, "parked", "nobody knows"))
    await planned(store, "1", parts=1, recipe=a_recipe(NEXT))
    numbers = [entry.number for entry in await store.ledger.entries()]
    assert numbers == sorted(numbers, reverse=True)
    assert [entry.number for entry in await store.ledger.entries(most=1)] == numbers[:1]
    (parked,) = await store.ledger.entries(states=["parked", "dead"])
    assert (parked.number, parked.reason, parked.edition, parked.parts) == (first.number, "nobody knows", DAY, 1)
    assert await store.ledger.entry(first.number) == parked
    assert await store.ledger.entry(10**6) is None
    assert len(await store.ledger.entries(address=an_address("1"))) == 2
    assert len(await store.ledger.entries(address=an_address("1"), posting="edition:2024-07-17")) == 1
    assert len(await store.ledger.entries(states=["ready", "parked"], posting="edition:2024-07-16")) == 2
    assert await store.ledger.entries(states=["sending"]) == ()


@pytest.mark.parametrize("state", ["dead", "parked", "expired"])
async def test_what_ended_unsent_can_be_sent_again(store: Store, state: str) -> None:
    await planned(store, "1", "2", parts=1)
    fence = await taken(store)
    first, second = await waiting(store)
    await claim(store, fence, first, second)
    await settle(store, fence, Settled(first.number, "unsure"), sent(second))
    await settle(store, fence, Settled(first.number, state, "why"))  # type: ignore[arg-type]
    assert await store.ledger.retry([first.number, second.number, 999], LATER) == 1
    assert await waiting(store) == ()
    (again,) = await waiting(store, LATER)
    assert (again.number, again.attempts, again.unclean) == (first.number, 1, 0)
    entry = await store.ledger.entry(first.number)
    assert entry is not None
    assert (entry.settled_at, entry.not_before) == (None, LATER)
    assert (await claim(store, fence, again)).claimed == {first.number}


async def test_what_is_old_is_forgotten_and_bundles_that_nobody_needs(store: Store) -> None:
    old = await planned(store, "1", parts=1)
    fence = await taken(store)
    (row,) = await waiting(store)
    await claim(store, fence, row)
    await settle(store, fence, sent(row))
    kept = await planned(store, "2", parts=1, recipe=a_recipe(NEXT))
    fresh = await store.ledger.keep_bundle(a_recipe(language="ko"), (), TOMORROW)
    assert await store.ledger.drop(NOW) == 0
    assert await store.ledger.drop(LATER) == 1
    assert await states(store) == ["ready"]
    there = [await store.ledger.bundle(bundle.number) for bundle in (old, kept, fresh)]
    assert there == [None, kept, fresh]
    assert await store.messages.at(an_address("1"), f"m{row.number}") is not None


# --- places that move


async def subscribed(store: Store, name: str, **changes: object) -> Chat:
    chat = a_chat(name, lane=LANE, next_due=DUE, **changes)
    await store.chats.put(chat)
    return chat


async def test_what_is_old_is_forgotten_however_it_ended(store: Store) -> None:
    await planned(store, "1", "2", "3", "4", parts=1)
    fence = await taken(store)
    rows = await waiting(store)
    await claim(store, fence, *rows)
    await settle(store, fence, sent(rows[0]), Settled(rows[1].number, "dead"), Settled(rows[2].number, "parked"))
    assert await store.ledger.drop(LATER) == 3
    assert await states(store) == ["sending"]


async def test_rows_move_with_their_chat_and_its_topics(store: Store) -> None:
    await planned(store, "-1", "-1/4")
    await store.chats.move(an_address("-1"), an_address("-100"))
    assert told(await waiting(store)) == [("-100", 1), ("-100/4", 1), ("-100", 2), ("-100/4", 2)]


@pytest.mark.parametrize("new_stays", [False, True])
async def test_of_two_chats_the_one_that_stays_gets_what_it_has_not(store: Store, new_stays: bool) -> None:
    await subscribed(store, "-1", everything=True)
    await subscribed(store, "-100", everything=True)
    bundle = await a_bundle(store, 1)
    await store.ledger.plan(NOW, [LANE], 10, decided(bundle, next_due=DUE))
    fence = await taken(store)
    rows = {row.address.id: row for row in await waiting(store)}
    loser, winner = ("-1", "-100") if new_stays else ("-100", "-1")
    await claim(store, fence, rows[winner])
    for name, only in ((loser, NEXT), (winner, NEXT + timedelta(days=1))):
        other = await store.chats.get(an_address("-1" if name == "-100" else "-100"))
        assert other is not None
        await store.chats.put(replace(other, next_due=None))
        chat = await store.chats.get(an_address(name))
        assert chat is not None
        await store.chats.put(replace(chat, next_due=DUE))
        later = await a_bundle(store, 1, a_recipe(only))
        await settle(store, fence, Settled(rows[name].number, "dead"))
        await store.ledger.plan(NOW, [LANE], 10, decided(later))
    chat = await store.chats.get(an_address(loser))
    assert chat is not None
    if new_stays:
        await store.chats.put(replace(chat, everything=False))
    assert await store.chats.move(an_address("-1"), an_address("-100"))
    entries = await store.ledger.entries(address=an_address("-100"))
    assert sorted((entry.posting, entry.state) for entry in entries) == [
        ("edition:2024-07-16", "dead"),
        ("edition:2024-07-17", "ready"),
        ("edition:2024-07-18", "ready"),
    ]
    assert len(await store.ledger.entries()) == 3


async def test_whom_an_edition_reaches_and_whom_not_by_reason(store: Store) -> None:
    until = NOW + timedelta(days=1)
    await due_chats(store, "1", "2")
    await due_chats(store, "3", "4", "5", paused=True, next_due=None)
    await due_chats(store, "6", everything=False, next_due=None)
    await due_chats(store, "7", next_due=until)
    await due_chats(store, "8", off="no_rights", paused=True, next_due=None)
    numbers = {name: await store.ledger.number(an_address(name)) for name in "12345678"}
    assert len({number for number in numbers.values() if number}) == 8
    found = await store.ledger.audience(until, 2)
    assert found.expected == 2
    assert [(each.reason, each.count, each.chats) for each in found.absent] == [
        ("another_day", 1, (numbers["7"],)),
        ("no_rights", 1, (numbers["8"],)),
        ("not_subscribed", 1, (numbers["6"],)),
        ("paused", 3, (numbers["3"], numbers["4"])),
    ]
    assert await store.ledger.audience(until + timedelta(seconds=1), 0) == replace(
        found, expected=3, absent=tuple(replace(each, chats=()) for each in found.absent[1:])
    )


async def test_a_chat_is_found_by_its_number_and_its_number_by_the_chat(store: Store) -> None:
    await planned(store, "1", "2")
    rows = await store.ledger.entries(address=an_address("2"))
    assert {row.chat for row in rows} == {await store.ledger.number(an_address("2"))}
    assert await store.ledger.numbered(rows[0].chat) == an_address("2")
    assert await store.ledger.numbered(rows[0].chat + 1000) is None
    assert await store.ledger.number(an_address("3")) is None
