"""Updates reach the bot: polled by the library's Updater, or by webhook."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from responders.bot_api.api import BotApi
from responders.bot_api.updates import Updates
from responders.bot_api.webhook import HEADER
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict
from telegram.ext import Updater


@asynccontextmanager
async def polling(bot: Bot) -> AsyncIterator["asyncio.Queue[Any]"]:
    """The library's own poller, with its queue."""
    queue: asyncio.Queue[Any] = asyncio.Queue()
    updater = Updater(bot, queue)
    async with updater:
        await updater.start_polling(timeout=1, allowed_updates=Update.ALL_TYPES)
        yield queue
        await updater.stop()


async def test_the_librarys_poller_hears_and_confirms(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann")
    api.say(ann, ann, "before")
    async with polling(bot) as queue:
        first = await queue.get()
        api.say(ann, ann, "after")
        second = await queue.get()
        await api.delivered()
    assert [one.message and one.message.text for one in (first, second)] == ["before", "after"]
    assert second.update_id == first.update_id + 1


async def test_replayed_updates_have_the_same_ids(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann")
    async with polling(bot) as queue:
        api.say(ann, ann, "one")
        api.say(ann, ann, "two")
        first = [await queue.get(), await queue.get()]
        await api.delivered()
        api.replay(2)
        again = [await queue.get(), await queue.get()]
    assert [one.update_id for one in first] == [one.update_id for one in again]


async def test_confirmation_limit_and_the_end_of_the_queue(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann")
    for number in range(5):
        api.say(ann, ann, str(number))
    first = await bot.get_updates(limit=2)
    assert [one.message and one.message.text for one in first] == ["0", "1"]
    assert len(await bot.get_updates()) == 5
    rest = await bot.get_updates(offset=first[1].update_id + 1)
    assert [one.message and one.message.text for one in rest] == ["2", "3", "4"]
    assert [one.message and one.message.text for one in await bot.get_updates(offset=-1)] == ["4"]
    with api.expecting("limit"), pytest.raises(BadRequest):
        await bot.get_updates(limit=101)


async def test_a_poll_waits_for_news_or_its_time(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann")
    began = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - began < 1.5
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    api.say(ann, ann, "news")
    assert len(await poll) == 1


async def test_two_pollers_conflict(api: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.05)
    async with Bot(api.token, base_url=f"{api.url}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=10))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        api.say(api.person("Ann"), None, "x")
        assert len(await second) == 1


async def test_a_scripted_conflict(api: BotApi, bot: Bot) -> None:
    api.conflict(2)
    for _ in range(2):
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await bot.get_updates(timeout=1)
    assert await bot.get_updates() == ()


async def test_allowed_updates(api: BotApi, bot: Bot) -> None:
    owner, ann = api.person("Owner"), api.person("Ann")
    room = api.supergroup("Papers", owner)
    api.add_bot(room, owner, rights=frozenset())
    await bot.get_updates()
    api.join(ann, room)
    assert "chat_member" not in api.service.updates.waiting[-1]
    await bot.get_updates(allowed_updates=["chat_member"])
    api.join(ann, room, status="left")
    api.say(ann, ann, "not wanted")
    last = (await bot.get_updates())[-1]
    assert last.chat_member is not None
    assert (last.chat_member.old_chat_member.status, last.chat_member.new_chat_member.status) == ("member", "left")


class Hook:
    """A webhook that answers with the given statuses, the last one for ever."""

    def __init__(self, *statuses: int) -> None:
        self.statuses, self.got = list(statuses), list[str]()
        self.headers: list[str | None] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """One delivery."""
        self.headers.append(request.headers.get(HEADER))
        self.got.append((await request.json())["message"]["text"])
        return web.Response(status=self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0])


@asynccontextmanager
async def listening(*statuses: int) -> AsyncIterator[Hook]:
    """A webhook on the loopback."""
    hook, app = Hook(*statuses), web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_until_taken(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann")
    async with listening(500, 200) as hook:
        api.webhook_target = hook.url
        await bot.set_webhook("https://bot.example/hook", secret_token="s" * 32, drop_pending_updates=True)
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        api.say(ann, ann, "one")
        api.say(ann, ann, "two")
        await api.delivered()
        info = await bot.get_webhook_info()
    assert (hook.got, set(hook.headers)) == (["one", "one", "two"], {"s" * 32})
    assert api.webhook_statuses == [500, 200, 200]
    assert (info.url, info.last_error_message) == ("https://bot.example/hook", "Wrong response from the webhook: 500")
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.get_updates() == ()


async def test_a_webhook_on_the_loopback_without_a_secret(api: BotApi, bot: Bot) -> None:
    async with listening(200) as hook:
        await bot.set_webhook(hook.url)
        api.say(api.person("Ann"), None, "x")
        await api.delivered()
        api.replay(1)
        await api.delivered()
    assert (hook.got, hook.headers) == (["x", "x"], [None, None])


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://bot.example/hook", "s", "HTTPS URL must be provided"),
        ("https://bot.example/hook", "not allowed!", "unallowed characters"),
        ("https://bot.example/hook", "s" * 257, "too long"),
    ],
)
async def test_webhooks_that_are_refused(api: BotApi, bot: Bot, url: str, secret: str, words: str) -> None:
    with api.expecting(words), pytest.raises(BadRequest):
        await bot.set_webhook(url, secret_token=secret)


def test_an_update_against_the_description_is_never_queued() -> None:
    updates = Updates()
    with pytest.raises(AssertionError, match=r"update\.message\.date is missing"):
        updates.put("message", {"message_id": 1, "chat": {"id": 1, "type": "private"}})
    assert updates.waiting == []
