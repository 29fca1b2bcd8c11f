"""The webhook: whoever does not know the secret is told nothing and changes nothing."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import aiohttp.web
import pytest
from fakes import FakeClock
from integration.telegram.living import OwnDesk, serving, settings, until
from responders.bot_api.api import BotApi
from talking import NOW

from adapters.platforms.telegram.settings import Webhook
from adapters.platforms.telegram.telegram import Telegram
from adapters.serve import Route
from adapters.serve import serving as served
from bot.errors import BadSetting

SECRET = "canary-Secret_of_the_webhook-0123456789"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 1,
        "date": 1721185200,
        "chat": {"id": 5, "type": "private", "first_name": "Eve"},
        "from": {"id": 5, "is_bot": False, "first_name": "Eve"},
        "text": "/help",
    },
}


@pytest.fixture
async def hooked(unused_tcp_port: int) -> AsyncIterator[tuple[BotApi, OwnDesk, str]]:
    url = f"http://127.0.0.1:{unused_tcp_port}/telegram/jogan"
    desk = OwnDesk()
    async with BotApi(now=lambda: NOW) as api:
        api.person("Eve", id=5, started=True)
        webhook = Webhook(url, SECRET, port=unused_tcp_port)
        async with serving(Telegram(settings(api, webhook=webhook), desk, FakeClock(NOW))):
            await until(lambda: api.calls_of("setWebhook"))
            yield api, desk, url


async def post(url: str, body: bytes, **headers: str) -> int:
    headers = {"Content-Type": "application/json", HEADER: SECRET, **headers}
    async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers) as answer:
        return answer.status


async def test_updates_arrive_and_are_answered(hooked: tuple[BotApi, OwnDesk, str]) -> None:
    api, _, url = hooked
    ann = api.person("Ann")
    api.say(ann, ann, "/help")
    await until(lambda: api.chat(ann).from_bot)
    assert api.webhook_statuses == [200]
    (call,) = api.calls_of("setWebhook")
    assert (call["url"], call["secret_token"]) == (url, SECRET)
    assert "callback_query" in call["allowed_updates"]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "한글"])
async def test_row_71_a_forged_update_is_refused(hooked: tuple[BotApi, OwnDesk, str], secret: str) -> None:
    _, desk, url = hooked
    assert await post(url, json.dumps(UPDATE).encode(), **{HEADER: secret}) == 401
    assert await post(url, json.dumps(UPDATE).encode()) == 200
    await until(lambda: desk.heard)
    assert len(desk.heard) == 1


async def test_row_71_no_secret_at_all(hooked: tuple[BotApi, OwnDesk, str]) -> None:
    _, desk, url = hooked
    async with aiohttp.ClientSession() as session, session.post(url, json=UPDATE) as answer:
        assert answer.status == 401
    assert desk.heard == []


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b" " * 1_000_001, {}, 413),
        (b"not json", {}, 400),
        (b"[1, 2]", {}, 400),
        (b"null", {}, 400),
        (b"3", {}, 400),
        (b"{}", {}, 400),
        (b"[" * 100_000, {}, 400),
        (b"\xff\xfe", {}, 400),
        (json.dumps(UPDATE).encode(), {"Content-Type": "text/plain"}, 400),
    ],
)
async def test_row_71_what_is_no_update_is_refused(
    hooked: tuple[BotApi, OwnDesk, str], body: bytes, headers: dict[str, str], status: int
) -> None:
    _, desk, url = hooked
    assert await post(url, body, **headers) == status
    assert desk.heard == []


async def test_an_update_that_the_library_cannot_read_keeps_no_other_back(
    hooked: tuple[BotApi, OwnDesk, str], caplog: pytest.LogCaptureFixture
) -> None:
    _, desk, url = hooked
    assert await post(url, b'{"update_id": 7, "message": {"message_id": 1}}') == 200
    assert "Update 7 cannot be read" in caplog.text
    assert await post(url, json.dumps(UPDATE).encode()) == 200
    await until(lambda: desk.heard)


async def test_row_71_another_address_or_method_is_nothing(hooked: tuple[BotApi, OwnDesk, str]) -> None:
    _, _, url = hooked
    assert await post(f"{url}/x", b"{}") == 404
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.status == 405


async def test_row_69_what_is_delivered_twice_is_heard_once(hooked: tuple[BotApi, OwnDesk, str]) -> None:
    _, desk, url = hooked
    body = json.dumps(UPDATE).encode()
    assert await asyncio.gather(*(post(url, body) for _ in range(5))) == [200] * 5
    await until(lambda: desk.heard)
    await asyncio.sleep(0.02)
    assert len(desk.heard) == 1


async def test_a_place_that_is_taken_is_told_with_its_setting(unused_tcp_port: int) -> None:
    async def answer(_: aiohttp.web.Request) -> aiohttp.web.Response:
        return aiohttp.web.Response(text="here")

    route = Route("GET", "/x", answer)
    async with served((route,), "127.0.0.1", 0, named="JOGAN_X") as port:
        with pytest.raises(BadSetting, match="JOGAN_X"):
            async with served((route,), "127.0.0.1", port, named="JOGAN_X"):
                pass
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/x") as got:
            assert await got.text() == "here"
