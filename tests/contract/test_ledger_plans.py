"""What every ledger must do with plans and bundles: the same clauses over memory, SQLite and PostgreSQL."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

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
    ignore,
    planned,
    sent,
    settle,
    some_parts,
    states,
    taken,
    told,
    waiting,
)

from bot.domain.posting import PostingKind, Recipe, Wants
from bot.errors import BadPayload
from bot.ports.ledger import START, DueChat, PlanCount, Planned, Settled
from bot.ports.store import Store

# --- who is due


async def test_a_due_chat_says_what_it_wants_and_where_it_is(store: Store) -> None:
    await due_chats(
        store,
        "7",
        everything=False,
        categories=("Z", "LLM"),
        kind="group",
        language="ko",
        length="full",
        notices=True,
        weekly=True,
        timezone="Europe/Berlin",
        post_time=time(8, 30),
        days=(4, 0),
        cursor=DAY,
    )
    (chat,) = await store.ledger.due(DUE, [LANE], 10)
    wants = Wants(LANE, "group", "ko", "full", ("LLM", "Z"), True, True, "Europe/Berlin", time(8, 30), (4, 0))
    assert (chat.wants, chat.due, chat.since) == (wants, DUE, DAY)


async def test_longest_due_first_and_only_what_is_due_in_these_lanes(store: Store) -> None:
    for name, minutes in (("a", 0), ("b", -5), ("c", -1), ("later", 1)):
        await due_chats(store, name, next_due=NOW + timedelta(minutes=minutes), language=name)
    await due_chats(store, "other", lane="terminal:2", next_due=NOW - timedelta(hours=1), language="other")
    await due_chats(store, "another", lane="terminal:3", language="another")
    await due_chats(store, "paused", next_due=None)
    due = await store.ledger.due(NOW, [LANE, "terminal:2"], 10)
    assert [chat.wants.language for chat in due] == ["other", "b", "c", "a"]
    assert [chat.wants.language for chat in await store.ledger.due(NOW, [LANE, "terminal:2"], 2)] == ["other", "b"]
    assert await store.ledger.due(NOW, [], 10) == ()


async def test_chats_that_want_the_same_share_one_value(store: Store) -> None:
    await due_chats(store, "1", "2")
    one, other = await store.ledger.due(NOW, [LANE], 10)
    assert one.wants == other.wants
    assert one.wants.chosen is None


# --- bundles


async def test_a_bundle_comes_back_as_it_was_kept(store: Store) -> None:
    recipe = a_recipe(chosen=("LLM", "한국어"), days=(NEXT, DAY), older=(date(2024, 7, 1),))
    kept = await store.ledger.keep_bundle(recipe, some_parts(3), NOW)
    assert (kept.recipe, kept.parts, kept.revision) == (recipe, some_parts(3), 0)
    assert await store.ledger.bundle(kept.number) == kept
    assert await store.ledger.find_bundles([recipe.key, a_recipe().key]) == {recipe.key: kept}
    assert await store.ledger.find_bundles([]) == {}
    assert await store.ledger.bundle(kept.number + 1) is None


async def test_the_first_bundle_of_a_recipe_stays(store: Store) -> None:
    first = await store.ledger.keep_bundle(a_recipe(), some_parts(2), NOW)
    assert await store.ledger.keep_bundle(a_recipe(), some_parts(2, words="other"), NOW) == first


async def test_a_bundle_without_parts_is_one_too(store: Store) -> None:
    kept = await store.ledger.keep_bundle(a_recipe(), (), NOW)
    assert (await store.ledger.find_bundles([a_recipe().key]))[a_recipe().key] == kept


async def test_a_remade_bundle_has_another_revision_that_waiting_rows_name(store: Store) -> None:
    bundle = await planned(store, "1")
    await store.ledger.remake_bundle(bundle.number, some_parts(2, words="corrected"))
    kept = await store.ledger.bundle(bundle.number)
    assert kept is not None
    assert (kept.revision, kept.parts) == (1, some_parts(2, words="corrected"))
    assert [row.revision for row in await waiting(store)] == [1, 1]
    with pytest.raises(BadPayload, match="2 parts, not 3"):
        await store.ledger.remake_bundle(bundle.number, some_parts(3))
    assert await store.ledger.bundle(bundle.number) == kept


async def test_unsent_bundles_are_those_of_a_day_that_somebody_waits_for(store: Store) -> None:
    bundle = await planned(store, "1", parts=1)
    merged = await planned(store, "2", parts=1, recipe=a_recipe(days=(NEXT, DAY)))
    await a_bundle(store, recipe=a_recipe(language="ko"))
    await planned(store, "3", parts=1, recipe=a_recipe(NEXT, chosen=("LLM",)))
    assert [each.number for each in await store.ledger.unsent_bundles(DAY)] == [bundle.number, merged.number]
    fence = await taken(store)
    rows = await waiting(store)
    await claim(store, fence, *rows)
    await settle(store, fence, sent(rows[0]), Settled(rows[1].number, "parked"))
    assert [each.number for each in await store.ledger.unsent_bundles(DAY)] == [merged.number]


# --- plans


async def test_a_plan_writes_rows_cursors_and_next_due(store: Store) -> None:
    await due_chats(store, "1", "2", cursor=DAY - timedelta(days=1))
    bundle = await a_bundle(store)
    assert await store.ledger.plan(NOW, [LANE], 1000, decided(bundle)) == PlanCount(2, 2, 4)
    chat = await store.chats.get(an_address("1"))
    assert chat is not None
    assert (chat.cursor, chat.next_due) == (DAY, TOMORROW)
    assert await store.ledger.due(NOW, [LANE], 10) == ()
    assert await store.ledger.plan(NOW, [LANE], 1000, ignore()) == PlanCount(0, 0, 0)
    (entry, *_) = await store.ledger.entries(address=an_address("1"))
    assert (entry.posting, entry.edition, entry.part, entry.parts) == ("edition:2024-07-16", DAY, 2, 2)
    assert (entry.state, entry.planned_at, entry.attempts, entry.settled_at) == ("ready", NOW, 0, None)


async def test_all_first_parts_of_a_group_come_before_the_second_ones(store: Store) -> None:
    names = [f"{number:02}" for number in range(40)]
    await planned(store, *names)
    expected = [(name, part) for group in (names[:32], names[32:]) for part in (1, 2) for name in group]
    assert told(await waiting(store)) == expected


async def test_a_chunk_is_as_large_as_was_asked(store: Store) -> None:
    await due_chats(store, "1", "2", "3")
    bundle = await a_bundle(store, 1)
    counts = [await store.ledger.plan(NOW, [LANE], 2, decided(bundle)) for _ in range(3)]
    assert counts == [PlanCount(2, 2, 2), PlanCount(1, 1, 1), PlanCount(0, 0, 0)]


async def test_a_chat_that_is_left_out_stays_due(store: Store) -> None:
    await due_chats(store, "1")
    assert await store.ledger.plan(NOW, [LANE], 10, ignore()) == PlanCount(1, 0, 0)
    assert len(await store.ledger.due(NOW, [LANE], 10)) == 1


async def test_a_plan_that_decides_about_nobody_who_is_due_changes_nothing(store: Store) -> None:
    await due_chats(store, "1")
    count = await store.ledger.plan(NOW, [LANE], 10, lambda due: [Planned(due[0].chat + 7, DAY, TOMORROW)])
    assert count == PlanCount(1, 0, 0)


async def test_a_decision_that_goes_wrong_changes_nothing(store: Store) -> None:
    await due_chats(store, "1")

    def broken(_due: Sequence[DueChat]) -> Sequence[Planned]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.ledger.plan(NOW, [LANE], 10, broken)
    assert len(await store.ledger.due(NOW, [LANE], 10)) == 1
    assert await store.ledger.plan(NOW, [LANE], 10, decided(await a_bundle(store))) == PlanCount(1, 1, 2)


async def test_a_chat_moves_on_without_a_posting(store: Store) -> None:
    await due_chats(store, "1")
    moved = await store.ledger.plan(NOW, [LANE], 10, lambda due: [Planned(due[0].chat, None, None)])
    chat = await store.chats.get(an_address("1"))
    assert moved == PlanCount(1, 1, 0)
    assert chat is not None
    assert (chat.cursor, chat.next_due) == (None, None)
    assert await states(store) == []


async def test_a_part_of_a_posting_is_planned_once_whatever_is_decided(store: Store) -> None:
    """FAULTS 7 of the unique key, 11: a second firing, a restored chat, a changed clock."""
    bundle = await planned(store, "1")
    fence = await taken(store)
    rows = await waiting(store)
    await claim(store, fence, rows[0])
    await settle(store, fence, sent(rows[0]))
    await due_chats(store, "1")
    longer = await a_bundle(store, 3, a_recipe(language="ko"))
    for again in (bundle, longer):
        assert (await store.ledger.plan(NOW, [LANE], 10, decided(again, next_due=DUE))).rows == 0
    assert await states(store) == ["sent", "ready"]


# --- cursors


async def test_a_cursor_never_goes_back(store: Store) -> None:
    chat = a_chat("1", cursor=DAY, next_due=DUE, lane=LANE)
    await store.chats.put(chat)
    for older in (None, DAY - timedelta(days=1)):
        await store.chats.put(replace(chat, cursor=older, language="ko"))
        assert await store.chats.get(chat.address) == replace(chat, language="ko")
    await store.ledger.plan(
        NOW, [LANE], 1, lambda due: [Planned(due[0].chat, DAY - timedelta(days=1), DUE) for _ in due]
    )
    assert await store.chats.get(chat.address) == replace(chat, language="ko")
    await store.chats.put(replace(chat, cursor=NEXT))
    assert await store.chats.get(chat.address) == replace(chat, cursor=NEXT)


# --- what was never begun


async def later(store: Store, name: str, recipe: Recipe) -> DueChat:
    """The chat is due again, as it is seen, and gets what is there now."""
    chat = await store.chats.get(an_address(name))
    assert chat is not None
    await store.chats.put(replace(chat, next_due=DUE))
    (due,) = await store.ledger.due(NOW, [LANE], 10)
    await store.ledger.plan(NOW, [LANE], 10, decided(await a_bundle(store, recipe=recipe)))
    return due


async def test_a_posting_that_was_never_begun_gives_way_to_the_next(store: Store) -> None:
    """FAULTS 12: after an outage a chat gets one posting, not a flood."""
    since = DAY - timedelta(days=3)
    await planned(store, "1", cursor=since)
    due = await later(store, "1", a_recipe(NEXT))
    assert due.since == since
    assert await states(store) == ["expired", "expired", "ready", "ready"]
    assert [row.posting for row in await waiting(store)] == ["edition:2024-07-17"] * 2
    entry = (await store.ledger.entries(states=["expired"]))[0]
    assert (entry.reason, entry.settled_at) == ("superseded", NOW)
    due = await later(store, "1", a_recipe(NEXT + timedelta(days=1)))
    assert due.since == since


async def test_tries_that_certainly_did_not_arrive_are_no_beginning(store: Store) -> None:
    await planned(store, "1", cursor=None)
    fence = await taken(store)
    row, _ = await waiting(store)
    await claim(store, fence, row)
    await settle(store, fence, Settled(row.number, "ready", not_before=TOMORROW))
    assert (await later(store, "1", a_recipe(NEXT))).since is None
    assert await states(store) == ["expired", "expired", "ready", "ready"]


@pytest.mark.parametrize("state", ["sent", "unsure", "dead", "sending"])
async def test_a_posting_that_was_begun_is_finished(store: Store, state: str) -> None:
    await planned(store, "1", cursor=None)
    fence = await taken(store)
    row, _ = await waiting(store)
    await claim(store, fence, row)
    if state != "sending":
        await settle(store, fence, Settled(row.number, state))  # type: ignore[arg-type]
    assert (await later(store, "1", a_recipe(NEXT))).since == DAY
    assert await states(store) == [state, "ready", "ready", "ready"]


async def test_what_may_have_arrived_once_was_begun(store: Store) -> None:
    await planned(store, "1", cursor=None)
    fence = await taken(store)
    row, _ = await waiting(store)
    await claim(store, fence, row)
    await settle(store, fence, Settled(row.number, "unsure"))
    await settle(store, fence, Settled(row.number, "ready"))
    assert (await later(store, "1", a_recipe(NEXT))).since == DAY
    assert "expired" not in await states(store)


async def test_the_same_posting_again_stays_as_it_is(store: Store) -> None:
    await planned(store, "1", cursor=None)
    numbers = [row.number for row in await waiting(store)]
    assert (await later(store, "1", a_recipe())).since is None
    assert [row.number for row in await waiting(store)] == numbers


async def test_what_a_stopped_chat_missed_is_sent_when_it_is_due_again(store: Store) -> None:
    await planned(store, "1", cursor=None)
    fence = await taken(store)
    await settle(store, fence, *(Settled(row.number, "expired", "stopped") for row in await waiting(store)))
    assert await states(store) == ["expired", "expired"]
    assert (await later(store, "1", a_recipe())).since is None
    assert await states(store) == ["ready", "ready"]


async def test_row_12_what_went_with_a_newer_posting_is_not_sent_again_by_hand(store: Store) -> None:
    """Neither what waited when the newer one was planned, nor what a stopped chat had missed by then."""
    await planned(store, "1", "2", cursor=None)
    fence = await taken(store)
    rows = await waiting(store)
    stopped = [row for row in rows if row.address.id == "2"]
    await settle(store, fence, *(Settled(row.number, "expired", "stopped") for row in stopped))
    for name in "12":
        await later(store, name, a_recipe(NEXT))
    assert await store.ledger.retry([row.number for row in rows], NOW) == 0
    assert [row.posting for row in await waiting(store)] == ["edition:2024-07-17"] * 4


async def test_row_12_an_old_row_that_is_sent_again_by_hand_brings_nothing_else_back(store: Store) -> None:
    """Its chat had later editions since: the next plan starts after those, and leaves the row to be sent."""
    await planned(store, "1", cursor=DAY - timedelta(days=3))
    fence = await taken(store)
    first, second = await waiting(store)
    await settle(store, fence, Settled(first.number, "dead"), Settled(second.number, "dead"))
    await later(store, "1", a_recipe(NEXT))
    done = await waiting(store)
    await claim(store, fence, done[0])
    await settle(store, fence, sent(done[0]))
    assert await store.ledger.retry([first.number, second.number], NOW) == 2
    assert (await later(store, "1", a_recipe(NEXT + timedelta(days=1)))).since == NEXT
    assert {first.number, second.number} <= {row.number for row in await waiting(store)}


async def test_row_59_chats_that_wait_hide_nobody_behind_them(store: Store) -> None:
    """Whoever is left out stays first in the order; the next chunk begins behind them, over all lanes."""
    await due_chats(store, *"12345", next_due=DUE - timedelta(hours=1))
    await due_chats(store, "6", "7")
    await due_chats(store, "8", lane="terminal:2")
    lanes, bundle, after, looked = [LANE, "terminal:2"], await a_bundle(store), START, list[str]()
    numbers = {each.chat: str(place) for place, each in enumerate(await store.ledger.due(NOW, lanes, 10), 1)}
    decide = decided(bundle)
    for _ in range(3):
        due = await store.ledger.due(NOW, lanes, 3, after)
        looked += [numbers[each.chat] for each in due]
        late = [each for each in due if each.due == DUE]
        count = await store.ledger.plan(NOW, lanes, 3, lambda _, late=late: decide(late), after)  # type: ignore[misc]
        assert (count.looked_at, count.moved) == (len(due), len(late))
        assert count.last == due[-1].position
        after = due[-1].position
    assert looked == [*"12345678"]
    assert await store.ledger.due(NOW, lanes, 3, after) == ()
    assert await store.ledger.plan(NOW, lanes, 3, decide, after) == PlanCount(0, 0, 0)
    assert len(await store.ledger.due(NOW, lanes, 10)) == 5


async def test_a_chat_that_moves_on_without_a_posting_gets_the_earlier_one_no_more(store: Store) -> None:
    await planned(store, "1")
    await store.chats.put(a_chat("1", everything=True, lane=LANE, next_due=DUE))
    await store.ledger.plan(NOW, [LANE], 10, lambda due: [Planned(due[0].chat, NEXT, TOMORROW)])
    assert await states(store) == ["expired", "expired"]


# --- after the clock stepped


async def test_row_48_a_clock_that_went_back_holds_nothing_back_until_it_is_there_again(store: Store) -> None:
    await planned(store, "1", "2", parts=1)
    fence = await taken(store)
    certain, unsure = await waiting(store)
    ahead, back = NOW + timedelta(seconds=30), timedelta(days=1)
    await claim(store, fence, certain, unsure)
    await settle(store, fence, Settled(certain.number, "ready", not_before=ahead))
    await settle(store, fence, Settled(unsure.number, "unsure", not_before=ahead))
    await store.ledger.pause(LANE, ahead, "asked for half a minute")
    now = NOW - back
    assert (await waiting(store, now), await store.ledger.unsure(LANE, now, 9)) == ((), ())
    await store.ledger.went_back(now, back)
    assert (await store.ledger.exchange(LANE, fence, (), [certain.number], now)).claimed == {certain.number}
    (row,) = await store.ledger.unsure(LANE, now, 9)
    assert row.claimed_at == now - back, "looked for from when it may have left, and no key repeats it any more"


async def test_row_48_what_is_due_before_the_new_time_stays_as_it_is(store: Store) -> None:
    await planned(store, "1", parts=1)
    fence = await taken(store)
    (row,) = await waiting(store)
    await claim(store, fence, row, now=NOW - timedelta(days=2))
    await settle(store, fence, Settled(row.number, "unsure", not_before=NOW - timedelta(days=2)))
    await store.ledger.went_back(NOW - timedelta(days=1), timedelta(days=1))
    (row,) = await store.ledger.unsure(LANE, NOW, 9)
    assert row.claimed_at == NOW - timedelta(days=2)


async def test_chats_are_rescheduled_by_number_and_nothing_else_changes(store: Store) -> None:
    await due_chats(store, "1", "2", "3", cursor=DAY)
    await due_chats(store, "paused", next_due=None)
    asked: list[int] = []

    def decide(due: Sequence[DueChat]) -> Sequence[Planned]:
        asked.extend(each.chat for each in due)
        return [Planned(each.chat, NEXT, TOMORROW, "edition:x", NEXT, 1, 2) for each in due[:1]]

    last: int | None = 0
    seen: list[int | None] = []
    while last is not None:
        last = await store.ledger.reschedule(last, 2, decide)
        seen.append(last)
    assert asked == sorted(asked)
    assert seen == [asked[1], asked[2], None]
    chats = [await store.chats.get(an_address(name)) for name in "123"]
    assert [chat and (chat.next_due, chat.cursor) for chat in chats] == [(TOMORROW, DAY), (DUE, DAY), (TOMORROW, DAY)]
    assert await states(store) == []


@pytest.mark.parametrize(("other", "since"), [("weekly", DAY), ("report", DAY), ("notice", None)])
async def test_what_another_posting_of_the_same_editions_took_the_place_of_is_not_planned_again(
    store: Store, other: PostingKind, since: date | None
) -> None:
    """The chat chose something else meanwhile: its editions went with what was begun. A line says them no more."""
    await planned(store, "1", cursor=None)
    assert (await later(store, "1", a_recipe())).since is None
    await planned(store, "1", cursor=None, recipe=a_recipe(posting=other))
    fence = await taken(store)
    row, second = await waiting(store)
    await claim(store, fence, row)
    await settle(store, fence, sent(row))
    await claim(store, fence, second)
    await settle(store, fence, sent(second))
    assert (await later(store, "1", a_recipe(NEXT))).since == since
