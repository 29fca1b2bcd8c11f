"""The bot's token in nothing that is logged, raised, shown or sent, whatever goes wrong on the way."""

import asyncio
import logging
import traceback
from dataclasses import replace

import pytest
from fakes import FakeClock
from integration.telegram.living import OwnDesk, echo, hearing, settings, until
from responders.bot_api import wordings
from responders.bot_api.answers import Failure, Nonsense, Reset
from responders.bot_api.api import TOKEN, BotApi
from talking import NOW

from adapters.platforms.telegram.request import Request
from adapters.platforms.telegram.telegram import Telegram
from bot.document.blocks import Document, Paragraph, text
from bot.domain.chat import Address
from bot.errors import JoganError

SECRET = TOKEN.split(":")[1]


async def test_no_line_has_the_token_while_all_kinds_of_things_go_wrong(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "adapters")
    async with BotApi(now=lambda: NOW) as api:
        api.script("getUpdates", [Failure(502), Reset(), Nonsense(), Failure(500)])
        api.script("sendMessage", [Failure(500), Reset(), Nonsense(), wordings.BLOCKED, wordings.CANT_PARSE])
        async with hearing(api, echo) as (telegram, _):
            ann = api.person("Ann")
            for number in range(6):
                api.say(ann, ann, f"/x {number}")
            await until(lambda: "heard /x 5" in api.transcript(ann), 5)
            assert SECRET not in f"{telegram!r} {telegram} {vars(telegram)['_settings']!r}"
        assert SECRET not in "".join(api.payloads)
    assert "adapters.platforms.telegram" in {record.name[:27] for record in caplog.records}
    assert SECRET not in caplog.text


@pytest.mark.parametrize("answer", [Failure(502), Reset(), Nonsense(), wordings.UNAUTHORIZED, wordings.NO_METHOD])
async def test_no_traceback_has_the_token(answer: object) -> None:
    async with BotApi(now=lambda: NOW) as api, Telegram(settings(api), OwnDesk(), FakeClock(NOW)) as telegram:
        ann = api.person("Ann", started=True)
        (message,) = telegram.render(Document((Paragraph(text("x")),)), "private")
        api.script("sendMessage", [answer])  # type: ignore[list-item]
        with pytest.raises(JoganError) as caught:
            await telegram.send(Address("telegram", str(ann.id)), "private", message, key="k")
        told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
        assert SECRET not in told
        assert SECRET not in str(caught.value.__context__)


def chained(failure: BaseException | None) -> str:
    """A failure and all that it came of, also what is not shown."""
    told = ""
    while failure is not None:
        told += f"{failure!r} {failure} {vars(failure)}\n"
        failure = failure.__cause__ or failure.__context__
    return told


@pytest.mark.parametrize("answer", [Failure(502), Reset(), Nonsense(), wordings.UNAUTHORIZED, wordings.NO_METHOD])
async def test_no_failure_at_the_start_has_the_token_anywhere(answer: object) -> None:
    async with BotApi(now=lambda: NOW) as api:
        api.script("getMe", [answer])  # type: ignore[list-item]
        with pytest.raises(JoganError) as caught:
            async with Telegram(settings(api), OwnDesk(), FakeClock(NOW)):
                pass
        assert SECRET not in chained(caught.value)


@pytest.mark.parametrize("token", ["nonsense", f"{TOKEN}\nx", f" {TOKEN}x y"])
async def test_no_token_of_the_wrong_form_is_shown(token: str) -> None:
    async with BotApi(now=lambda: NOW) as api:
        with pytest.raises(JoganError) as caught:
            async with Telegram(replace(settings(api), token=token), OwnDesk(), FakeClock(NOW)):
                pass
        assert token not in chained(caught.value)
        assert SECRET not in chained(caught.value)


async def test_a_page_that_echoes_the_address_is_read_without_it() -> None:
    async def echoes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await reader.readline()
        body = b'{"ok": false, "description": "Not Found: ' + line.split()[1] + b'"}'
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(echoes, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, Request(TOKEN) as request:
        status, body = await request.do_request(f"http://127.0.0.1:{port}/bot{TOKEN}/getMe", "POST")
    assert status == 404
    assert b"***" in body
    assert SECRET.encode() not in body
