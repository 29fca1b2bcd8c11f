"""HTTP/1.1 on the loopback with as little work as there can be: what is measured is the program, not its responder.

Answers the requests of a connection in order and knows nothing of what they mean. The strict responders validate.
"""

import asyncio
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came; `path` has no query, `query` no question mark."""

    method: str
    path: str
    query: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """`delay` in seconds before it is written; what the request asked for was done when it came.

    A `body` that can be called is asked when it is written.
    """

    body: object
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0

    def written(self) -> bytes:
        """As it stands on the wire."""
        told = self.body() if callable(self.body) else self.body
        content = json.dumps(told, separators=(",", ":")).encode()
        lines = [f"HTTP/1.1 {self.status} -", "Content-Type: application/json", f"Content-Length: {len(content)}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join(lines).encode() + END + content


Handle = Callable[[Request], Answer]


class Connection(asyncio.Protocol):
    """One client. A request that came whole is handled at once, whether or not its client still lives."""

    def __init__(self, handle: Handle, open_ones: set[asyncio.BaseTransport]) -> None:
        self._handle, self._open = handle, open_ones
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._open.add(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._transport is not None:
            self._open.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (request := self._whole()) is not None:
            answer = self._handle(request)
            if answer.delay:
                asyncio.get_running_loop().call_later(answer.delay, self._write, answer)
            else:
                self._write(answer)

    def _write(self, answer: Answer) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer.written())

    def _whole(self) -> Request | None:
        end = self._buffer.find(END)
        if end < 0:
            return None
        head = bytes(self._buffer[:end]).decode("latin-1").split("\r\n")
        length = next((int(line[15:]) for line in head if line[:15].lower() == "content-length:"), 0)
        if len(self._buffer) < end + 4 + length:
            return None
        body = bytes(self._buffer[end + 4 : end + 4 + length])
        del self._buffer[: end + 4 + length]
        method, target, _ = head[0].split(" ", 2)
        path, _, query = target.partition("?")
        return Request(method, path, query, body)


@dataclass
class Server:
    """`with Server(handle) as server`: listens in a thread of its own, until the block ends."""

    handle: Handle
    host: str = "127.0.0.1"
    url: str = ""
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _open: set[asyncio.BaseTransport] = field(default_factory=set)
    _ready: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._live, name="responder", daemon=True)
        self._thread.start()
        assert self._ready.wait(5), "the responder does not start"
        return self

    def _live(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._loop.run_forever()
        self._server.close()
        self._loop.close()

    async def _listen(self) -> None:
        self._server = await self._loop.create_server(
            lambda: Connection(self.handle, self._open), self.host, 0, backlog=512
        )
        self.url = f"http://{self.host}:{self._server.sockets[0].getsockname()[1]}"
        self._ready.set()

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._closed)
        self._thread.join(5)

    def _closed(self) -> None:
        for transport in list(self._open):
            transport.close()
        self._loop.call_soon(self._loop.stop)
