"""Bytes on the wire: answers in the service's form, and connections that break."""

import json
import socket
import struct

from aiohttp import web
from responders.bot_api.values import Refused


def given(refused: Refused) -> web.Response:
    """An answer that is not ok."""
    return web.json_response(refused.body(), status=refused.code)


def granted(result: object) -> web.Response:
    """An answer that is ok."""
    body = json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()
    return web.Response(body=body, content_type="application/json")


def reset(request: web.Request) -> web.Response:
    """Break the connection with RST."""
    transport = request.transport
    if transport is not None:
        sock = transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()
