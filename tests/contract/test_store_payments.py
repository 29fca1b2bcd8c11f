"""What every store must do for what models cost, and for the replies that were paid for."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from builders import DAY, at

from bot.errors import BadPayload
from bot.ports.llm import Usage
from bot.ports.payments import CHATS, FORGOTTEN, KeptReply, Limits, Spent
from bot.ports.store import Store

NEXT = DAY + timedelta(days=1)
NAIVE = datetime(2024, 7, 16, 9)  # noqa: DTZ001 -- the mistake itself
PLENTY = Limits(1_000_000)
USED = Usage(700, 80, cached=500, reasoning=30)
REPLY = KeptReply("a" * 64, "model-1", '{"tldr":"큰 언어 모형\\u0000"}', USED)


async def reserved(store: Store, payer: str = "edition", tokens: int = 1000, limits: Limits = PLENTY) -> int:
    number = await store.payments.reserve(DAY, payer, tokens, limits)
    assert number is not None
    return number


# --- reserving


async def test_what_is_reserved_counts_until_it_is_settled(store: Store) -> None:
    number = await reserved(store)
    assert await store.payments.spent(DAY) == (Spent("edition", 1, Usage(), 1000),)
    await store.payments.settle(number, USED, None, at())
    (spent,) = await store.payments.spent(DAY)
    assert spent == Spent("edition", 1, USED, 0)
    assert spent.total == 780


async def test_the_days_limit_is_for_everybody_together(store: Store) -> None:
    limits = Limits(2500)
    await reserved(store, "edition", 1000, limits)
    await reserved(store, "telegram:1", 1000, limits)
    assert await store.payments.reserve(DAY, "telegram:2", 501, limits) is None
    await reserved(store, "telegram:2", 500, limits)
    assert await store.payments.reserve(DAY, "edition", 1, limits) is None
    assert await store.payments.reserve(NEXT, "edition", 2500, limits) is not None


async def test_a_payers_limit_is_its_own_and_leaves_the_days_untouched(store: Store) -> None:
    limits = Limits(10_000, payer=1000)
    await reserved(store, "telegram:1", 600, limits)
    assert await store.payments.reserve(DAY, "telegram:1", 401, limits) is None
    await reserved(store, "telegram:1", 400, limits)
    assert await store.payments.reserve(DAY, "telegram:1", 1, limits) is None
    await reserved(store, "edition", 9000, Limits(10_000))
    assert await store.payments.reserve(DAY, "telegram:2", 1, limits) is None
    assert [(spent.payer, spent.calls, spent.total) for spent in await store.payments.spent(DAY)] == [
        ("edition", 1, 9000),
        ("telegram:1", 2, 1000),
    ]


async def test_all_chats_together_have_a_limit_that_the_edition_has_not(store: Store) -> None:
    limits = Limits(10_000, payer=1000, chats=1500)
    first = await reserved(store, "telegram:1", 1000, limits)
    assert await store.payments.reserve(DAY, "telegram:2", 501, limits) is None
    await reserved(store, "telegram:2", 500, limits)
    assert await store.payments.reserve(DAY, "discord:3", 1, limits) is None
    await reserved(store, "edition", 8500, Limits(10_000, chats=0))
    assert await store.payments.reserve(DAY, "telegram:3", 1, Limits(20_000)) is not None
    await store.payments.settle(first, Usage(200), None, at())
    await reserved(store, "discord:3", 799, limits)
    assert await store.payments.reserve(DAY, "discord:3", 1, limits) is None
    assert await store.payments.reserve(NEXT, "discord:3", 1000, limits) is not None


async def test_many_questions_of_many_chats_pass_none_of_three_limits(store: Store) -> None:
    """Every second one is the same chat's; the edition works beside them."""
    limits = Limits(100_000, payer=2_000, chats=30_000)
    room = asyncio.Semaphore(200)

    async def paid(payer: str, tokens: int) -> bool:
        own = Limits(limits.day) if payer == "edition" else limits
        async with room:
            number = await store.payments.reserve(DAY, payer, tokens, own)
            if number is not None:
                await store.payments.settle(number, Usage(tokens - 20, 20), None, at())
        return number is not None

    asked = [("edition" if n % 10 == 0 else f"telegram:{n % 200 if n % 2 else 0}", 90 + n % 30) for n in range(2_000)]
    answered = await asyncio.gather(*(paid(*each) for each in asked))
    spent = {each.payer: each.total for each in await store.payments.spent(DAY)}
    edition = spent.pop("edition")
    assert 30_000 - 120 < sum(spent.values()) <= 30_000
    assert max(spent.values()) <= 2_000
    assert edition == sum(tokens for payer, tokens in asked if payer == "edition")
    kept = zip(asked, answered, strict=True)
    assert edition + sum(spent.values()) == sum(tokens for (_, tokens), is_paid in kept if is_paid)


async def test_what_was_really_used_makes_room_again_or_takes_more(store: Store) -> None:
    limits = Limits(1000)
    number = await reserved(store, tokens=1000, limits=limits)
    await store.payments.settle(number, Usage(300, 100), None, at())
    number = await reserved(store, tokens=600, limits=limits)
    await store.payments.settle(number, Usage(900, 100), None, at())
    assert await store.payments.reserve(DAY, "edition", 0, limits) is None
    (spent,) = await store.payments.spent(DAY)
    assert (spent.calls, spent.usage, spent.total) == (2, Usage(1200, 200), 1400)


async def test_a_call_that_was_not_answered_costs_nothing(store: Store) -> None:
    number = await reserved(store)
    await store.payments.settle(number, Usage(), None, at())
    assert await store.payments.spent(DAY) == ()
    await reserved(store, limits=Limits(1000))


async def test_settling_twice_changes_nothing(store: Store) -> None:
    first, second = await reserved(store), await reserved(store)
    for usage in (USED, Usage(9, 9)):
        await store.payments.settle(first, usage, replace(REPLY, usage=usage), at())
    await store.payments.settle(first + 1000, Usage(9, 9), replace(REPLY, key="b"), at())
    assert await store.payments.spent(DAY) == (Spent("edition", 2, USED, 1000),)
    assert await store.payments.reply(REPLY.key) == REPLY
    assert await store.payments.reply("b") is None
    assert second != first


async def test_no_number_is_given_twice(store: Store) -> None:
    first = await reserved(store)
    await store.payments.settle(first, USED, None, at())
    second = await reserved(store)
    assert second != first
    await store.payments.settle(first, USED, None, at())
    (spent,) = await store.payments.spent(DAY)
    assert spent.reserved == 1000


async def test_of_many_at_once_none_passes_the_limit(store: Store) -> None:
    limits = Limits(10_000, payer=3000)
    asked = [store.payments.reserve(DAY, f"telegram:{number % 5}", 300, limits) for number in range(100)]
    given = [number for number in await asyncio.gather(*asked) if number is not None]
    assert len(given) == len(set(given)) == 33
    spent = await store.payments.spent(DAY)
    assert sum(each.total for each in spent) == 9900
    assert max(each.total for each in spent) <= 3000
    await asyncio.gather(*(store.payments.settle(number, Usage(100), None, at()) for number in given))
    assert sum(each.total for each in await store.payments.spent(DAY)) == 3300


async def test_who_stops_waiting_for_a_reservation_does_not_hold_up_the_others(store: Store) -> None:
    asking = [asyncio.create_task(store.payments.reserve(DAY, "edition", 10, PLENTY)) for _ in range(10)]
    await asyncio.sleep(0)
    for task in asking[::2]:
        task.cancel()
    given = await asyncio.gather(*asking, return_exceptions=True)
    assert all(isinstance(number, int) for number in given[1::2])
    number = await reserved(store)
    await store.payments.settle(number, USED, REPLY, at())
    assert await store.payments.reply(REPLY.key) == REPLY


# --- replies


async def test_a_reply_is_kept_with_its_settlement(store: Store) -> None:
    assert await store.payments.reply(REPLY.key) is None
    await store.payments.settle(await reserved(store), USED, REPLY, at())
    assert await store.payments.reply(REPLY.key) == REPLY
    again = replace(REPLY, body="{}", model="model-2", usage=Usage(1, 2))
    await store.payments.settle(await reserved(store), Usage(1, 2), again, at())
    assert await store.payments.reply(REPLY.key) == again


async def test_replies_that_were_found_wrong_are_forgotten(store: Store) -> None:
    for key in ("a", "b", "c"):
        await store.payments.settle(await reserved(store), USED, replace(REPLY, key=key), at())
    assert await store.payments.drop_replies([]) == 0
    assert await store.payments.drop_replies(["a", "c", "a", "none"]) == 2
    assert [(await store.payments.reply(key)) is None for key in ("a", "b", "c")] == [True, False, True]


async def test_what_is_old_is_forgotten_and_counted(store: Store) -> None:
    old, kept = await reserved(store), await reserved(store, "telegram:1")
    await store.payments.settle(old, USED, REPLY, at(DAY, 8))
    young = await store.payments.reserve(NEXT, "edition", 10, PLENTY)
    assert young is not None
    await store.payments.settle(young, USED, replace(REPLY, key="young"), at(DAY, 9))
    assert await store.payments.drop(at(DAY, 8)) == 0
    assert await store.payments.drop(at(DAY, 9)) == 1
    assert (await store.payments.reply(REPLY.key), await store.payments.spent(NEXT)) == (
        None,
        (Spent("edition", 1, USED, 0),),
    )
    assert await store.payments.drop(at(NEXT, 0)) == 3  # a reply, and the day of each payer
    assert await store.payments.spent(DAY) == ()
    await store.payments.settle(kept, USED, REPLY, at(NEXT))
    assert await store.payments.reply(REPLY.key) is None
    assert await store.payments.reserve(DAY, "edition", 10, Limits(10)) is not None
    assert len(await store.payments.spent(NEXT)) == 1


# --- what is refused


@pytest.mark.parametrize("payer", ["", CHATS, FORGOTTEN, "a\0", "x" * 301])
async def test_a_payer_has_a_name(store: Store, payer: str) -> None:
    with pytest.raises(BadPayload):
        await store.payments.reserve(DAY, payer, 1, PLENTY)
    assert await store.payments.spent(DAY) == ()


async def test_numbers_that_no_service_counts_are_refused(store: Store) -> None:
    for tokens in (-1, 2**53):
        with pytest.raises(BadPayload):
            await store.payments.reserve(DAY, "edition", tokens, PLENTY)
    number = await reserved(store, limits=Limits(2**70, 2**70))
    for usage in (Usage(-1), Usage(0, 2**53), Usage(0, 0, -1), Usage(0, 0, 0, 2**70)):
        with pytest.raises(BadPayload):
            await store.payments.settle(number, usage, None, at())
        with pytest.raises(BadPayload):
            await store.payments.settle(number, USED, replace(REPLY, usage=usage), at())
    assert await store.payments.spent(DAY) == (Spent("edition", 1, Usage(), 1000),)


async def test_a_reply_that_no_database_holds_is_refused_before_anything_is_settled(store: Store) -> None:
    number = await reserved(store)
    bad = [replace(REPLY, body=text) for text in ("\0", "\ud83d")]
    bad += [replace(REPLY, key=text) for text in ("k\0", "x" * 301)]
    for reply in (*bad, replace(REPLY, model="\ud83d")):
        with pytest.raises(BadPayload):
            await store.payments.settle(number, USED, reply, at())
    assert await store.payments.spent(DAY) == (Spent("edition", 1, Usage(), 1000),)


async def test_moments_have_a_zone(store: Store) -> None:
    number = await reserved(store)
    with pytest.raises(ValueError, match="time zone"):
        await store.payments.settle(number, USED, None, NAIVE)
    with pytest.raises(ValueError, match="time zone"):
        await store.payments.drop(NAIVE)
