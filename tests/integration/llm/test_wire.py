"""What goes over the wire and what is taken from it: our headers only, one host only, bounded answers."""

import asyncio
import gzip
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from pydantic import BaseModel
from responders.openai_api import scripts
from responders.openai_api.service import OpenAiService, Told

from adapters.clock import SystemClock
from adapters.llm.openai_chat import Endpoint, OpenAiChat
from bot.errors import BadReply, JoganError, ModelUnusable, Temporary
from bot.ports.llm import Prompt

ENVIRONMENT = {
    "OPENAI_API_KEY": "sk-from-the-environment",
    "OPENAI_ADMIN_KEY": "sk-admin-from-the-environment",
    "OPENAI_BASE_URL": "http://127.0.0.1:9/elsewhere",
    "OPENAI_ORG_ID": "org-environment",
    "OPENAI_PROJECT_ID": "proj-environment",
    "OPENAI_CUSTOM_HEADERS": "X-Environment: yes\nAuthorization: Bearer sk-environment\nHost: environment.example",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "http_proxy": "http://127.0.0.1:9",
    "ALL_PROXY": "http://127.0.0.1:9",
}


class Said(BaseModel):
    said: str


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
PROMPT = Prompt("probe", "1", "Answer in JSON.", "{}", Said, 10)
GOOD = scripts.as_json({"said": "yes"})


@pytest.fixture
async def service() -> AsyncIterator[OpenAiService]:
    async with OpenAiService(lambda _: GOOD) as opened:
        yield opened


async def asked(url: str, **more: object) -> str | JoganError:
    model = OpenAiChat(Endpoint("m", url, **({"key": "sk-ours", "deadline": 15.0} | more)), SystemClock())  # type: ignore[arg-type]
    try:
        return (await model.ask(PROMPT)).value.said
    except JoganError as failure:
        return failure
    finally:
        await model.aclose()


async def test_nothing_of_the_environment_is_sent_or_asked(
    service: OpenAiService, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    assert await asked(service.url) == "yes"
    headers = service.calls[0].headers
    assert headers["authorization"] == "Bearer sk-ours"
    assert set(headers) <= {
        "host", "accept", "accept-encoding", "connection", "content-length", "content-type", "user-agent",
        "authorization",
    }  # fmt: skip
    assert "nvironment" not in f"{headers} {service.calls[0].body}"
    assert headers["accept-encoding"] == "identity"


async def test_without_a_key_the_environment_s_is_not_taken(
    service: OpenAiService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", ENVIRONMENT["OPENAI_API_KEY"])
    assert await asked(service.url, key=None) == "yes"
    assert service.calls[0].headers["authorization"] == "Bearer none"


async def test_the_organisation_is_sent_where_it_is_set(service: OpenAiService) -> None:
    await asked(service.url, organisation="org-ours")
    assert service.calls[0].headers["openai-organization"] == "org-ours"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_other_host_is_asked_whatever_it_answers(service: OpenAiService, status: int) -> None:
    told = Told(status=status, headers={"Location": f"{service.url}/chat/completions"}, raw="")
    async with OpenAiService(lambda _: told) as first:
        failure = await asked(first.url)
    assert isinstance(failure, ModelUnusable)
    assert "OPENAI_BASE_URL" in failure.remedy
    assert service.calls == []


BOMB = gzip.compress(b" " * 50_000_000)


@pytest.mark.parametrize("status", [200, 500])
async def test_what_is_compressed_unasked_is_not_unpacked(status: int) -> None:
    told = Told(status=status, raw=BOMB, headers={"Content-Encoding": "gzip"})
    async with OpenAiService(lambda _: told) as service:
        failure = await asked(service.url)
    assert isinstance(failure, BadReply)
    assert "cannot be read" in str(failure)


@pytest.mark.parametrize(("size", "kind"), [(900, str), (1200, BadReply)])
async def test_an_answer_is_as_long_as_a_reply_can_be(size: int, kind: type) -> None:
    body = GOOD.content + " " * size if GOOD.content else ""
    async with OpenAiService(lambda _: Told(body, uncounted=True)) as service:
        assert isinstance(await asked(service.url, most_bytes=1300), kind)


@asynccontextmanager
async def serving(answer: Handler) -> AsyncIterator[str]:
    """An address where every question is answered so, byte by byte as the handler likes."""
    app = web.Application()
    app.router.add_post("/v1/chat/completions", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    finally:
        await runner.cleanup()


async def test_an_endless_answer_ends_at_its_bound() -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(status=500)
        await response.prepare(request)
        try:
            while True:
                await response.write(b"x" * 65536)
        except ConnectionError:
            return response

    async with serving(endless) as url:
        failure = await asked(url)
    assert isinstance(failure, BadReply)


async def test_a_stream_that_stays_open_behind_its_end_is_an_answer() -> None:
    async def open_ended(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        piece = {"choices": [{"delta": {"content": GOOD.content}, "finish_reason": "stop"}]}
        await response.write(f"data: {json.dumps(piece)}\n\ndata: [DONE]\n\n".encode())
        await asyncio.Event().wait()
        return response

    async with serving(open_ended) as url:
        model = OpenAiChat(Endpoint("m", url, key="sk-ours", deadline=15.0), SystemClock())
        reply = await model.ask(PROMPT, lambda _: None)
        await model.aclose()
    assert reply.value == Said(said="yes")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://[::1]:1/v1"])
async def test_an_address_where_nobody_answers(url: str) -> None:
    assert isinstance(await asked(url), ModelUnusable)


async def test_an_address_that_lets_nobody_connect_is_out_for_now() -> None:
    """A queue of connections that is full: whoever comes next waits."""
    full = socket.socket()
    full.bind(("127.0.0.1", 0))
    full.listen(0)
    first = [socket.socket() for _ in range(3)]
    for each in first:
        each.setblocking(False)
        each.connect_ex(full.getsockname())
    try:
        failure = await asked(f"http://127.0.0.1:{full.getsockname()[1]}/v1", connect=0.1, attempts=1)
    finally:
        for each in (*first, full):
            each.close()
    assert isinstance(failure, Temporary)


def test_a_key_in_an_endpoint_is_not_printed() -> None:
    assert "sk-ours" not in repr(Endpoint("m", key="sk-ours"))
    assert Endpoint("m", "http://me:secret@host:81/v1").host == "host:81"
