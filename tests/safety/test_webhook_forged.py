"""FAULTS §3, network attacker: the real webhook before bytes that no Telegram sends. Nothing of them is ever heard.

Discord's interactions come over its gateway only: there is no address of ours that Discord calls.
"""

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
from fakes import FakeClock
from integration.telegram.living import OwnDesk, serving, settings, until
from responders.bot_api.api import BotApi
from safety.forging import endless, head, statuses
from talking import NOW

from adapters.platforms.telegram.settings import Webhook
from adapters.platforms.telegram.telegram import Telegram
from adapters.serve import LARGEST_BODY

SECRET = "canary-Secret_of_the_webhook-0123456789"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/telegram/jogan"
KNOWN = f"{HEADER}: {SECRET}"
JSON = "Content-Type: application/json"
FORGERS = 20


def update(number: int, words: str = "/help", **more: object) -> dict[str, object]:
    person = {"id": 5, "is_bot": False, "first_name": "Eve"}
    chat = {"id": 5, "type": "private", "first_name": "Eve"}
    message = {"message_id": number, "date": 1721185200, "chat": chat, "from": person, "text": words}
    return {"update_id": number, "message": message | more}


BODY = json.dumps(update(1)).encode()


@dataclass
class Hooked:
    """A webhook that listens, and all that gets past it."""

    port: int
    desk: OwnDesk

    async def post(self, body: bytes, *lines: str) -> list[int]:
        return await statuses(self.port, head("POST", PATH, *lines, JSON, f"Content-Length: {len(body)}") + body)


@pytest.fixture
async def hooked(unused_tcp_port: int) -> AsyncIterator[Hooked]:
    desk = OwnDesk()
    async with BotApi(now=lambda: NOW) as api:
        api.person("Eve", id=5, started=True)
        webhook = Webhook(f"http://127.0.0.1:{unused_tcp_port}{PATH}", SECRET, port=unused_tcp_port)
        async with serving(Telegram(settings(api, webhook=webhook), desk, FakeClock(NOW))):
            await until(lambda: api.calls_of("setWebhook"))
            yield Hooked(unused_tcp_port, desk)


async def still_hears(hooked: Hooked) -> bool:
    """Whether a real update is heard, and was the only one."""
    assert await hooked.post(BODY, KNOWN) == [200]
    await until(lambda: hooked.desk.heard)
    return len(hooked.desk.heard) == 1


@pytest.mark.parametrize(
    "lines",
    [
        (f"{HEADER}: {SECRET} x",),
        (f"{HEADER}: {SECRET[:31]}",),
        (f"{HEADER}: {SECRET}\x00",),
        (f"{HEADER}: *",),
        (f"{HEADER}: ", f"Authorization: Bearer {SECRET}"),
        (f"X-Telegram-Bot-Api-Secret-Token-: {SECRET}",),
        (f"X_Telegram_Bot_Api_Secret_Token: {SECRET}",),
        (f"Cookie: {HEADER}={SECRET}",),
        (f"{HEADER}: wrong", KNOWN),
        ("X-Forwarded-For: 149.154.160.1", "X-Real-IP: 149.154.160.1", "Forwarded: for=149.154.160.1"),
    ],
)
async def test_who_does_not_show_the_secret_in_its_place_is_not_heard(hooked: Hooked, lines: tuple[str, ...]) -> None:
    (status,) = await hooked.post(BODY, *lines)
    assert status in (400, 401)
    assert await still_hears(hooked)


@pytest.mark.parametrize("query", [f"?{HEADER}={SECRET}", f"?secret={SECRET}", f"#{SECRET}"])
async def test_the_secret_in_the_address_is_no_secret(hooked: Hooked, query: str) -> None:
    sent = head("POST", PATH + query, JSON, f"Content-Length: {len(BODY)}") + BODY
    assert await statuses(hooked.port, sent) == [401]
    assert hooked.desk.heard == []


@pytest.mark.parametrize(
    "lines",
    [
        (f"Content-Length: {len(BODY)}", "Transfer-Encoding: chunked"),
        (f"Content-Length: {len(BODY)}", "Content-Length: 0"),
        (f"Content-Length: +{len(BODY)}",),
        (f"Content-Length : {len(BODY)}",),
        (f"Content-Length: {len(BODY)}\r\n folded",),
        ("Content-Length: -1",),
        ("Transfer-Encoding: chunked, identity",),
        (f"Content-Length: {len(BODY)}", f"A{chr(0)}: b"),
        (f"Content-Length: {len(BODY)}", f"A: {'b' * 20_000}"),
    ],
)
async def test_a_request_that_two_servers_may_read_differently_is_refused(
    hooked: Hooked, lines: tuple[str, ...]
) -> None:
    """Also with the secret: a proxy and we would otherwise not agree where it ends, and a second one stands in it."""
    hidden = head("POST", PATH, KNOWN, JSON, f"Content-Length: {len(BODY)}") + BODY
    answered = await statuses(hooked.port, head("POST", PATH, KNOWN, JSON, *lines) + hidden)
    assert answered
    assert set(answered) <= {400, 431}
    assert hooked.desk.heard == []


@pytest.mark.parametrize(
    "target",
    [
        f"{PATH}/../../metrics",
        f"{PATH}/..%2f..%2fmetrics",
        f"{PATH}/",
        f"/{PATH}",
        "/telegram/%2e%2e/metrics",
        "/../../../etc/passwd",
        "/metrics",
        "/healthz",
        "/readyz",
        "/",
        "*",
    ],
)
async def test_no_other_address_is_there(hooked: Hooked, target: str) -> None:
    sent = head("POST", target, KNOWN, JSON, f"Content-Length: {len(BODY)}") + BODY
    assert await statuses(hooked.port, sent) in ([404], [400])
    assert hooked.desk.heard == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "post", "EVIL"])
async def test_no_other_method_is_there(hooked: Hooked, method: str) -> None:
    sent = head(method, PATH, KNOWN, JSON, f"Content-Length: {len(BODY)}") + BODY
    assert (await statuses(hooked.port, sent))[:1] in ([405], [400])
    assert hooked.desk.heard == []


@pytest.mark.parametrize("noise", [b"\x00" * 5000, b"GET /\r\n\r\n", b"\x16\x03\x01\x02\x00", b"{}"])
async def test_what_is_no_request_is_no_update(hooked: Hooked, noise: bytes) -> None:
    assert set(await statuses(hooked.port, noise)) <= {400, 404, 405}
    assert await still_hears(hooked)


@pytest.mark.parametrize("secret", [KNOWN, f"{HEADER}: wrong"])
async def test_a_body_without_an_end_ends(hooked: Hooked, secret: str) -> None:
    """Whoever has no secret is answered before the body; with it, at the bound and what the sockets held meanwhile."""
    before = head("POST", PATH, secret, JSON, "Transfer-Encoding: chunked")
    status, sent = await endless(hooked.port, before, 40 * LARGEST_BODY)
    assert status == (413 if secret == KNOWN else 401)
    assert sent < 20 * LARGEST_BODY
    assert await still_hears(hooked)


async def test_a_body_that_is_announced_too_large_is_refused(hooked: Hooked) -> None:
    before = head("POST", PATH, KNOWN, JSON, f"Content-Length: {10**12}")
    assert (await statuses(hooked.port, before + b" " * (LARGEST_BODY + 1)))[:1] == [413]
    assert hooked.desk.heard == []


def nested(depth: int) -> bytes:
    """An update whose message answers a message that answers a message, so deep."""
    one = json.dumps({"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}})[:-1]
    return (
        b'{"update_id": 9, "message": %s}'
        % (f'{one}, "reply_to_message": ' * depth + f"{one}}}" + "}" * depth).encode()
    )


@pytest.mark.parametrize("depth", [150, 300, 600, 10_000])
async def test_an_update_of_any_depth_keeps_nobody_back(
    hooked: Hooked, depth: int, caplog: pytest.LogCaptureFixture
) -> None:
    """An answer of 5xx would bring it again for ever."""
    (status,) = await hooked.post(nested(depth), KNOWN)
    assert status in (200, 400)
    assert "Traceback" not in caplog.text
    assert [each.text for each in hooked.desk.heard] in ([], [""])


@pytest.mark.parametrize(
    "body",
    [
        b'{"update_id": 1e999}',
        b'{"update_id": NaN}',
        b'{"update_id": ' + b"9" * 5000 + b"}",
        b'{"update_id": {}}',
        b'{"update_id": null}',
        b'"update_id"',
        b'{"update_id": 7, "message": "text"}',
        b'{"update_id": 7, "message": [[]]}',
        b'{"update_id": 7, "message": {"message_id": {}, "date": 1e99, "chat": []}}',
        b'{"update_id": 7, "message": {"message_id": 1, "date": 1e99, "chat": {"id": 5, "type": "private"}}}',
        b'{"update_id": 7, "callback_query": {"id": 7}}',
        b'{"update_id": 7, "my_chat_member": {"chat": 7}}',
        b'{"update_id": 7, "unheard_of": {"x": 1}}',
    ],
)
async def test_json_of_another_shape_is_passed_over(
    hooked: Hooked, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (status,) = await hooked.post(body, KNOWN)
    assert status in (200, 400)
    assert "Traceback" not in caplog.text
    assert await still_hears(hooked)


async def test_an_update_that_comes_again_is_heard_once(hooked: Hooked) -> None:
    for number in (1, 2, 1, 2, 1):
        assert await hooked.post(json.dumps(update(number, f"/x {number}")).encode(), KNOWN) == [200]
    await until(lambda: len(hooked.desk.heard) >= 2)
    assert sorted(each.text for each in hooked.desk.heard) == ["/x 1", "/x 2"]


async def test_forged_posts_starve_no_real_one(hooked: Hooked, caplog: pytest.LogCaptureFixture) -> None:
    """Twenty forgers without a pause: while a real update waits, each of them is answered a few times at the most."""
    caplog.set_level(logging.INFO, "adapters.platforms.telegram")
    url, refused, waited = f"http://127.0.0.1:{hooked.port}{PATH}", [0], list[int]()

    async def forge(session: aiohttp.ClientSession) -> None:
        while True:
            async with session.post(url, json=update(1), headers={HEADER: "wrong"}) as answer:
                assert answer.status == 401
            refused[0] += 1

    async with aiohttp.ClientSession() as session:
        forgers = [asyncio.create_task(forge(session)) for _ in range(FORGERS)]
        await until(lambda: refused[0] > FORGERS)
        for number in range(1, 21):
            before = refused[0]
            async with session.post(url, json=update(number), headers={HEADER: SECRET}) as answer:
                assert answer.status == 200
            waited.append(refused[0] - before)
        for one in forgers:
            one.cancel()
        assert not [
            each for each in await asyncio.gather(*forgers, return_exceptions=True) if each.__class__ is AssertionError
        ]
    await until(lambda: len(hooked.desk.heard) == 20)
    assert max(waited) < 10 * FORGERS
    assert caplog.text.count("without its secret") == 1


async def test_only_this_machine_can_knock(hooked: Hooked) -> None:
    """Whoever listened on every address would leave this port of another one to nobody."""
    with socket.socket() as other:
        other.bind(("127.0.0.2", hooked.port))
