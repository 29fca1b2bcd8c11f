"""What happens to us in places, and groups that move: told to the core as it was, kept in either order."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from integration.telegram.living import (
    at,
    hearing,
    housed,
    until,
    until_so,
)
from responders.bot_api.api import TOKEN, BotApi
from talking import NOW

from bot.delivery.membership import Back, Joined, Left, MovedTo


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


LANE = f"telegram:{TOKEN.partition(':')[0]}"


async def test_rows_25_26_what_happens_to_us_is_told(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann", language="ko")
        group, channel = api.supergroup("Lab", ann), api.channel("News", ann)
        api.add_bot(group, ann)
        api.restrict_bot(group, ann)
        api.promote_bot(group, ann)
        api.kick_bot(group, ann)
        api.add_bot(channel, ann)
        api.demote_bot(channel, ann)
        api.start(ann)
        api.block(ann)
        api.unblock(ann)
        await until(lambda: len(desk.events) == 8)
        by, here = str(ann.id), at(group.id)
        events = sorted(desk.events, key=lambda event: str(getattr(event, "address", "")))
        assert [event for event in events if getattr(event, "address", None) == here] == [
            Joined(here, "group", by, "Lab", "ko", LANE),
            Left(here, "no_rights", by, "Lab"),
            Joined(here, "group", by, "Lab", "ko", LANE),
            Left(here, "removed", by, "Lab"),
        ]
        assert {type(event) for event in events if getattr(event, "address", None) == at(channel.id)} == {Joined, Left}
        mine = [event for event in desk.events if getattr(event, "address", None) == at(ann.id)]
        assert mine == [Left(at(ann.id), "blocked", by), Back(at(ann.id))]


async def test_a_channel_that_gives_the_right_to_post_later_is_told_of_then(api: BotApi) -> None:
    async with housed(api):
        ann = api.person("Ann", started=True)
        channel = api.channel("News", ann)
        api.add_bot(channel, ann, rights=frozenset())
        await api.delivered()
        assert api.chat(ann).messages == []
        api.promote_bot(channel, ann)
        await until(lambda: api.chat(ann).messages)
        assert "News" in str(api.last(ann).text)


async def test_row_29_a_topic_that_is_closed_and_opened_is_told(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        forum = api.supergroup("Lab", ann, forum=True)
        api.add_bot(forum, ann)
        topic = api.topic(forum, "AI", ann)
        for what in ("forum_topic_closed", "forum_topic_reopened"):
            note = {"from": ann.json(), what: {}, "message_thread_id": topic.id, "is_topic_message": True}
            message = api.service.new_message(forum, note, by_bot=False)
            api.service.updates.put("message", message.json)
        await until(lambda: len(desk.events) == 3)
        place = at(forum.id, topic.id)
        assert desk.events[1:] == [Left(place, "closed", str(ann.id), "Lab"), Back(place, "Lab")]


@pytest.mark.parametrize("new_first", [False, True])
async def test_row_27_a_group_that_moves_keeps_everything_in_either_order(api: BotApi, new_first: bool) -> None:
    async with housed(api) as house:
        ann = api.person("Ann")
        group = api.group("Lab", ann)
        api.add_bot(group, ann)
        api.say(ann, group, "/subscribe LLM")
        await until(lambda: group.from_bot)
        kept = await house.store.chats.get(at(group.id))
        new = api.migrate(group, new_first=new_first)
        api.kick_bot(group, ann, status="left")
        await api.delivered()

        async def is_there() -> bool:
            return await house.store.chats.get(at(new.id)) is not None

        await until_so(is_there)
        await asyncio.sleep(0.05)
        moved = await house.store.chats.get(at(new.id))
        assert kept is not None
        assert moved is not None
        assert (moved.categories, moved.off, moved.owner) == (kept.categories, None, kept.owner)
        assert await house.store.chats.get(at(group.id)) is None
        api.say(ann, new, "/subscriptions")
        await until(lambda: new.from_bot)
        assert "LLM" in api.last(new).text


async def test_row_27_a_move_told_in_both_places(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        group = api.group("Lab", ann)
        api.add_bot(group, ann)
        new = api.migrate(group)
        await until(lambda: len(desk.events) == 3)
        assert desk.events[1:] == [MovedTo(at(group.id), at(new.id))] * 2
