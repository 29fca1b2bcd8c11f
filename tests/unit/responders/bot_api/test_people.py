"""What people do arrives at the library as the service would tell it."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from responders.bot_api.api import BotApi
from responders.bot_api.members import USUAL_ADMIN
from telegram import Bot, MessageOriginUser, Update


async def _updates(bot: Bot) -> list[Update]:
    found = list(await bot.get_updates())
    await bot.get_updates(offset=found[-1].update_id + 1 if found else None)
    return found


async def test_a_private_message(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", language="ko", username="ann")
    api.start(ann, "p7")
    (update,) = await _updates(bot)
    message = update.message
    assert message is not None
    assert (message.text, message.chat.type, message.chat.username) == ("/start p7", "private", "ann")
    assert message.from_user is not None
    assert (message.from_user.language_code, message.from_user.is_bot) == ("ko", False)
    assert [(one.type, one.length) for one in message.entities] == [("bot_command", 6)]
    assert message.date == datetime(2024, 7, 17, tzinfo=UTC)


async def test_reply_edit_forward_via_and_date(api: BotApi, bot: Bot) -> None:
    ann, bo = api.person("Ann"), api.person("Bo", is_bot=True)
    sent = api.say(ann, ann, "x")
    past = datetime(2024, 7, 16, tzinfo=UTC)
    said = api.say(ann, ann, "a", reply_to=sent, forwarded=ann, via=bo, date=past)
    api.say(ann, ann, "b", edited=said)
    _, first, second = await _updates(bot)
    assert first.message is not None
    assert first.message.reply_to_message is not None
    assert isinstance(first.message.forward_origin, MessageOriginUser)
    assert first.message.via_bot is not None
    assert (first.message.date, first.message.via_bot.first_name) == (past, "Bo")
    assert second.edited_message is not None
    assert (second.edited_message.text, second.edited_message.message_id) == ("b", said.id)
    assert second.edited_message.edit_date is not None
    assert (said.text, said.edits) == ("b", 1)


async def test_anonymous_administrators_and_channels_write_in_groups(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room, channel = api.supergroup("Papers", owner), api.channel("News", owner)
    api.add_bot(room, owner)
    await _updates(bot)
    api.say(owner, room, "/a", sender_chat=True)
    api.say(owner, room, "/b", sender_chat=channel)
    api.say(owner, room, "/c", forwarded=channel)
    first, second, third = [one.message for one in await _updates(bot)]
    assert first is not None
    assert first.sender_chat == first.chat
    assert first.from_user is not None
    assert first.from_user.username == "GroupAnonymousBot"
    assert second is not None
    assert second.sender_chat is not None
    assert second.sender_chat.id == channel.id
    assert third is not None
    assert third.forward_origin is not None
    assert third.forward_origin.type == "channel"


async def test_a_channel_post_and_its_edit(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    channel = api.channel("News", owner)
    post = api.say(owner, channel, "unheard")
    api.add_bot(channel, owner)
    api.say(owner, channel, "heard")
    api.say(owner, channel, "changed", edited=post)
    _, heard, changed = await _updates(bot)
    assert heard.channel_post is not None
    assert (heard.channel_post.text, heard.channel_post.from_user) == ("heard", None)
    assert heard.channel_post.sender_chat is not None
    assert changed.edited_channel_post is not None
    assert changed.edited_channel_post.text == "changed"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/digest", True),
        ("/digest@jogan_bot", True),
        ("/digest@other_bot", False),
        ("hello @jogan_bot why", True),
        ("hello", False),
        ("see https://a.io/x/y", False),
    ],
)
async def test_privacy_in_groups(api: BotApi, bot: Bot, text: str, heard: bool) -> None:
    owner = api.person("Owner")
    room = api.group("Papers", owner)
    api.say(owner, room, "/before")
    api.add_bot(room, owner)
    sent = await bot.send_message(room.id, "x")
    await _updates(bot)
    api.say(owner, room, text)
    assert [one.message and one.message.text for one in await _updates(bot)] == ([text] if heard else [])
    api.say(owner, room, text, reply_to=api.last(room))
    api.service.privacy = False
    api.say(owner, room, text)
    api.service.privacy = True
    api.promote_bot(room, owner)
    api.say(owner, room, text)
    told = [one.message for one in await _updates(bot) if one.message]
    assert [one.text for one in told] == [text] * 3
    assert told[0].reply_to_message is not None
    assert told[0].reply_to_message.message_id == sent.message_id


async def test_topics_of_a_forum(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room = api.supergroup("Papers", owner, forum=True)
    api.add_bot(room, owner)
    topic = api.topic(room, "LLM", owner)
    api.say(owner, room, "/digest", thread=topic)
    *_, made, said = [one.message for one in await _updates(bot)]
    assert made is not None
    assert made.forum_topic_created is not None
    assert said is not None
    assert (said.message_thread_id, said.is_topic_message, said.chat.is_forum) == (topic.id, True, True)


async def test_the_bots_places(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room = api.supergroup("Papers", owner)
    api.add_bot(room, owner)
    api.promote_bot(room, owner)
    api.demote_bot(room, owner)
    api.restrict_bot(room, owner)
    api.kick_bot(room, owner)
    updates = await _updates(bot)
    changes = [one.my_chat_member for one in updates if one.my_chat_member]
    pairs = [(one.old_chat_member.status, one.new_chat_member.status) for one in changes]
    steps = ["left", "member", "administrator", "member", "restricted", "kicked"]
    assert pairs == list(pairwise(steps))
    assert all(one.from_user.id == owner.id and one.chat.id == room.id for one in changes)
    rights = changes[1].new_chat_member.to_dict()
    assert {name for name, value in rights.items() if value is True} == USUAL_ADMIN - {
        "can_post_messages",
        "can_edit_messages",
    }
    assert [one.message.new_chat_members[0].username for one in updates if one.message] == ["jogan_bot"]
    assert not api.service.bot_in(room).inside


async def test_a_channel_takes_the_bot_as_administrator(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    channel = api.channel("News", owner)
    api.add_bot(channel, owner)
    api.demote_bot(channel, owner)
    changes = [one.my_chat_member for one in await _updates(bot)]
    assert [one.new_chat_member.status for one in changes if one] == ["administrator", "left"]
    assert changes[0] is not None
    assert changes[0].new_chat_member.to_dict()["can_post_messages"] is True


async def test_blocking_and_coming_back(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    api.block(ann)
    with pytest.raises(AssertionError, match="cannot write"):
        api.say(ann, ann, "x")
    api.unblock(ann)
    api.start(ann)
    blocked, back, started = await _updates(bot)
    statuses = [one.my_chat_member and one.my_chat_member.new_chat_member.status for one in (blocked, back)]
    assert (statuses, started.message and started.message.text) == (["kicked", "member"], "/start")


def test_mistakes_of_a_test_are_told() -> None:
    api = BotApi()
    with pytest.raises(AssertionError, match="payload"):
        api.start(api.person("Ann"), "한글")
    with pytest.raises(AssertionError, match="no chat 5"):
        api.chat(5)
    with pytest.raises(AssertionError, match="nothing in chat"):
        api.last(api.person("Bo"))
