"""What every store must do for places: topics, moves, and how many chats there are; over memory, SQLite, PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import DAY, a_chat, a_message, an_address, at, erased

from bot.domain.chat import Address, Chat
from bot.domain.shown import About
from bot.errors import BadPayload
from bot.ports.store import ChatCounts, Store

OLD, NEW = an_address("-123", "telegram"), an_address("-100123", "telegram")


def a_place(id_: str = "-123", **changes: object) -> Chat:
    """A group on a platform where groups move."""
    return a_chat(id_, "telegram", **{"kind": "group", **changes})


async def kept(store: Store, *chats: Chat) -> None:
    for chat in chats:
        await store.chats.put(chat)


async def test_what_a_place_added_comes_back(store: Store) -> None:
    chat = a_place(muted=True, off="no_rights", owner="77", from_file=True)
    await kept(store, chat)
    assert await store.chats.get(OLD) == chat
    await kept(store, a_place())
    assert await store.chats.get(OLD) == a_place()


# --- topics


async def test_a_place_and_its_topics_by_address(store: Store) -> None:
    within = [a_place("-123"), a_place("-123/4"), a_place("-123/45"), a_place("-123/5")]
    others = [a_place("-1234"), a_place("-1234/4"), a_place("-12"), a_place("-123."), a_place("-1230"), a_place("0/4")]
    elsewhere = a_chat("-123/6", "discord")
    await kept(store, *reversed(within), *others, elsewhere)
    assert list(await store.chats.within(OLD)) == within
    assert list(await store.chats.within(an_address("-123/45", "telegram"))) == [a_place("-123/45")]
    assert await store.chats.within(an_address("-1", "telegram")) == ()


async def test_topics_of_a_place_that_is_no_chat_itself(store: Store) -> None:
    await kept(store, a_place("-123/4"))
    assert await store.chats.within(OLD) == (a_place("-123/4"),)


@pytest.mark.parametrize("place", ["a%", "a_", "a\\", "A*", "a[b]", "한국", "👩‍🔬", "", "a/b"])
async def test_no_character_of_an_address_means_another(store: Store, place: str) -> None:
    inside = [a_place(place), a_place(f"{place}/4")]
    outside = [a_place(f"{place.swapcase()}x/4"), a_place("aZ/4"), a_place("ab/4"), a_place("zz"), a_place("zz/4")]
    if place.swapcase() != place:
        outside.append(a_place(f"{place.swapcase()}/4"))
    await kept(store, *inside, *outside)
    assert list(await store.chats.within(an_address(place, "telegram"))) == inside


# --- moves


async def test_a_place_moves_with_its_topics_and_its_messages_are_forgotten(store: Store) -> None:
    group, topic = a_place(categories=("LLM",), owner="77", cursor=DAY), a_place("-123/45", kind="thread")
    neighbour = a_place("-1234", language="ko")
    await kept(store, group, topic, neighbour)
    messages = [a_message("1", address=OLD), a_message("2", address=OLD), a_message("1", address=topic.address)]
    await store.messages.add([*messages, a_message("1", address=neighbour.address)])
    assert await store.chats.move(OLD, NEW)
    moved_topic = an_address("-100123/45", "telegram")
    assert await store.chats.within(OLD) == ()
    assert await store.chats.within(NEW) == (replace(group, address=NEW), replace(topic, address=moved_topic))
    assert await store.chats.get(neighbour.address) == neighbour
    shown = {(each.address, each.message) for each in await store.messages.showing(DAY, 1)}
    assert shown == {(neighbour.address, "1")}
    assert await store.messages.at(NEW, "1") is None


async def test_a_second_move_finds_nothing(store: Store) -> None:
    await kept(store, a_place(language="ko"))
    assert await store.chats.move(OLD, NEW)
    await kept(store, replace(a_place(language="en"), address=NEW))
    assert not await store.chats.move(OLD, NEW)
    assert await store.chats.within(NEW) == (replace(a_place(language="en"), address=NEW),)


async def test_a_move_to_the_same_address_loses_nothing(store: Store) -> None:
    await kept(store, a_place())
    await store.messages.add([a_message(address=OLD)])
    assert not await store.chats.move(OLD, OLD)
    assert await store.chats.get(OLD) == a_place()
    assert await store.messages.at(OLD, "1") == About(DAY, (1,))


async def test_only_a_topic_moves_too(store: Store) -> None:
    await kept(store, a_place("-123/45"))
    assert await store.chats.move(OLD, NEW)
    assert [chat.address.id for chat in await store.chats.within(NEW)] == ["-100123/45"]


async def test_messages_told_after_a_move_are_no_move_and_are_forgotten_by_the_next(store: Store) -> None:
    await kept(store, a_place())
    assert await store.chats.move(OLD, NEW)
    await store.messages.add([a_message(address=OLD)])
    assert not await store.chats.move(OLD, NEW)
    assert await store.messages.showing(DAY, 1) == ()


SUBSCRIBED = {"categories": ("LLM",)}


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        ({}, {}, "old"),
        (SUBSCRIBED, {}, "old"),
        ({"everything": True}, {}, "old"),
        ({}, SUBSCRIBED, "new"),
        ({}, {"everything": True}, "new"),
        (SUBSCRIBED, SUBSCRIBED, "old"),
    ],
)
@pytest.mark.parametrize("topic", ["", "/45"])
async def test_of_two_chats_the_one_with_subscriptions_stays(
    store: Store, old: dict[str, object], new: dict[str, object], stays: str, topic: str
) -> None:
    before, there = a_place(f"-123{topic}", owner="old", **old), a_place(f"-100123{topic}", owner="new", **new)
    await kept(store, before, there)
    assert await store.chats.move(OLD, NEW)
    winner = before if stays == "old" else there
    assert await store.chats.within(NEW) == (replace(winner, address=there.address),)
    assert await store.chats.within(OLD) == ()


async def test_what_was_sent_to_the_new_address_stays(store: Store) -> None:
    await kept(store, a_place(), a_place("-100123"))
    await store.messages.add([a_message("1", address=OLD), a_message("2", address=OLD)])
    await store.messages.add([a_message("1", address=NEW, papers=(7,))])
    assert await store.chats.move(OLD, NEW)
    assert await store.messages.at(NEW, "1") == About(DAY, (7,))
    assert await store.messages.at(NEW, "2") is None
    assert await store.messages.at(OLD, "1") is None


async def test_a_move_that_cannot_be_kept_moves_nothing(store: Store) -> None:
    await kept(store, a_place())
    await store.messages.add([a_message(address=OLD)])
    with pytest.raises(BadPayload):
        await store.chats.move(OLD, an_address("x" * 301, "telegram"))
    assert await store.chats.get(OLD) == a_place()
    assert await store.messages.at(OLD, "1") == About(DAY, (1,))


# --- forgetting


async def test_forgetting_takes_the_messages_of_this_place_alone(store: Store) -> None:
    await kept(store, a_place(), a_place("-123/4"))
    await store.messages.add([a_message(number, address=OLD) for number in "123"])
    await store.messages.add([a_message("1", address=an_address("-123/4", "telegram")), a_message("1", "-123")])
    assert (await store.chats.forget(OLD)).counts == erased(chats=1, topics=1, messages=4)
    assert (await store.chats.forget(OLD)).counts == erased()
    assert [each.address.id for each in await store.messages.showing(DAY, 1)] == ["-123"]
    assert await store.chats.within(OLD) == ()


@pytest.mark.parametrize(("address", "owner"), [("77", "77"), ("77", ""), ("5500", "77"), ("77", None)])
async def test_a_person_who_is_forgotten_owns_nothing(store: Store, address: str, owner: str | None) -> None:
    theirs, other, nobodys = a_place(owner="77"), a_place("-5", owner="8"), a_place("-6")
    await kept(store, theirs, other, nobodys, a_chat("1", "discord", owner="77"))
    if owner is not None:
        await kept(store, a_chat(address, "telegram", owner=owner))
    await store.chats.forget(an_address(address, "telegram"))
    assert await store.chats.get(OLD) == a_place()
    assert await store.chats.get(other.address) == other
    assert await store.chats.get(an_address("1", "discord")) == a_chat("1", "discord", owner="77")


async def test_a_group_that_is_forgotten_takes_no_other_from_its_owner(store: Store) -> None:
    await kept(store, a_place(owner="77"), a_place("-5", owner="77"))
    await store.chats.forget(OLD)
    assert await store.chats.get(an_address("-5", "telegram")) == a_place("-5", owner="77")


# --- how many


async def test_how_many_chats_there_are(store: Store) -> None:
    assert await store.chats.counts() == ChatCounts(0, 0, 0, 0)
    changes: list[dict[str, object]] = [
        {},
        {"everything": True},
        {"categories": ("LLM",)},
        {"categories": ("LLM",), "paused": True},
        {"paused": True},
        {"categories": ("LLM",), "off": "blocked"},
        {"everything": True, "paused": True, "off": "removed"},
        {"off": "gone"},
    ]
    await kept(store, *(a_place(str(number), **change) for number, change in enumerate(changes)))
    assert await store.chats.counts() == ChatCounts(known=8, subscribed=2, paused=2, off=3)


async def test_a_chat_that_moved_is_due_when_it_was(store: Store) -> None:
    due = at(DAY) + timedelta(hours=10)
    await kept(store, a_place(next_due=due, last_read=DAY))
    await store.chats.move(OLD, NEW)
    found = await store.chats.get(Address("telegram", "-100123"))
    assert found
    assert (found.next_due, found.last_read) == (due, DAY)
