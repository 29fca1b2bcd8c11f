"""Requests that are against the description are answered 400, noted down, and fail the test in the end."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from responders.bot_api.api import BotApi
from responders.bot_api.description import description
from responders.bot_api.validation import problems

Post = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


def test_the_description_is_whole() -> None:
    assert len(description().methods) == 180
    assert description() is description()


@pytest.mark.parametrize(
    ("method", "data", "reason"),
    [
        ("sendPigeon", {}, "no such method"),
        ("sendMessage", {"chat_id": 1001}, "text is missing"),
        ("sendMessage", {"text": "x"}, "chat_id is missing"),
        ("sendMessage", {"chat_id": 1001, "text": "x", "silent": True}, "silent is unknown"),
        ("sendMessage", {"chat_id": 1001, "text": "x", "disable_notification": "maybe"}, "must be Boolean"),
        ("sendMessage", {"chat_id": 1001, "text": "x", "message_thread_id": "ten"}, "must be Integer"),
        ("sendMessage", {"chat_id": 1001, "text": "x", "reply_markup": "[]"}, "must be an object"),
        (
            "sendMessage",
            {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "date": 1}]]}},
            "reply_markup.inline_keyboard.0.0.date is unknown",
        ),
        (
            "sendMessage",
            {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": [[{"url": "https://a.b"}]]}},
            "reply_markup.inline_keyboard.0.0.text is missing",
        ),
        ("sendMessage", {"chat_id": 1001, "text": "x", "link_preview_options": {"is_disabled": 1}}, "must be Boolean"),
        ("setMyCommands", {"commands": [], "scope": {"type": "everybody"}}, "type must be"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}, "chat_id is missing"),
        ("sendPhoto", {"chat_id": 1001, "photo": "attach://nothing"}, "attached file nothing is missing"),
        ("sendDice", {"chat_id": 1001}, "no sendDice yet"),
    ],
)
async def test_a_request_against_the_description(method: str, data: dict[str, Any], reason: str, raw: Post) -> None:
    async with BotApi() as api:
        api.person("Ann", started=True)
        status, body = await raw(api, method, **data)
        assert (status, body["ok"]) == ((404, False) if method == "sendPigeon" else (400, False))
        with pytest.raises(AssertionError, match="would not take"):
            api.assert_clean()
        rejected, api.rejected = api.rejected, []
    assert [reason in str(one) for one in rejected] == [True]
    assert (api.calls, api.refused) == ([], [])


async def test_a_body_in_json_and_a_query_are_taken_too(api: BotApi) -> None:
    api.person("Ann", started=True)
    address = f"{api.url}/bot{api.token}/sendmessage"
    async with aiohttp.ClientSession() as session:
        async with session.post(address, json={"chat_id": 1001, "text": "a", "protect_content": True}) as sent:
            assert sent.status == 200
        async with session.get(address, params={"chat_id": "1001", "text": "b"}) as sent:
            assert (await sent.json())["result"]["text"] == "b"
    assert [(call.method, call["chat_id"]) for call in api.calls] == [("sendMessage", 1001)] * 2


async def test_expected_rejections_are_forgiven_and_missing_ones_are_not(api: BotApi, raw: Post) -> None:
    api.person("Ann", started=True)
    with api.expecting("text is missing"):
        await raw(api, "sendMessage", chat_id=1001)
    assert api.rejected == []
    with pytest.raises(AssertionError, match="no request was rejected"), api.expecting("text is missing"):
        await raw(api, "sendMessage", chat_id=1001, text="x")


async def test_tokens_that_are_wrong(api: BotApi) -> None:
    async with aiohttp.ClientSession() as session:
        for token, status in [("1:" + "a" * 35, 401), ("nonsense", 404)]:
            async with session.post(f"{api.url}/bot{token}/getMe") as sent:
                assert sent.status == status
        async with session.get(f"{api.url}/else") as sent:
            assert sent.status == 404
    assert api.token not in "".join(api.payloads)


async def test_payloads_hold_all_that_came_but_the_path(api: BotApi) -> None:
    async with aiohttp.ClientSession() as session:
        address = f"{api.url}/bot{api.token}/getMe?a=1"
        with api.expecting("unknown"):
            await session.post(address, data={"b": "2"}, headers={"X-C": "3"})
    (payload,) = api.payloads
    assert all(part in payload for part in ("getMe?a=1", "b=2", "X-C: 3"))
    assert api.token not in payload


def test_updates_are_held_against_the_description_too() -> None:
    message = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
    assert problems({"update_id": 1, "message": message}, ("Update",), "update") == []
    assert problems({"update_id": 1, "message": message | {"colour": 1}}, ("Update",), "update") == [
        "update.message.colour is unknown"
    ]


async def test_the_exit_fails_where_something_was_rejected(raw: Post) -> None:
    opened = await BotApi().__aenter__()
    await raw(opened, "sendPigeon")
    with pytest.raises(AssertionError, match="sendPigeon: no such method"):
        await opened.__aexit__(None, None, None)
