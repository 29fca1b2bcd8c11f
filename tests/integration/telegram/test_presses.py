"""Pressed buttons: the command that each stands for, the day of its message, and where it may be answered."""

from collections.abc import AsyncIterator
from datetime import date

import pytest
from integration.telegram.living import (
    at,
    hearing,
    shows_a_paper,
    until,
)
from responders.bot_api import wordings
from responders.bot_api.api import BotApi
from talking import NOW

from bot.chat.message import Incoming, Reply, Said
from bot.document.blocks import Button, Buttons, Document, Paragraph, text
from bot.domain.shown import About, Page

DAY, OLDER = date(2024, 7, 16), date(2024, 7, 15)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


async def test_a_pressed_button_is_its_command_with_the_day_of_its_message(api: BotApi) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann = api.person("Ann", language="ko")
        api.say(ann, ann, "/digest")
        await until(lambda: api.chat(ann).from_bot)
        press = api.press(ann, api.last(ann), "3 details")
        await until(lambda: len(desk.heard) == 2)
        pressed = desk.heard[1]
        assert (pressed.text, pressed.pressed, pressed.sender) == ("/paper 3", True, str(ann.id))
        assert (pressed.reply_to, pressed.language_hint) == (About(date(2024, 7, 16)), "ko")
        await until(lambda: press.answered)


async def test_in_a_channel_a_press_leads_to_the_private_chat(api: BotApi) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann, bob = api.person("Ann"), api.person("Bob")
        channel = api.channel("News", ann)
        api.add_bot(channel, ann)
        api.say(ann, channel, "/digest")
        await until(lambda: channel.from_bot)
        api.press(bob, api.last(channel), "3 details")
        await until(lambda: len(desk.heard) == 2)
        assert (desk.heard[1].kind, desk.heard[1].text) == ("private", "/start p20240716-3")
        old = api.last(channel)
        old.json["reply_markup"]["inline_keyboard"][0][0] = {"text": "old", "callback_data": "240716/paper 3"}
        press = api.press(bob, old, "old")
        await until(lambda: press.answered)
        assert press.url == "https://t.me/jogan_bot?start=p20240716-3"
        assert len(channel.from_bot) == 1


async def test_of_a_message_that_is_too_old_only_the_chat_is_known(api: BotApi) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann = api.person("Ann", started=True)
        old = {"chat": api.chat(ann).json(), "message_id": 3, "date": 0}
        query = {"id": "1", "from": ann.json(), "message": old, "chat_instance": "1", "data": "240716/paper 3"}
        api.service.updates.put("callback_query", query)
        await until(lambda: desk.heard)
        assert (desk.heard[0].address, desk.heard[0].kind, desk.heard[0].text) == (at(ann.id), "private", "/paper 3")
        await until(lambda: api.chat(ann).from_bot)


async def test_a_button_that_is_none_of_ours_is_ended_and_not_heard(api: BotApi) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/digest")
        await until(lambda: api.chat(ann).from_bot)
        message = dict(api.last(ann).json)
        query = {"id": "1", "from": ann.json(), "message": message, "chat_instance": "1", "game_short_name": "x"}
        api.service.updates.put("callback_query", query)
        api.say(ann, ann, "/help")
        await until(lambda: len(desk.heard) == 2)
        assert [one.text for one in desk.heard] == ["/digest", "/help"]


@pytest.mark.parametrize("status", ["member", "administrator"])
async def test_a_press_in_a_topic_is_by_whom_it_is(api: BotApi, status: str) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann, bob = api.person("Ann"), api.person("Bob")
        forum = api.supergroup("Lab", ann, forum=True)
        api.add_bot(forum, ann)
        api.join(bob, forum, status=status)
        topic = api.topic(forum, "AI", ann)
        api.say(ann, forum, "/digest", thread=topic)
        await until(lambda: forum.from_bot)
        post = api.last(forum)
        api.press(bob, post, "3 details")
        await until(lambda: len(forum.from_bot) == 2)
        pressed = desk.heard[1]
        assert (pressed.address, pressed.kind) == (at(forum.id, topic.id), "thread")
        assert pressed.is_administrator == (status == "administrator")
        assert (api.last(forum).thread, api.last(forum).reply_to) == (topic.id, post.id)


async def offers_to_ask(incoming: Incoming) -> AsyncIterator[Said]:
    labels = {"Ask": "/ask 3", "Odd": "/ask 2407.10671", "Older": "/ask 7/15-2", "Any": "/ask"}
    buttons = Buttons((tuple(Button(label, action) for label, action in labels.items()),))
    yield Reply(Document((Paragraph(text(incoming.text)), buttons), About(date(2024, 7, 16), (3,))))


@pytest.mark.parametrize("private", [True, False])
async def test_a_button_to_ask_opens_a_prompt_whose_reply_is_about_the_paper(api: BotApi, private: bool) -> None:
    async with hearing(api, offers_to_ask) as (_, desk):
        ann = api.person("Ann", language="ko")
        room = api.chat(ann) if private else api.supergroup("Lab", ann)
        if not private:
            api.add_bot(room, ann)
        api.say(ann, room, "/digest")
        await until(lambda: room.from_bot)
        post = api.last(room)
        press = api.press(ann, post, "Ask")
        await until(lambda: len(desk.remembered) == 2)
        assert press.answered
        prompt = api.last(room)
        assert (prompt.text, prompt.reply_to) == (
            "무엇을 알고 싶은지 함께 입력합니다. 예: /ask 3 무엇이 새롭습니까?",
            post.id,
        )
        assert ("reply_markup" in api.calls_of("sendMessage")[-1].parameters) == private
        api.say(ann, room, "왜 빨라?", reply_to=prompt)
        await until(lambda: len(desk.heard) == 2)
        assert (desk.heard[1].text, desk.heard[1].reply_to) == ("왜 빨라?", About(date(2024, 7, 16), (3,)))


@pytest.mark.parametrize(
    ("label", "says", "about"),
    [
        ("Older", "What do you want to know? Example: /ask 7/15-2 ", About(date(2024, 7, 15), (2,))),
        ("Any", "Write the number of a paper and your question", About(date(2024, 7, 16), (3,))),
    ],
)
async def test_a_prompt_is_about_the_papers_of_the_pressed_message(
    api: BotApi, label: str, says: str, about: About
) -> None:
    async with hearing(api, offers_to_ask) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/digest")
        await until(lambda: api.chat(ann).from_bot)
        api.press(ann, api.last(ann), label)
        await until(lambda: len(desk.remembered) == 2)
        prompt = api.last(ann)
        assert prompt.text.startswith(says)
        api.say(ann, ann, "why is 2 faster?", reply_to=prompt)
        await until(lambda: len(desk.heard) == 2)
        assert desk.heard[1].reply_to == about


async def a_merged_post(incoming: Incoming) -> AsyncIterator[Said]:
    about = About(DAY, (1, 4), "LLM", Page("merged", "en", days=(DAY, OLDER)), ((OLDER, (2,)),))
    yield Reply(Document((Paragraph(text("LLM")), Buttons(((Button("Ask", "/ask"),),))), about))


async def test_a_question_asked_for_under_a_post_is_about_all_its_papers(api: BotApi) -> None:
    async with hearing(api, a_merged_post) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/digest")
        await until(lambda: api.chat(ann).from_bot)
        post = api.last(ann)
        press = api.press(ann, post, "Ask")
        await until(lambda: len(desk.remembered) == 2)
        prompt = api.last(ann)
        assert (press.answered, prompt.reply_to) == (True, post.id)
        assert "force_reply" in str(api.calls_of("sendMessage")[-1].parameters["reply_markup"])
        api.say(ann, ann, "why is 4 fast?", reply_to=prompt)
        await until(lambda: len(desk.heard) == 2)
        # no page: a correction of the edition makes posts again, never a prompt
        assert desk.heard[1].reply_to == About(DAY, (1, 4), "LLM", None, ((OLDER, (2,)),))


async def test_under_a_post_of_a_channel_a_question_is_asked_for_in_private(api: BotApi) -> None:
    async with hearing(api, a_merged_post) as (_, desk):
        ann, bob = api.person("Ann"), api.person("Bob")
        channel = api.channel("News", ann)
        api.add_bot(channel, ann)
        api.say(ann, channel, "/digest")
        await until(lambda: channel.from_bot)
        api.press(bob, api.last(channel), "Ask")
        await until(lambda: len(desk.heard) == 2)
        assert (desk.heard[1].kind, desk.heard[1].text) == ("private", "/start q20240716")


async def test_what_is_asked_about_otherwise_is_the_cores(api: BotApi) -> None:
    async with hearing(api, offers_to_ask) as (_, desk):
        ann = api.person("Ann", language=None)
        api.say(ann, ann, "/ask 3")
        await until(lambda: api.chat(ann).from_bot)
        api.press(ann, api.last(ann), "Odd")
        await until(lambda: len(desk.heard) == 2)
        assert [one.text for one in desk.heard] == ["/ask 3", "/ask 2407.10671"]


async def test_a_prompt_that_cannot_be_shown_is_only_logged(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    async with hearing(api, offers_to_ask):
        ann = api.person("Ann")
        api.say(ann, ann, "/digest")
        await until(lambda: api.chat(ann).from_bot)
        api.script("sendMessage", [wordings.BLOCKED])
        api.press(ann, api.last(ann), "Ask")
        await until(lambda: "could not be asked for" in caplog.text)
