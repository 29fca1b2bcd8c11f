"""Unlucky moments and odd payloads: proxies that answer for the service, revoked tokens, buttons of another era."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import pytest
from aiohttp import web
from fakes import FakeClock
from integration.telegram.living import OwnDesk, hearing, said, serving, settings, shows_a_paper, until
from responders.bot_api import wordings
from responders.bot_api.answers import Accept, Failure, Nonsense, Reset
from responders.bot_api.api import BotApi
from talking import NOW

from adapters.platforms.telegram.settings import TelegramSettings, Webhook
from adapters.platforms.telegram.telegram import Telegram
from bot.chat.message import Incoming, Reply, Said
from bot.document.blocks import Break, Button, Buttons, Document, Paragraph, text
from bot.domain.chat import Address
from bot.domain.shown import About
from bot.errors import BadSetting, JoganError, NotThere, Refused, Temporary

DAY = date(2024, 7, 16)
PROXY = b"<html><head><title>403 Forbidden</title></head></html>"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


@asynccontextmanager
async def answering(status: int, headers: dict[str, str], asked: list[str]) -> AsyncIterator[str]:
    """A server that answers everything so."""

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=status, headers=headers, body=PROXY, content_type="text/html")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize("status", [301, 307, 400, 401, 403, 404, 407, 502])
async def test_a_page_before_the_service_says_nothing_about_the_token(api: BotApi, status: int) -> None:
    asked: list[str] = []
    async with answering(status, {"Location": "/elsewhere"} if status < 400 else {}, asked) as url:
        with pytest.raises(Temporary) as caught:
            async with Telegram(TelegramSettings(api.token, url), OwnDesk(), FakeClock(NOW)):
                pass
    assert str(status) in str(caught.value)
    assert "/elsewhere" not in asked
    assert api.token not in f"{caught.value!r}{caught.value.__cause__!r}{caught.value.__context__!r}"


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_a_page_before_the_service_switches_no_chat_off(api: BotApi, status: int) -> None:
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        api.script("sendMessage", [Failure(status, PROXY)] * 2)
        api.say(ann, ann, "/one")
        await until(lambda: api.scripts.left == 0)
        api.say(ann, ann, "/two")
        await until(lambda: api.chat(ann).from_bot)
    assert desk.refusals == []


async def test_a_token_that_is_revoked_before_the_first_poll_ends_it(api: BotApi) -> None:
    api.script("deleteWebhook", [wordings.UNAUTHORIZED])
    async with Telegram(settings(api), OwnDesk(), FakeClock(NOW)) as telegram:
        with pytest.raises(BadSetting):
            await asyncio.wait_for(telegram.serve(), 2)


async def test_a_token_that_is_revoked_before_the_webhook_is_set_ends_it(api: BotApi) -> None:
    api.script("setWebhook", [wordings.UNAUTHORIZED])
    hook = Webhook("https://jogan.example/hook", "s" * 32, port=0)
    async with Telegram(settings(api, webhook=hook), OwnDesk(), FakeClock(NOW)) as telegram:
        with pytest.raises(BadSetting):
            await asyncio.wait_for(telegram.serve(), 2)


@pytest.mark.parametrize(
    "odd", [b'{"ok":true}', b'{"ok":true,"result":null}', b'{"ok":true,"result":[{"x":1}]}', b"[]"]
)
async def test_an_answer_without_updates_is_waited_out(
    api: BotApi, odd: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    api.script("getUpdates", [Nonsense(odd), Nonsense(odd)])
    async with hearing(api) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/help")
        await until(lambda: desk.heard)
    assert not any(record.exc_info for record in caplog.records)


RUBBISH = ("vote:12", "240716", "{}", "\u202e/paper 3", " ", "paper 3", "240716paper 3")


@pytest.mark.parametrize("data", RUBBISH)
async def test_a_button_of_another_bots_era_is_ended_and_not_heard(api: BotApi, data: str) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann = api.person("Ann", started=True)
        message = {"chat": api.chat(ann).json(), "message_id": 3, "date": 0}
        query = {"id": "1", "from": ann.json(), "message": message, "chat_instance": "1", "data": data}
        api.service.updates.put("callback_query", query)
        api.say(ann, ann, "/help")
        await until(lambda: desk.heard)
    assert [one.text for one in desk.heard] == ["/help"]


async def test_a_press_without_a_message_or_from_afar_is_ended(api: BotApi) -> None:
    async with hearing(api, shows_a_paper) as (_, desk):
        ann = api.person("Ann", started=True)
        query = {"id": "1", "from": ann.json(), "inline_message_id": "x", "chat_instance": "1", "data": "/forget"}
        api.service.updates.put("callback_query", query)
        api.say(ann, ann, "/help")
        await until(lambda: desk.heard)
    assert [one.text for one in desk.heard] == ["/help"]


async def many_buttons(incoming: Incoming) -> AsyncIterator[Said]:
    rows = tuple((Button(one, one),) for one in ("/categories", "/settings", "/help", "/subscribe LLM", "/forget"))
    yield Reply(Document((Paragraph(text("page")), Buttons(rows)), About(DAY, (3,))))


@pytest.mark.parametrize("ruling", [True, False])
async def test_readers_of_a_channel_make_nothing_appear_in_it(api: BotApi, ruling: bool) -> None:
    async with hearing(api, many_buttons) as (_, desk):
        ann, bob = api.person("Ann"), api.person("Bob")
        channel = api.channel("News", ann)
        api.add_bot(channel, ann)
        api.say(ann, channel, "/start")
        await until(lambda: channel.from_bot)
        post = api.last(channel)
        pressed = [api.press(ann if ruling else bob, post, one) for one in ("/categories", "/settings", "/help")]
        await until(lambda: all(one.answered for one in pressed))
        if ruling:
            await until(lambda: len(desk.heard) == 4)
        heard = [one.text for one in desk.heard[1:]]
        assert heard == (["/categories", "/settings", "/help"] if ruling else [])
        assert all(ruling or one.url == "https://t.me/jogan_bot?start=digest" for one in pressed)
        for line in ("/subscribe LLM", "/forget"):
            api.press(bob, post, line)
            await until(lambda line=line: desk.heard[-1].text == line)  # type: ignore[misc]
            assert not desk.heard[-1].is_administrator


async def in_three(incoming: Incoming) -> AsyncIterator[Said]:
    blocks: list[Any] = [Paragraph(text("one"))]
    for word, number in (("two", 2), ("three", 3)):
        blocks += [Break(About(DAY, (number,))), Paragraph(text(word))]
    yield Reply(Document(tuple(blocks), About(DAY, (1,))))


@pytest.mark.parametrize("accepted", [True, False])
async def test_an_answer_that_is_reset_in_the_middle_is_not_sent_twice(api: BotApi, accepted: bool) -> None:
    async with hearing(api, in_three) as (_, desk):
        ann = api.person("Ann")
        api.script("sendMessage", [Accept(), Reset(accepted=accepted)])
        api.say(ann, ann, "/digest")
        await until(lambda: desk.remembered)
    assert [message.text for message in api.chat(ann).from_bot] == ["one", "two"][: 1 + accepted]
    assert [about for *_, about in desk.remembered] == [About(DAY, (1,))]


async def test_two_presses_at_once_are_two_answers_in_their_order(api: BotApi) -> None:
    async with hearing(api, many_buttons) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/start")
        await until(lambda: api.chat(ann).from_bot)
        post = api.last(ann)
        pressed = [api.press(ann, post, one) for one in ("/subscribe LLM", "/subscribe LLM", "/forget")]
        await until(lambda: all(one.answered for one in pressed) and len(desk.heard) == 4)
    assert [one.text for one in desk.heard[1:]] == ["/subscribe LLM", "/subscribe LLM", "/forget"]


async def replaced(incoming: Incoming) -> AsyncIterator[Said]:
    page = (Paragraph(text("page" if incoming.text == "/start" else "next page")),)
    yield Reply(Document((*page, Buttons(((Button("/weekly on", "/weekly on"),),)))), replaces=incoming.pressed)


async def test_a_page_that_was_deleted_meanwhile_comes_anew(api: BotApi) -> None:
    async with hearing(api, replaced):
        ann = api.person("Ann")
        api.say(ann, ann, "/start")
        await until(lambda: api.chat(ann).from_bot)
        api.script("editMessageText", [wordings.NO_EDIT_TARGET])
        api.press(ann, api.last(ann), "/weekly on")
        await until(lambda: len(api.chat(ann).from_bot) == 2)
    assert api.last(ann).text == "next page"


@pytest.mark.parametrize(
    ("address", "message"), [("lab", "1"), ("", "1"), ("1/x", "1"), ("9" * 400, "1"), ("1", "x"), ("1", "-1")]
)
async def test_names_that_are_none_of_ours_lead_nowhere(api: BotApi, address: str, message: str) -> None:
    async with Telegram(settings(api), OwnDesk(), FakeClock(NOW)) as telegram:
        (rendered,) = telegram.render(said("x").document, "group")
        with pytest.raises(JoganError) as caught:
            await telegram.edit(Address("telegram", address), "group", message, rendered)
        assert isinstance(caught.value, Refused | NotThere)
        with pytest.raises(Refused):
            await telegram.send(Address("telegram", "lab"), "group", rendered, key="k")
        with pytest.raises(Refused):
            await telegram.tell("Ann", said("x").document)


ODD: tuple[dict[str, Any], ...] = (
    {"message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "text": "/help"}},
    {"message": {"message_id": 2, "date": 0, "chat": {"id": 5, "type": "odd"}, "text": "/help"}},
    {"channel_post": {"message_id": 3, "date": 0, "chat": {"id": -5, "type": "channel"}}},
    {"edited_channel_post": {"message_id": 3, "date": 0, "chat": {"id": -5, "type": "channel"}, "text": "/help"}},
    {"poll_answer": {"poll_id": "words of somebody", "option_ids": []}},
    {},
)


async def test_updates_that_lack_most_fields_stop_nothing(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    heard = OwnDesk()
    async with serving(Telegram(settings(api), heard, FakeClock(NOW))):
        for number, odd in enumerate(ODD):
            api.service.updates.waiting.append(json.loads(json.dumps({"update_id": 900 + number, **odd})))
        ann = api.person("Ann")
        api.say(ann, ann, "/last")
        await until(lambda: heard.heard and heard.heard[-1].text == "/last")
    assert not any(record.exc_info for record in caplog.records)
    assert "words of somebody" not in caplog.text
