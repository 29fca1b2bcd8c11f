"""Requests written byte by byte, as no client library would send them, and what a server says to each."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import suppress

from patience import rounds

STATUS = re.compile(rb"^HTTP/1\.[01] (\d{3}) ", re.MULTILINE)
CHUNK = b"4000\r\n" + b" " * 0x4000 + b"\r\n"


def head(method: str, target: str, *lines: str) -> bytes:
    """A request's first lines; the connection is not to be kept."""
    return "\r\n".join((f"{method} {target} HTTP/1.1", "Host: x", *lines, "Connection: close", "", "")).encode()


async def statuses(port: int, sent: bytes) -> list[int]:
    """The status of every answer until the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(sent)
        answered = await reader.read()
    finally:
        await _left(writer)
    return [int(found) for found in STATUS.findall(answered)]


async def endless(port: int, before: bytes, most: int) -> tuple[int, int]:
    """A body in chunks without an end, until the server answers: its status, and the bytes that were
    sent by then. It ends when the server has closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(before)
    answer, sent = asyncio.create_task(reader.readline()), 0
    try:
        async for part in _chunks(writer):
            sent += part
            if answer.done() or sent > most:
                break
        status = int((await answer).split()[1])
        with suppress(ConnectionError):
            await reader.read()
        return status, sent
    finally:
        await _left(writer)


async def _left(writer: asyncio.StreamWriter) -> None:
    """Close, and let the server notice."""
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()
    await rounds()


async def _chunks(writer: asyncio.StreamWriter) -> AsyncIterator[int]:
    while True:
        writer.write(CHUNK)
        await writer.drain()
        yield len(CHUNK)
        await asyncio.sleep(0)
