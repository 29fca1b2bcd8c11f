"""A bot's pace as the service sees it: answers have their own share, and a pause is met once."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from fakes import FakeClock
from integration.telegram.living import OwnDesk, hearing, serving, settings, until
from responders.bot_api import wordings
from responders.bot_api.api import BotApi
from responders.bot_api.world import Person
from talking import NOW

from adapters.platforms.telegram.telegram import Telegram
from bot.document.blocks import Document, Paragraph, text
from bot.domain.chat import Address
from bot.errors import Temporary, Unsure

WORDS = Document((Paragraph(text("words")),))


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


def people(api: BotApi, count: int) -> list[Person]:
    return [api.person(f"P{number}", started=True) for number in range(count)]


async def post(telegram: Telegram, to: int) -> str:
    (message,) = telegram.render(WORDS, "private")
    return await telegram.send(Address("telegram", str(to)), "private" if to > 0 else "group", message, key="k")


async def test_row_18_answers_are_sent_at_their_own_rate_and_none_is_refused(api: BotApi) -> None:
    api.strict(overall=24)
    crowd = people(api, 24)
    async with serving(Telegram(settings(api, replies=20.0), OwnDesk(), FakeClock(NOW))):
        began = time.monotonic()
        for person in crowd:
            api.say(person, person, "hello")
        await until(lambda: len(api.calls_of("sendMessage")) == len(crowd))
    assert api.refused == []
    times = [call.at for call in api.calls_of("sendMessage")]
    assert times[-1] - began >= 0.9 * (len(crowd) - 1) / 20.0
    assert max(sum(at <= other < at + 0.5 for other in times) for at in times) <= 13


async def test_row_15_after_a_429_for_all_nothing_is_asked_until_it_is_over(api: BotApi) -> None:
    ann, *crowd = people(api, 6)
    async with serving(Telegram(settings(api), desk := OwnDesk(), FakeClock(NOW))) as telegram:
        api.pause(1.0)
        with pytest.raises(Temporary) as raised:
            await post(telegram, ann.id)
        assert raised.value.everywhere
        began = time.monotonic()
        for person in crowd:
            api.say(person, person, "hello")
        await until(lambda: len(api.calls_of("sendMessage")) == len(crowd))
    assert len(api.refused) == 1
    assert min(call.at for call in api.calls_of("sendMessage")) - began >= 0.95
    assert desk.pauses == []  # the ledger that sent the post tells it


async def test_row_16_one_groups_429_holds_back_no_other_answer(api: BotApi) -> None:
    async with hearing(api) as (telegram, desk):
        ann, bob = people(api, 2)
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.pause(3.0, group)
        api.say(ann, group, f"/a@{api.service.world.bot.username}")
        await until(lambda: api.refused)
        api.say(bob, bob, "hello")
        await until(lambda: api.chat(bob).from_bot)
        assert not group.from_bot
        await until(lambda: group.from_bot)
        assert len(api.refused) == 1
        assert desk.pauses == []
        assert telegram.lane


async def test_row_17_hours_are_told_to_the_lane_and_nobody_waits_for_them(api: BotApi) -> None:
    async with hearing(api) as (telegram, desk):
        ann, bob = people(api, 2)
        api.script("sendMessage", [wordings.too_many(36_000)])
        api.say(ann, ann, "hello")
        await until(lambda: desk.pauses)
        api.say(bob, bob, "hello")
        await until(lambda: len(desk.heard) == 2)
        await asyncio.sleep(0.05)
        assert [(lane, seconds) for lane, seconds, _ in desk.pauses] == [(telegram.lane, 36_000)]
        assert len(api.refused) == 1


async def test_who_only_posts_hears_nothing(api: BotApi) -> None:
    ann, *_ = people(api, 1)
    api.say(ann, ann, "hello")
    async with Telegram(settings(api), desk := OwnDesk(), FakeClock(NOW)) as telegram:
        await post(telegram, ann.id)
        (message,) = telegram.render(WORDS, "private")
        address = Address("telegram", str(ann.id))
        with pytest.raises(Unsure):
            await telegram.arrived(address, "private", message, key="k", since=NOW)
        await telegram.find(str(ann.id))
        await telegram.tell(str(ann.id), WORDS)
    assert {call.method for call in api.calls} == {"getMe", "sendMessage", "getChat"}
    assert desk.heard == []
