"""Pressed under a conference report: prompts, replies and old messages keep to the report that was shown."""

from collections.abc import AsyncIterator

import pytest
from integration.telegram.living import hearing, until
from reports_told import MADE, NEURIPS, a_report_of_fourteen
from responders.bot_api.api import BotApi
from talking import NOW

from bot.chat.message import Incoming, Reply, Said
from bot.document.blocks import Break
from bot.document.conference_chat import chapter_page, paper_details
from bot.domain.shown import About

CHAPTER = About(MADE, (4, 5, 6, 7), report=NEURIPS)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


async def a_chapter(incoming: Incoming) -> AsyncIterator[Said]:
    shown = chapter_page(a_report_of_fourteen(), 3, "en")
    assert not any(isinstance(block, Break) for block in shown.blocks)
    yield Reply(shown)


async def details(incoming: Incoming) -> AsyncIterator[Said]:
    yield Reply(paper_details(a_report_of_fourteen(), 12, "en"))


async def test_a_press_is_about_the_report_and_so_is_a_reply(api: BotApi) -> None:
    async with hearing(api, a_chapter) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/report 3")
        await until(lambda: api.chat(ann).from_bot)
        page = api.last(ann)
        api.press(ann, page, "6 details")
        await until(lambda: len(desk.heard) == 2)
        assert (desk.heard[1].text, desk.heard[1].reply_to) == (f"/paper {NEURIPS}:6", About(MADE, report=NEURIPS))
        api.say(ann, ann, "6번 왜 빨라?", reply_to=page)
        await until(lambda: len(desk.heard) == 3)
        assert desk.heard[2].reply_to == CHAPTER


async def test_a_question_asked_for_under_a_chapter_is_about_the_reports_papers(api: BotApi) -> None:
    async with hearing(api, a_chapter) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/report 3")
        await until(lambda: api.chat(ann).from_bot)
        api.press(ann, api.last(ann), "Ask")
        await until(lambda: len(desk.remembered) == 2)
        api.say(ann, ann, "why is 6 fast?", reply_to=api.last(ann))
        await until(lambda: len(desk.heard) == 2)
        assert desk.heard[1].reply_to == CHAPTER


async def test_a_question_asked_for_under_details_is_about_that_paper(api: BotApi) -> None:
    async with hearing(api, details) as (_, desk):
        ann = api.person("Ann", language="ko")
        api.say(ann, ann, "/paper 12")
        await until(lambda: api.chat(ann).from_bot)
        api.press(ann, api.last(ann), "Ask")
        await until(lambda: len(desk.remembered) == 2)
        prompt = api.last(ann)
        assert f"/ask {NEURIPS}:12" in prompt.text
        api.say(ann, ann, "왜 빨라?", reply_to=prompt)
        await until(lambda: len(desk.heard) == 2)
        assert desk.heard[1].reply_to == About(MADE, (12,), report=NEURIPS)


async def test_a_message_that_is_not_remembered_is_known_by_its_buttons(api: BotApi) -> None:
    async with hearing(api, a_chapter) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/report 3")
        await until(lambda: api.chat(ann).from_bot)
        await until(lambda: desk.remembered)
        page = api.last(ann)
        desk.remembered.clear()
        api.say(ann, ann, "6", reply_to=page)
        await until(lambda: len(desk.heard) == 2)
        assert desk.heard[1].reply_to == About(MADE, report=NEURIPS)
        await until(lambda: desk.remembered)
        desk.remembered.clear()
        api.press(ann, page, "Ask")
        await until(lambda: desk.remembered)
        api.say(ann, ann, "why is 6 fast?", reply_to=api.last(ann))
        await until(lambda: len(desk.heard) == 3)
        assert desk.heard[2].reply_to == About(MADE, report=NEURIPS)


async def test_a_prompt_under_details_that_are_not_remembered_is_about_the_paper(api: BotApi) -> None:
    async with hearing(api, details) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/paper 12")
        await until(lambda: desk.remembered)
        desk.remembered.clear()
        api.press(ann, api.last(ann), "Ask")
        await until(lambda: desk.remembered)
        api.say(ann, ann, "why?", reply_to=api.last(ann))
        await until(lambda: len(desk.heard) == 2)
        assert desk.heard[1].reply_to == About(MADE, (12,), report=NEURIPS)


async def test_in_a_channel_presses_lead_to_the_private_chat(api: BotApi) -> None:
    async with hearing(api, a_chapter) as (_, desk):
        ann, bob = api.person("Ann"), api.person("Bob")
        channel = api.channel("News", ann)
        api.add_bot(channel, ann)
        api.say(ann, channel, "/report 3")
        await until(lambda: channel.from_bot)
        api.press(bob, api.last(channel), "Ask")
        await until(lambda: len(desk.heard) == 2)
        assert (desk.heard[1].kind, desk.heard[1].text) == ("private", f"/start {NEURIPS}_q")
        old = api.last(channel)
        old.json["reply_markup"]["inline_keyboard"][0][0] = {
            "text": "old",
            "callback_data": f"240710/report {NEURIPS} 3",
        }
        press = api.press(bob, old, "old")
        await until(lambda: press.answered)
        assert press.url == f"https://t.me/jogan_bot?start={NEURIPS}_c3"
