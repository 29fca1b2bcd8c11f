"""What is heard: each kind of message as the core is told it, once, in order, and never what is not for us."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from integration.telegram.living import at, hearing, housed, said, shows_a_paper, until
from responders.bot_api.answers import Failure
from responders.bot_api.api import BotApi
from responders.bot_api.world import Topic
from talking import NOW

from bot.chat.message import Incoming, Said
from bot.document.blocks import Document, Paragraph, text
from bot.domain.shown import About


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


async def test_a_private_message(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann", language="ko")
        api.say(ann, ann, "3번 논문 왜 빨라?")
        await until(lambda: api.chat(ann).from_bot)
        (incoming,) = desk.heard
        assert (incoming.address, incoming.kind, incoming.text) == (at(ann.id), "private", "3번 논문 왜 빨라?")
        assert (incoming.sender, incoming.language_hint, incoming.own_name) == (str(ann.id), "ko", "jogan_bot")
        assert (incoming.origin, incoming.pressed, incoming.sent_at) == ("new", False, NOW)
        assert incoming.fits is not None
        assert incoming.fits(Document((Paragraph(text("x")),)))
        assert not incoming.fits(Document((Paragraph(text("x" * 5000)),)))
        assert api.last(ann).reply_to is None


async def test_a_group_hears_commands_mentions_and_replies_to_us(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann, bob = api.person("Ann"), api.person("Bob")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.service.privacy = False
        api.say(bob, group, "just talk")
        asked = api.say(bob, group, "@jogan_bot what is new?")
        await until(lambda: len(desk.heard) == 2)
        await until(lambda: len(group.from_bot) == 2)
        talk, mention = desk.heard
        assert (talk.addressed, mention.addressed) == (False, True)
        assert (mention.text, mention.kind) == ("what is new?", "group")
        assert group.from_bot[-1].reply_to == asked.id
        api.say(bob, group, "why?", reply_to=api.last(group))
        await until(lambda: len(desk.heard) == 3)
        assert desk.heard[2].addressed


async def test_a_mention_by_link_in_an_emoji_text_is_found(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.say(ann, group, "👩‍🔬🇰🇷 @JOGAN_bot 안녕")
        await until(lambda: desk.heard)
        assert (desk.heard[0].addressed, desk.heard[0].text) == (True, "👩‍🔬🇰🇷  안녕")


async def test_who_may_change_settings(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann, bob = api.person("Ann"), api.person("Bob")
        group, other = api.supergroup("Lab", ann), api.channel("Other", ann)
        api.add_bot(group, ann)
        for act in (
            lambda: api.say(ann, group, "/subscribe LLM"),
            lambda: api.say(bob, group, "/subscribe LLM"),
            lambda: api.say(ann, group, "/subscribe LLM", sender_chat=True),
            lambda: api.say(bob, group, "/subscribe LLM", sender_chat=other),
        ):
            act()
        await until(lambda: len(desk.heard) == 4)
        assert [incoming.is_administrator for incoming in desk.heard] == [True, False, True, False]
        assert [incoming.sender for incoming in desk.heard] == [str(ann.id), str(bob.id), "", ""]


async def test_rights_that_cannot_be_asked_for_are_none(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.script("getChatMember", [Failure(502)])
        api.say(ann, group, "/pause")
        api.say(ann, group, "/pause")
        await until(lambda: len(desk.heard) == 2)
        assert [incoming.is_administrator for incoming in desk.heard] == [False, True]


async def test_a_topic_is_a_place_of_its_own(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        forum = api.supergroup("Lab", ann, forum=True)
        api.add_bot(forum, ann)
        topic = api.topic(forum, "AI", ann)
        api.say(ann, forum, "/digest", thread=topic)
        api.say(ann, forum, "/digest")
        await until(lambda: len(forum.from_bot) == 2)
        assert [(one.address, one.kind) for one in desk.heard] == [
            (at(forum.id, topic.id), "thread"),
            (at(forum.id), "group"),
        ]
        assert [message.thread for message in forum.from_bot] == [topic.id, None]


async def test_row_72_edited_forwarded_channel_post_and_another_bots_command(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        channel = api.channel("News", ann)
        api.add_bot(channel, ann)
        first = api.say(ann, ann, "/pause")
        api.say(ann, ann, "/resume", edited=first)
        api.say(ann, ann, "/forget", forwarded=api.person("Eve"))
        api.say(ann, channel, "/digest")
        post = api.say(ann, channel, "/subscribe LLM")
        api.say(ann, channel, "/pause", edited=post)
        await until(lambda: len(desk.heard) == 6)
        private = [incoming for incoming in desk.heard if incoming.kind == "private"]
        posts = [incoming for incoming in desk.heard if incoming.kind == "channel"]
        assert [one.origin for one in private] == ["new", "edited", "forwarded"]
        assert [one.origin for one in posts] == ["new", "new", "edited"]
        assert all(one.is_administrator and one.sender == "" for one in posts)


async def test_row_72_the_whole_house_answers_only_what_is_for_it(api: BotApi) -> None:
    async with housed(api):
        ann, bob = api.person("Ann"), api.person("Bob")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.service.privacy = False
        first = api.say(bob, group, "/status")
        await until(lambda: len(group.from_bot) == 1)
        api.say(bob, group, "/digest", edited=first)
        api.say(bob, group, "/digest@other_bot")
        api.say(bob, group, "/forget", forwarded=ann)
        api.say(bob, group, "/subscribe LLM")
        api.say(ann, group, "/subscribe LLM", sender_chat=True)
        await until(lambda: len(group.from_bot) == 3)
        refused, taken = group.from_bot[1:]
        assert "dministrator" in refused.text
        assert "LLM" in taken.text


@pytest.mark.parametrize("by", ["bot", "linked"])
async def test_what_no_person_wrote_is_not_heard(api: BotApi, by: str) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.service.privacy = False
        if by == "bot":
            other = api.person("Other", is_bot=True)
            api.join(other, group)
            api.say(other, group, "/digest")
        else:
            channel = api.channel("News", ann)
            message = api.say(ann, group, "quiet", sender_chat=channel)
            api.service.updates.waiting[-1]["message"] |= {"is_automatic_forward": True, "text": "/digest"}
            assert message.id
        await api.delivered()
        api.say(ann, group, "/help")
        await until(lambda: desk.heard)
        assert [one.text for one in desk.heard] == ["/help"]


async def test_a_reply_is_about_what_was_remembered_else_about_the_buttons_day(api: BotApi) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/digest")
        await until(lambda: desk.remembered)
        post = api.last(ann)
        api.say(ann, ann, "why?", reply_to=post)
        await until(lambda: len(desk.heard) == 2)
        assert desk.heard[1].reply_to == About(date(2024, 7, 16), (3,))
        desk.remembered.clear()
        api.say(ann, ann, "why?", reply_to=post)
        await until(lambda: len(desk.heard) == 3)
        assert desk.heard[2].reply_to == About(date(2024, 7, 16))
        own = api.say(ann, ann, "/help")
        api.say(ann, ann, "why?", reply_to=own)
        await until(lambda: len(desk.heard) == 5)
        assert desk.heard[4].reply_to is None


async def test_a_comment_under_a_channels_post_is_about_the_post_only_when_it_is_for_us(api: BotApi) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann = api.person("Ann")
        channel, group = api.channel("News", ann), api.supergroup("News talk", ann)
        api.add_bot(channel, ann)
        api.add_bot(group, ann, rights=frozenset())
        api.say(ann, channel, "/digest")
        await until(lambda: desk.remembered)
        post = api.last(channel)
        copied = api.service.new_message(group, {"sender_chat": channel.json(), "text": "post"}, by_bot=False)
        origin = {"type": "channel", "date": 1721185200, "chat": channel.json(), "message_id": post.id}
        copied.json |= {"is_automatic_forward": True, "forward_origin": origin}
        for words in ("nice", "/why 3", "@jogan_bot why?"):
            api.say(ann, group, words, reply_to=copied)
        await until(lambda: len(desk.heard) == 4)
        talk, command, mention = desk.heard[1:]
        assert (talk.reply_to, talk.addressed) == (None, False)
        assert command.reply_to == mention.reply_to == About(date(2024, 7, 16), (3,))


async def test_a_private_topic_gets_its_answers_and_is_the_same_chat(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        api.chat(ann).forum = True
        api.chat(ann).topics[7] = Topic(7, "papers")
        api.say(ann, ann, "/help", thread=7)
        await until(lambda: api.chat(ann).from_bot)
        assert (desk.heard[0].address, desk.heard[0].kind) == (at(ann.id), "private")
        assert api.last(ann).thread == 7


async def test_row_69_replayed_updates_are_answered_once(api: BotApi) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        for words in ("/one", "/two", "/three"):
            api.say(ann, ann, words)
        await until(lambda: len(api.chat(ann).from_bot) == 3)
        api.replay(3)
        await api.delivered()
        api.say(ann, ann, "/last")
        await until(lambda: len(api.chat(ann).from_bot) == 4)
        assert [one.text for one in desk.heard] == ["/one", "/two", "/three", "/last"]


async def test_row_70_five_hundred_stale_updates_get_one_notice(api: BotApi) -> None:
    ann = api.person("Ann", started=True)
    api.service.updates.allow(None)
    for number in range(500):
        api.say(ann, ann, f"question {number}", date=NOW - timedelta(hours=3))
    async with housed(api):
        await api.delivered()
        api.say(ann, ann, "/help")
        await until(lambda: len(api.chat(ann).from_bot) >= 2)
        assert len(api.chat(ann).from_bot) == 2


async def test_chats_are_answered_at_once_and_each_in_order(api: BotApi) -> None:
    gate = asyncio.Event()

    async def slow_for_ann(incoming: Incoming) -> AsyncIterator[Said]:
        if incoming.text == "/slow":
            await gate.wait()
        yield said(incoming.text)

    async with hearing(api, slow_for_ann):
        ann, bob = api.person("Ann"), api.person("Bob")
        api.say(ann, ann, "/slow")
        api.say(ann, ann, "/next")
        api.say(bob, bob, "/quick")
        await until(lambda: api.chat(bob).from_bot)
        assert api.chat(ann).from_bot == []
        gate.set()
        await until(lambda: len(api.chat(ann).from_bot) == 2)
        assert [message.text for message in api.chat(ann).from_bot] == ["/slow", "/next"]


async def test_whatever_is_heard_says_which_bot_heard_it(api: BotApi) -> None:
    async with hearing(api, shows_a_paper) as (telegram, desk):
        ann = api.person("Ann", started=True)
        api.say(ann, ann, "hello")
        await until(lambda: api.chat(ann).from_bot)
        api.press(ann, api.last(ann), "3 details")
        await until(lambda: len(desk.heard) == 2)
        assert {heard.lane for heard in desk.heard} == {telegram.lane}
