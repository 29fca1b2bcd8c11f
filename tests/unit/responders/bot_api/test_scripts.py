"""Scripted answers on the wire, each wording once, as the library hears them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from responders.bot_api import wordings
from responders.bot_api.answers import Accept, Answer, Failure, Nonsense, Reset, Silence
from responders.bot_api.api import BotApi
from responders.bot_api.wordings import ALL
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

KINDS = {400: BadRequest, 401: InvalidToken, 403: Forbidden, 404: InvalidToken, 409: Conflict}
KINDS |= {413: NetworkError, 429: RetryAfter}


def test_there_are_enough_wordings_and_each_is_explained() -> None:
    assert len(ALL) >= 45
    assert len({(one.code, one.text) for one in ALL.values()}) >= 44
    assert all(one.meaning for one in ALL.values())


@pytest.mark.parametrize("name", sorted(ALL))
async def test_each_wording_reaches_the_library(api: BotApi, bot: Bot, name: str) -> None:
    ann, wording = api.person("Ann", started=True), ALL[name]
    api.script("sendMessage", [wording])
    with pytest.raises(KINDS[wording.code]) as caught:
        await bot.send_message(ann.id, "x")
    if wording.code not in (429, 401, 404):
        assert wording.text.lower().endswith(str(caught.value).lower())
    (refusal,) = api.refused
    assert (refusal.code, refusal.description, refusal.scripted) == (wording.code, wording.text, True)
    assert (api.chat(ann).from_bot, api.scripts.left) == ([], 0)
    await bot.send_message(ann.id, "x")


async def test_parameters_of_refusals(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    api.script("sendMessage", [wordings.too_many(36_000), wordings.upgraded(-1001)])
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(ann.id, "x")
    assert flood.value.retry_after == timedelta(hours=10)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(ann.id, "x")
    assert moved.value.new_chat_id == -1001


async def test_a_script_for_one_chat_and_for_any_method(api: BotApi, bot: Bot) -> None:
    ann, bo = api.person("Ann", started=True), api.person("Bo", started=True)
    api.script("*", [wordings.BLOCKED], chat=bo)
    sent = await bot.send_message(ann.id, "x")
    with pytest.raises(Forbidden):
        await bot.send_message(bo.id, "x")
    api.script("*", [wordings.NOT_MODIFIED])
    await bot.get_me()
    with pytest.raises(BadRequest):
        await bot.edit_message_text("y", ann.id, sent.message_id)
    assert [one["chat_id"] for one in api.calls_of("sendMessage")] == [ann.id]
    assert api.calls_of("sendMessage", bo) == []


async def test_a_scripted_request_must_be_in_order_too(
    api: BotApi, raw: Callable[..., Awaitable[tuple[int, dict[str, Any]]]]
) -> None:
    api.script("sendMessage", [wordings.BLOCKED])
    with api.expecting("silent is unknown"):
        status, _ = await raw(api, "sendMessage", chat_id=1, text="x", silent=True)
    assert status == 400


@pytest.mark.parametrize(
    ("answer", "kind", "arrived"),
    [
        (Failure(502), NetworkError, 0),
        (Failure(500, accepted=True), NetworkError, 1),
        (Silence(), TimedOut, 1),
        (Silence(accepted=False), TimedOut, 0),
        (Reset(), NetworkError, 0),
        (Reset(accepted=True), NetworkError, 1),
        (Nonsense(), TelegramError, 1),
        (Accept(0.5), TimedOut, 1),
    ],
)
async def test_broken_answers(api: BotApi, bot: Bot, answer: Answer, kind: type[Exception], arrived: int) -> None:
    ann = api.person("Ann", started=True)
    api.script("sendMessage", [answer])
    with pytest.raises(kind):
        await bot.send_message(ann.id, "x", read_timeout=0.2)
    assert len(api.chat(ann).from_bot) == arrived
    await bot.send_message(ann.id, "y")
    assert api.last(ann).text == "y"


async def test_a_pause_is_429_with_the_rest_of_the_time(api: BotApi, bot: Bot) -> None:
    ann, bo = api.person("Ann", started=True), api.person("Bo", started=True)
    api.pause(0.2, chat=ann)
    with pytest.raises(RetryAfter):
        await bot.send_message(ann.id, "x")
    await bot.send_message(bo.id, "x")
    await asyncio.sleep(0.21)
    await bot.send_message(ann.id, "x")
    api.pause(60)
    for person in (ann, bo):
        with pytest.raises(RetryAfter):
            await bot.send_message(person.id, "x")
    assert [one.code for one in api.refused] == [429] * 3


async def test_a_reset_is_a_reset_and_no_orderly_end(api: BotApi) -> None:
    api.script("getMe", [Reset()])
    reader, writer = await asyncio.open_connection("127.0.0.1", int(api.url.rpartition(":")[2]))
    writer.write(f"GET /bot{api.token}/getMe HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    with pytest.raises(ConnectionResetError):
        await reader.read()
    writer.close()
