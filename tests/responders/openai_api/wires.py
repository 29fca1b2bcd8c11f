"""Answers to bytes: whole, piece by piece, cut off, reset. Decides nothing."""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Iterator
from typing import Any

from aiohttp import web
from responders.openai_api.values import Asked, Json, Told

CHARACTERS_A_TOKEN = 4
CREATED = 1_721_088_000


def usage_of(asked: Asked, told: Told) -> Json:
    """What the answer cost, as it says so."""
    if told.usage is not None:
        return dict(told.usage)
    given = -(-len(asked.system + asked.user) // CHARACTERS_A_TOKEN)
    made = -(-len(told.content or "") // CHARACTERS_A_TOKEN)
    return {"prompt_tokens": given, "completion_tokens": made, "total_tokens": given + made}


def completion(asked: Asked, told: Told) -> Json:
    """A whole completion."""
    message = {"role": "assistant", "content": told.content, "refusal": told.refusal}
    choice = {"index": 0, "message": message, "finish_reason": told.finish, "logprobs": None}
    whole = _head(asked, told, "chat.completion") | {"choices": [choice] * told.choices}
    return whole if told.uncounted else whole | {"usage": usage_of(asked, told)}


def _head(asked: Asked, told: Told, kind: str) -> Json:
    return {"id": "chatcmpl-1", "object": kind, "created": CREATED, "model": told.model or asked.model}


def chunks(asked: Asked, told: Told) -> Iterator[Json]:
    """The pieces of a stream; the count comes last, and only where it was asked for."""
    head = _head(asked, told, "chat.completion.chunk")
    yield head | {"choices": [_piece({"role": "assistant", "content": ""})]}
    content = told.content or ""
    for start in range(0, len(content), told.pieces):
        yield head | {"choices": [_piece({"content": content[start : start + told.pieces]})]}
    if told.refusal is not None:
        yield head | {"choices": [_piece({"refusal": told.refusal})]}
    yield head | {"choices": [_piece({}, told.finish)]}
    if (asked.body.get("stream_options") or {}).get("include_usage") and not told.uncounted:
        yield head | {"choices": [], "usage": usage_of(asked, told)}


def _piece(delta: Json, finish: str | None = None) -> Json:
    return {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}


async def send(request: web.Request, asked: Asked, told: Told) -> web.StreamResponse:
    """The answer on its way."""
    if told.wire == "silent":
        await asyncio.Event().wait()
    if told.wire == "reset":
        return _reset(request)
    if asked.streams and told.status == 200 and told.raw is None and told.body is None and told.choices:
        return await _stream(request, told, _events(asked, told))
    body = _bytes(asked, told)
    headers = {"Content-Type": told.content_type, **told.headers}
    if told.wire == "cut":
        return await _cut(request, body, told.status, headers)
    return web.Response(body=body, status=told.status, headers=headers)


def _bytes(asked: Asked, told: Told) -> bytes:
    if told.raw is not None:
        return told.raw.encode() if isinstance(told.raw, str) else told.raw
    whole: Any = told.body if told.body is not None else completion(asked, told)
    return json.dumps(whole, ensure_ascii=False).encode()


async def _events(asked: Asked, told: Told) -> AsyncIterator[bytes]:
    for chunk in chunks(asked, told):
        yield b"data: " + json.dumps(chunk, ensure_ascii=False).encode() + b"\n\n"
        await asyncio.sleep(told.pause)
    yield b"data: [DONE]\n\n"


async def _stream(request: web.Request, told: Told, events: AsyncIterator[bytes]) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **told.headers})
    await response.prepare(request)
    async for number, event in _numbered(events):
        if told.wire == "cut" and number == 2:
            _close(request)
            return response
        for start in range(0, len(event), told.bytes_a_write or len(event)):
            await response.write(event[start : start + (told.bytes_a_write or len(event))])
    return response


async def _numbered(events: AsyncIterator[bytes]) -> AsyncIterator[tuple[int, bytes]]:
    number = 0
    async for event in events:
        yield number, event
        number += 1


async def _cut(request: web.Request, body: bytes, status: int, headers: dict[str, str]) -> web.StreamResponse:
    response = web.StreamResponse(status=status, headers=headers)
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    _close(request)
    return response


def _close(request: web.Request) -> None:
    assert request.transport is not None
    request.transport.close()


def _reset(request: web.Request) -> web.StreamResponse:
    """The peer sees a reset and not an end."""
    assert request.transport is not None
    connection = request.transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()
    return web.Response()
