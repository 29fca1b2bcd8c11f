"""One client's session with the gateway: its numbers, what was dispatched to it, and its socket while it has one."""

import asyncio
import json
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Json = Any
CLOSED = "closed"


class Wire:
    """A websocket with the compression the client asked for; what is sent goes out in order, from one task."""

    def __init__(self, socket: web.WebSocketResponse, compression: str | None) -> None:
        self.socket = socket
        self._squeeze = zlib.compressobj() if compression == "zlib-stream" else None
        self._queue: asyncio.Queue[tuple[str, Json]] = asyncio.Queue()
        self.closing = False

    def send(self, frame: Json) -> None:
        """Put one frame in the line."""
        self._queue.put_nowait(("frame", frame))

    def close(self, code: int) -> None:
        """Close after what is in the line."""
        self.closing = True
        self._queue.put_nowait((CLOSED, code))

    async def pump(self) -> None:
        """Send what is in the line until it is closed."""
        with suppress(ConnectionError):
            while True:
                kind, what = await self._queue.get()
                if kind == CLOSED:
                    await self.socket.close(code=what)
                    return
                await self._write(json.dumps(what, ensure_ascii=False))

    async def _write(self, text: str) -> None:
        if self._squeeze is None:
            await self.socket.send_str(text)
            return
        data = self._squeeze.compress(text.encode()) + self._squeeze.flush(zlib.Z_SYNC_FLUSH)
        # two pieces: a client must wait for the suffix that ends a message
        half = len(data) // 2
        for piece in (data[:half], data[half:]) if len(data) > 512 else (data,):
            await self.socket.send_bytes(piece)


@dataclass(eq=False)
class Session:
    """What survives a lost socket: `sent` holds every dispatch for a resume."""

    id: str
    intents: int
    shard: int
    shards: int
    wire: Wire | None = None
    sequence: int = 0
    sent: list[Json] = field(default_factory=list)
    resumable: bool = True
    resumed: int = 0

    def dispatch(self, event: str, data: Json) -> None:
        """Send an event; without a socket it waits for a resume."""
        self.sequence += 1
        frame = {"op": 0, "t": event, "s": self.sequence, "d": data}
        self.sent.append(frame)
        if self.wire is not None:
            self.wire.send(frame)

    def serves(self, guild_id: int | None) -> bool:
        """Whether this shard hears of that guild; private conversations are the first shard's."""
        return (self.shard == 0) if guild_id is None else (guild_id >> 22) % self.shards == self.shard

    def intends(self, event: str, guild_id: int | None) -> bool:
        """Whether the client asked for such events."""
        bit = INTENTS.get(event, (None, None))[guild_id is None]
        return bit is None or bool(self.intents >> bit & 1)


# event: (bit in guilds, bit in private conversations)
_GUILDS, _MESSAGES, _TYPING = (0, None), (9, 12), (11, 14)
INTENTS: dict[str, tuple[int | None, int | None]] = {
    "MESSAGE_CREATE": _MESSAGES,
    "MESSAGE_UPDATE": _MESSAGES,
    "MESSAGE_DELETE": _MESSAGES,
    "TYPING_START": _TYPING,
    "THREAD_CREATE": _GUILDS,
    "THREAD_UPDATE": _GUILDS,
    "THREAD_DELETE": _GUILDS,
    "CHANNEL_CREATE": _GUILDS,
    "CHANNEL_UPDATE": _GUILDS,
    "CHANNEL_DELETE": _GUILDS,
    "GUILD_CREATE": _GUILDS,
    "GUILD_UPDATE": _GUILDS,
    "GUILD_DELETE": _GUILDS,
}
PRIVILEGED = {1: "members", 8: "presences", 15: "message content"}
