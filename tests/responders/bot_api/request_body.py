"""Reads a request's parameters and files from a query, a form, a multipart body or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from responders.bot_api.values import Upload


@dataclass(frozen=True)
class Received:
    """Raw parameters and files; `payload` is all that came but the path, for a search for secrets."""

    raw: Mapping[str, Any]
    files: Mapping[str, Upload]
    payload: str


async def received(request: web.Request, method: str) -> Received:
    """The whole request, read to its end."""
    head = "\n".join(f"{name}: {value}" for name, value in request.headers.items())
    start = f"{method}?{request.query_string}\n{head}\n\n"
    raw: dict[str, Any] = dict(request.query)
    if request.content_type.startswith("multipart/"):
        return await _parts(request, raw, start)
    body = (await request.read()).decode("utf-8", "replace")
    came = json.loads(body or "{}") if request.content_type == "application/json" else dict(await request.post())
    return Received(raw | came, {}, start + body)


async def _parts(request: web.Request, raw: dict[str, Any], payload: str) -> Received:
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file:
                files[name] = Upload(value.filename, value.content_type, value.file.read())
            payload += f"{name} {value.filename}: {files[name].data.decode('utf-8', 'replace')}\n"
        else:
            raw[name] = value if isinstance(value, str) else bytes(value).decode()
            payload += f"{name}: {raw[name]}\n"
    return Received(raw, files, payload)
