"""A chat-completions service on the loopback, strict about the protocol: answers by a function, and a log of what was
asked. It holds no model."""

import asyncio
import inspect
import json
import time
from collections.abc import Awaitable, Callable, Collection
from types import TracebackType
from typing import Any

from aiohttp import web
from responders.openai_api import scripts, wires, wordings
from responders.openai_api.dialects import everything
from responders.openai_api.protocol import Dialect, fault_of
from responders.openai_api.values import Asked, Told

__all__ = ["Answering", "Asked", "OpenAiService", "Told"]

Answering = Callable[[Asked], Told | Awaitable[Told]]
PATH = "/v1/chat/completions"


class OpenAiService:
    """`answer` is asked for every request that is well formed and that `dialect` takes; what is refused before is told
    as services do, and stands in `refused`. `key` and `models` are what is known here (None: anything).

    `calls` are all requests in order, `answered` those whose caller was there until the answer was; `most_at_once` is
    how many were open together at most.
    """

    def __init__(
        self,
        answer: Answering,
        *,
        dialect: Dialect = everything,
        key: str | None = None,
        models: Collection[str] | None = None,
        port: int = 0,
    ) -> None:
        self.answer, self.dialect, self.key, self.models = answer, dialect, key, models
        self.calls: list[Asked] = []
        self.answered: list[Asked] = []
        self.refused: list[dict[str, Any]] = []
        self.most_at_once = 0
        self.url = ""
        self._open = 0
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> "OpenAiService":
        app = web.Application(client_max_size=20_000_000)
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        self._open += 1
        self.most_at_once = max(self.most_at_once, self._open)
        try:
            asked = _asked(request, await request.read())
            self.calls.append(asked)
            told = await self._told(request, asked)
            await asyncio.sleep(told.delay)
            self.answered.append(asked)
            return await wires.send(request, asked, told)
        finally:
            self._open -= 1

    async def _told(self, request: web.Request, asked: Asked) -> Told:
        refused = self._refused(request, asked)
        if refused is not None:
            self.refused.append(refused.body)
            return refused
        answer = self.answer(asked)
        return await answer if inspect.isawaitable(answer) else answer

    def _refused(self, request: web.Request, asked: Asked) -> Told | None:
        if request.path != PATH:
            return scripts.wrong_path(request.method, request.path)
        if request.method != "POST" or request.content_type != "application/json":
            return Told(status=405, body=wordings.error("Not allowed to send this as a chat completion"))
        given = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if self.key is not None and given != self.key:
            return scripts.wrong_key(given)
        fault = fault_of(asked.body) or self.dialect(asked.body)
        if fault is not None:
            return Told(status=fault[0], body=fault[1])
        return scripts.no_model(asked.model) if self.models is not None and asked.model not in self.models else None


def _asked(request: web.Request, raw: bytes) -> Asked:
    try:
        body = json.loads(raw or b"null")
    except ValueError:
        body = None
    said: dict[str, str] = {"system": "", "user": ""}
    messages = body.get("messages") if isinstance(body, dict) else None
    for message in messages if isinstance(messages, list) else ():
        if isinstance(message, dict) and message.get("role") in said and isinstance(message.get("content"), str):
            said[message["role"]] += message["content"]
    model = body.get("model") if isinstance(body, dict) else None
    headers = {name.lower(): value for name, value in request.headers.items()}
    return Asked(str(model or ""), said["system"], said["user"], body, headers, time.monotonic(), request.path)
