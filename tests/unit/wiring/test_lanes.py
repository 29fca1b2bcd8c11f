"""Bots come and go, and each chat has one that posts to it: its own, else the first that comes."""

import logging

import pytest
from builders import a_chat
from fakes import FakeStore
from fakes_posts import FakePosts

from adapters.wiring.lanes import Lanes
from adapters.wiring.platforms import Bot
from bot.chat.desk import Desk
from bot.domain.chat import Address
from bot.ports.clock import Clock


def never(desk: Desk, clock: Clock) -> None:
    raise AssertionError("no bot is made here")


def a_bot(lane: str | None) -> Bot:
    return Bot("telegram", never, lane=lane)  # type: ignore[arg-type] # it is never made


def connected(lane: str) -> FakePosts:
    return FakePosts("telegram", lane=lane)


async def lane_of(store: FakeStore, chat: str) -> str:
    kept = await store.chats.get(Address("telegram", chat))
    assert kept is not None
    return kept.lane


@pytest.fixture
async def store() -> FakeStore:
    made = FakeStore()
    for number, lane in enumerate(("", "telegram:1", "telegram:2", "telegram:9")):
        await made.chats.put(a_chat(str(number), "telegram", categories=("LLM",), lane=lane))
    return made


async def test_a_lane_is_there_while_its_bot_is_connected(store: FakeStore) -> None:
    one = a_bot("telegram:1")
    lanes, bot = Lanes(store.ledger, [one]), connected("telegram:1")
    async with lanes.open(one, bot):
        assert lanes == {"telegram:1": bot}
    assert lanes == {}


async def test_row_10_beside_a_service_no_chat_changes_hands(store: FakeStore) -> None:
    """`jogan edition` with the token of a trial: the service's chats would wait for a bot that is gone again."""
    one = a_bot("telegram:7")
    async with Lanes(store.ledger, [one], adopts=False).open(one, connected("telegram:7")):
        assert [await lane_of(store, str(number)) for number in range(1, 4)] == [
            "telegram:1",
            "telegram:2",
            "telegram:9",
        ]


async def test_chats_without_a_bot_of_the_settings_get_the_first_and_others_stay(
    store: FakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    one, two = a_bot("telegram:1"), a_bot("telegram:2")
    lanes = Lanes(store.ledger, [one, two])
    with caplog.at_level(logging.INFO):
        async with lanes.open(one, connected("telegram:1")):
            found = [await lane_of(store, str(number)) for number in range(4)]
    assert found == ["telegram:1", "telegram:1", "telegram:2", "telegram:1"]
    assert caplog.messages == ["telegram:1 posts to 2 chats that no other bot posts to"]


async def test_where_a_token_does_not_say_its_number_all_bots_are_waited_for(store: FakeStore) -> None:
    one, two = a_bot("telegram:1"), a_bot(None)
    lanes = Lanes(store.ledger, [one, two])
    async with lanes.open(one, connected("telegram:1")):
        assert await lane_of(store, "2") == "telegram:2"
        async with lanes.open(two, connected("telegram:2")):
            assert [await lane_of(store, "2"), await lane_of(store, "3")] == ["telegram:2", "telegram:2"]


async def test_a_bot_that_is_made_anew_takes_the_place_of_the_one_before(store: FakeStore) -> None:
    one = a_bot("telegram:1")
    lanes, old, new = Lanes(store.ledger, [one]), connected("telegram:1"), connected("telegram:1")
    async with lanes.open(one, old), lanes.open(one, new):
        assert lanes["telegram:1"] is new
    assert lanes == {}
