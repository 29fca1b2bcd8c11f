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
    body = await request.read()
    head = "\n".join(f"{name}: {value}" for name, value in request.headers.items())
    payload = f"{method}?{request.query_string}\n{head}\n\n{body.decode('utf-8', 'replace')}"
    raw: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return Received(raw | json.loads(body or b"{}"), {}, payload)
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            raw[name] = value if isinstance(value, str) else bytes(value).decode()
    return Received(raw, files, payload)
