"""Polling: goes on through every failure, says each once, and menus and webhooks of before."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import time

import pytest
from fakes import FakeClock
from integration.telegram.living import (
    OwnDesk,
    hearing,
    housed,
    said,
    serving,
    settings,
    until,
)
from patience import COMES
from responders.bot_api import wordings
from responders.bot_api.answers import Failure
from responders.bot_api.api import BotApi
from talking import NOW

from adapters.platforms.telegram.polling import OFTEN
from adapters.platforms.telegram.telegram import Telegram
from bot.alerts.alerts import Alerts
from bot.alerts.operators import Operators
from bot.alerts.watch import Watch, Watched
from bot.chat.message import Incoming, Said
from bot.errors import BadSetting


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


async def test_row_10_another_poller_is_told_in_one_line_and_polling_goes_on(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with hearing(api) as (_, desk):
        api.conflict(3)
        ann = api.person("Ann")
        api.say(ann, ann, "/help")
        await until(lambda: desk.heard)
        lines = [record.getMessage() for record in caplog.records if "Another program polls" in record.getMessage()]
        assert len(lines) == 1
        assert "Updates come again" in caplog.text
        assert api.token not in caplog.text


async def test_row_10_two_programs_that_poll_by_turns_are_told_of_once(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        for turn in (1, 2, 3):
            api.conflict(1)
            api.say(ann, ann, "/help")
            await until(lambda count=turn: len(desk.heard) == count)
        assert caplog.text.count("Another program polls") == 1
        assert caplog.text.count("Updates come again") == 1


async def test_row_10_a_program_that_stays_is_told_to_the_desk_and_a_restart_that_overlaps_is_not(api: BotApi) -> None:
    ann = api.person("Ann")
    async with hearing(api) as (telegram, desk):
        for turn in range(1, OFTEN + 1):
            assert desk.others == []
            api.conflict(1)
            api.say(ann, ann, "/help")
            await until(lambda count=turn: len(desk.heard) == count)
        [(lane, reason)] = desk.others
        assert lane == telegram.lane
        assert "terminated by other getUpdates request" in reason
        assert api.token not in reason


async def test_row_10_two_programs_with_one_token_are_told_to_the_operator_once(api: BotApi) -> None:
    ann = api.person("Ann", started=True)
    async with housed(api) as house:
        people = Operators([f"telegram:{ann.id}"], {"telegram": house.telegram}, house.store.chats, "en")
        alerts = Alerts(house.store.alerts, people, house.clock)
        watched = Watched(time(23), (), twice=house.desk.twice)
        watch = Watch(house.store, house.clock, alerts, watched)
        for turn in range(1, OFTEN + 3):
            api.conflict(1)
            api.say(ann, ann, "/help")
            await until(lambda count=turn: len(api.chat(ann).from_bot) == count)
        for _ in range(2):
            await watch.look()
            await alerts.told(COMES)
        told = [one.text for one in api.chat(ann).from_bot if "another program hears" in one.text]
        assert len(told) == 1
        assert house.telegram.lane in told[0]


async def test_polling_outlives_every_failure_and_says_each_once(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    api.script("getUpdates", [Failure(502), Failure(502), wordings.too_many(0), Failure(500)])
    api.script("deleteWebhook", [Failure(502)])
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/help")
        await until(lambda: desk.heard, 5)
        assert caplog.text.count("answered 502") <= 2
        assert api.token not in caplog.text


async def test_a_token_that_is_revoked_ends_it_with_one_line(api: BotApi) -> None:
    api.script("getUpdates", [wordings.UNAUTHORIZED])
    async with Telegram(settings(api), OwnDesk(), FakeClock(NOW)) as telegram:
        with pytest.raises(BadSetting) as caught:
            await asyncio.wait_for(telegram.serve(), 2)
    assert api.token not in str(caught.value)


async def test_a_webhook_of_before_is_taken_away(api: BotApi) -> None:
    api.service.webhook = {"url": "https://old.example/hook"}
    api.service.updates.webhook = "https://old.example/hook"
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/help")
        await until(lambda: desk.heard)


async def test_menus_are_set_once_and_only_where_they_differ(api: BotApi) -> None:
    async with hearing(api):
        await until(lambda: len(api.calls_of("setMyCommands")) == 12)
    async with serving(Telegram(settings(api), OwnDesk(), FakeClock(NOW))):
        await until(lambda: len(api.calls_of("getMyCommands")) == 24)
        await asyncio.sleep(0.02)
        assert len(api.calls_of("setMyCommands")) == 12
    assert {scope for scope, *_ in api.service.commands} == {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
    }


async def test_what_is_under_way_ends_when_the_program_does(api: BotApi) -> None:
    started = asyncio.Event()

    async def a_while(incoming: Incoming) -> AsyncIterator[Said]:
        started.set()
        await asyncio.sleep(0.1)
        yield said("done all the same")

    ann = api.person("Ann")
    async with hearing(api, a_while):
        api.say(ann, ann, "/help")
        await started.wait()
    assert api.last(ann).text == "done all the same"


async def test_an_update_that_the_library_cannot_read_is_left_out_alone(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    ann = api.person("Ann", started=True)
    for words in ("/one", "/two", "/three", "/four"):
        api.say(ann, ann, words)
    for unreadable in (1, 2):
        del api.service.updates.waiting[unreadable]["message"]["date"]
    async with hearing(api) as (_, desk):
        await until(lambda: len(desk.heard) == 2)
        api.say(ann, ann, "/five")
        await until(lambda: len(desk.heard) == 3)
        assert [one.text for one in desk.heard] == ["/one", "/four", "/five"]
        assert caplog.text.count("cannot be read and is left out") == 2
