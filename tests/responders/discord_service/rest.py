"""Takes REST requests: reads them, holds them against the description, follows the scripts, answers.

What no caller may send is written down as rejected and answered 400; what the world refuses is answered in its wording.
"""

import asyncio
import json
import socket
import struct
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import BodyPartReader, web
from responders.discord_service.core import Call, Core
from responders.discord_service.description import Operation, description
from responders.discord_service.faults import Refusal
from responders.discord_service.routes import applications, interactions, messages, threads
from responders.discord_service.schema import TOLERATED_PARAMETERS, Complaint, Validator
from responders.discord_service.scripts import OK, Answer, Bucket, Script, limited
from responders.discord_service.world import Attachment

Json = Any
PREFIX = "/api/v10"
ROUTES: dict[tuple[str, str], Callable[[Core, Call], Json]] = {
    **messages.ROUTES,
    **threads.ROUTES,
    **applications.ROUTES,
    **interactions.ROUTES,
}
MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")


class Rest:
    """`scripts` come before anything else is done, `buckets` after what is malformed was refused."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.scripts: list[Script] = []
        self.buckets: dict[tuple[str, str], Bucket] = {}
        self.overall: Bucket | None = None
        self.limited: list[tuple[str, float]] = []
        self.invalid: list[tuple[str, int]] = []
        self.closing = asyncio.Event()
        self.check_answers = False
        self.unfaithful: list[str] = []
        self._taken: dict[tuple[str, str, str], Bucket] = {}
        self._description = description()
        self._validator = Validator(self._description.schemas)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request."""
        path = request.rel_url.raw_path.removeprefix(PREFIX)
        operation = self._description.find(request.method, path)
        body, files = await self._read(request)
        if operation is None:
            self.core.reject(f"{request.method} {path}", "the description knows no such operation")
            return _json(404, Refusal(0).body(), {})
        call = Call(
            request.method,
            path,
            operation.template,
            operation.path_values(path),
            dict(request.query),
            body,
            files,
            self.core.clock.seconds(),
        )
        answer = await self._answer(request, operation, call)
        # so many of these in ten minutes and the network bans the address; a shared limit is nobody's fault
        if answer.status in (401, 403, 429) and answer.headers.get("X-RateLimit-Scope") != "shared":
            self.invalid.append((f"{call.method} {path}", answer.status))
        return answer

    async def _read(self, request: web.Request) -> tuple[Json, Mapping[int, Attachment]]:
        kept = "\n".join(f"{key}: {value}" for key, value in request.headers.items() if key.lower() != "authorization")
        if request.content_type.startswith("multipart/"):
            body, files = await _multipart(request)
            told = json.dumps(body, ensure_ascii=False)
        else:
            files = {}
            told = (await request.read()).decode(errors="replace")
            body = _parsed(told, request.content_type)
        self.core.payloads.append(f"{request.method} {request.rel_url}\n{kept}\n\n{told}")
        return body, files

    async def _answer(self, request: web.Request, operation: Operation, call: Call) -> web.StreamResponse:
        name = f"{call.method} {call.template}"
        try:
            self._authorised(request, call)
            self._well_formed(operation, call)
        except Refusal as refusal:
            return self._refused(call, refusal, {})
        bucket, wait = self._bucket(call)
        now = self.core.clock
        headers = bucket.headers(name.replace(" ", "").replace("/", "-"), now.seconds(), now.now().timestamp())
        if wait:
            self.limited.append((name, call.at))
            answer = limited(wait)
            return _json(429, answer.body, {**headers, **answer.headers})
        if self.overall is not None and (wait := self.overall.take(now.seconds())):
            self.limited.append((name, call.at))
            answer = limited(wait, "global")
            return _json(429, answer.body, {**headers, **answer.headers})
        return await self._follow(request, call, self._scripted(call), headers)

    def _authorised(self, request: web.Request, call: Call) -> None:
        by_token = "webhook_token" in call.values or "interaction_token" in call.values
        if not by_token and request.headers.get("Authorization") != f"Bot {self.core.token}":
            raise Refusal(40001)

    def _well_formed(self, operation: Operation, call: Call) -> None:
        wrong = list(self._parameters(operation, call))
        if call.body is BROKEN:
            raise Refusal(50109)
        if operation.body is not None and (call.body is not None or operation.body_required):
            wrong += self._validator.complaints(operation.body, call.body)
        if wrong:
            raise Refusal(50035, wrong)

    def _parameters(self, operation: Operation, call: Call) -> list[Complaint]:
        wrong = []
        known = {}
        for parameter in operation.parameters:
            held = call.values if parameter["in"] == "path" else call.query
            known[parameter["name"]] = parameter
            if parameter["name"] in held:
                value = _coerced(held[parameter["name"]], parameter.get("schema", {}))
                wrong += self._validator.complaints(parameter.get("schema", {}), value, parameter["name"])
        wrong += [
            Complaint(name, "UNKNOWN_FIELD", "The description knows no such parameter.")
            for name in call.query
            if name not in known and name not in TOLERATED_PARAMETERS
        ]
        return wrong

    def _bucket(self, call: Call) -> tuple[Bucket, float]:
        major = "+".join(call.values[name] for name in MAJOR if name in call.values)
        key = (call.method, call.template, major)
        if key not in self._taken:
            pattern = self.buckets.get(key[:2], Bucket())
            self._taken[key] = Bucket(pattern.limit, pattern.window)
        bucket = self._taken[key]
        return bucket, bucket.take(self.core.clock.seconds())

    def limit(self, method: str, template: str, limit: int, window: float) -> None:
        """Let only so many requests of a route pass in a window, for each channel."""
        self.buckets[method, template] = Bucket(limit, window)
        self._taken = {key: value for key, value in self._taken.items() if key[:2] != (method, template)}

    def _scripted(self, call: Call) -> Answer:
        found = (script.next(call.method, call.template, call.values.get("channel_id")) for script in self.scripts)
        return next((answer for answer in found if answer is not None), OK)

    async def _follow(
        self, request: web.Request, call: Call, answer: Answer, headers: Mapping[str, str]
    ) -> web.StreamResponse:
        if answer.delay:
            await asyncio.sleep(answer.delay)
        real = self._done(call, headers) if answer.stored else None
        if answer.how == "real":
            assert real
            return real
        if answer.how == "silence":
            await self.closing.wait()
        if answer.how in ("reset", "silence"):
            _reset(request)
            return web.Response()
        self.core.pulse.beat()
        if isinstance(answer.body, str):
            return web.Response(
                status=answer.status, text=answer.body, content_type="text/html", headers=answer.headers
            )
        return _json(answer.status, answer.body, {**headers, **answer.headers})

    def _done(self, call: Call, headers: Mapping[str, str]) -> web.Response:
        """Carry the request out."""
        handler = ROUTES.get((call.method, call.template))
        if handler is None:
            self.core.reject(f"{call.method} {call.path}", "this responder does not know the operation")
            return _json(404, Refusal(0).body(), headers)
        try:
            told = handler(self.core, call)
        except Refusal as refusal:
            return self._refused(call, refusal, headers)
        self.core.calls.append(call)
        self.core.pulse.beat()
        if self.check_answers:
            self._check(call, told)
        if told is None:
            return web.Response(status=204, headers=headers)
        return _json(201 if _makes(call) else 200, told, headers)

    def _check(self, call: Call, told: Json) -> None:
        """Hold an own answer against the description: this responder may say more, but nothing else."""
        operation = self._description.find(call.method, call.path)
        if operation is None or operation.answer is None or told is None:
            return
        wrong = self._validator.complaints(operation.answer, told)
        self.unfaithful += [f"{call.method} {call.template}: {one}" for one in wrong if one.code != "UNKNOWN_FIELD"]

    def _refused(self, call: Call, refusal: Refusal, headers: Mapping[str, str]) -> web.Response:
        if refusal.malformed:
            self.core.reject(f"{call.method} {call.path}", *map(str, refusal.complaints or [refusal.message]))
        self.core.pulse.beat()
        more = {"Via": "1.1 google"} if refusal.status == 429 else {}
        return _json(refusal.status, refusal.body(), {**headers, **more})


BROKEN = object()


def _makes(call: Call) -> bool:
    return call.method == "POST" and call.template.endswith(("/threads", "/commands"))


def _parsed(text: str, kind: str) -> Json:
    if not text:
        return None
    if kind != "application/json":
        return BROKEN
    try:
        return json.loads(text)
    except ValueError:
        return BROKEN


async def _multipart(request: web.Request) -> tuple[Json, dict[int, Attachment]]:
    body: Json = None
    files: dict[int, Attachment] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        name, data = part.name or "", await part.read()
        if name == "payload_json":
            body = _parsed(data.decode(), "application/json")
        elif name.startswith("files["):
            number = int(name.removeprefix("files[").removesuffix("]"))
            files[number] = Attachment(number, part.filename or "file", bytes(data))
    return body, files


def _coerced(value: str, schema: Mapping[str, Json]) -> Json:
    if schema.get("type") == "boolean" and value in ("0", "1", "true", "false"):
        return value in ("1", "true")
    if schema.get("type") == "integer" and value.lstrip("-").isdigit():
        return int(value)
    return value


def _json(status: int, told: Json, headers: Mapping[str, str]) -> web.Response:
    # the library compares the content type literally: no charset behind it
    data = json.dumps(told, ensure_ascii=False).encode()
    return web.Response(status=status, body=data, headers={**headers, "Content-Type": "application/json"})


def _reset(request: web.Request) -> None:
    """Close so that the other side sees a reset, not an end."""
    transport = request.transport
    if transport is None:
        return
    raw = transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
