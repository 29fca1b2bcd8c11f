"""A loopback HTTP server for paper sources: answers by a script, and a log of what was asked."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType

from aiohttp import web


@dataclass(frozen=True)
class Answer:
    """One scripted answer. `drip` sends the body byte by byte with that many seconds between, for ever;
    `cut` closes the connection before the announced end; `pause` waits first."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    pause: float = 0.0
    drip: float | None = None
    cut: bool = False


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; `at` in monotonic seconds."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    at: float


Script = Answer | Sequence[Answer] | Callable[[Asked], Answer]


class Papers:
    """`script` maps a path to one answer, to answers in turn (the last one stays) or to a function."""

    def __init__(self, script: Mapping[str, Script]) -> None:
        self.script = dict(script)
        self.asked: list[Asked] = []
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._given: dict[str, int] = {}

    async def __aenter__(self) -> "Papers":
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def asked_for(self, path: str) -> list[Asked]:
        """The requests for one path, in order."""
        return [asked for asked in self.asked if asked.path == path]

    def _answer(self, asked: Asked) -> Answer:
        script = self.script.get(asked.path, Answer(b"not here", 404, content_type="text/plain"))
        if isinstance(script, Answer):
            return script
        if callable(script):
            return script(asked)
        turn = self._given.get(asked.path, 0)
        self._given[asked.path] = turn + 1
        return script[min(turn, len(script) - 1)]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        asked = Asked(request.path, dict(request.query), dict(request.headers), time.monotonic())
        self.asked.append(asked)
        answer = self._answer(asked)
        await asyncio.sleep(answer.pause)
        headers = {"Content-Type": answer.content_type, **answer.headers}
        if answer.drip is not None:
            return await self._dripped(request, answer, headers)
        if answer.cut:
            return await self._cut(request, answer, headers)
        return web.Response(body=answer.body, status=answer.status, headers=headers)

    async def _dripped(self, request: web.Request, answer: Answer, headers: dict[str, str]) -> web.StreamResponse:
        response = web.StreamResponse(status=answer.status, headers=headers)
        await response.prepare(request)
        while True:
            await response.write(answer.body or b" ")
            await asyncio.sleep(answer.drip or 0)

    async def _cut(self, request: web.Request, answer: Answer, headers: dict[str, str]) -> web.StreamResponse:
        response = web.StreamResponse(status=answer.status, headers=headers)
        response.content_length = len(answer.body) + 1000
        await response.prepare(request)
        await response.write(answer.body)
        assert request.transport is not None
        request.transport.close()
        return response
