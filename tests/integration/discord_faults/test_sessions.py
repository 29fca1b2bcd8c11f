"""Row 68: sessions that are over, in every way that the gateway ends one; whoever asks then is answered, and once."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import pytest
from integration.discord_platform.hall import Hall
from patience import COMES


def is_new(hall: Hall, before: Sequence[object]) -> bool:
    """Whether there is a session with a wire that was not there before."""
    return any(session.wire and session.wire not in before for session in hall.service.gateway.live)


@pytest.mark.parametrize("code", [1000, 1001, 4000, 4007, 4009])
async def test_row_68_a_session_that_is_over_is_followed_by_another(hall: Hall, code: int) -> None:
    async with hall.serving():
        hall.service.mention(hall.jun, hall.channel, "before")
        await hall.service.posted(hall.channel)
        before = [session.wire for session in hall.service.gateway.live]
        hall.service.close_gateway(code)
        await hall.service.until(lambda: is_new(hall, before), timeout=COMES)
        await hall.service.slash(hall.mina, hall.channel, "help").reply()
    assert [heard.text for heard in hall.desk.heard] == ["before", "/help"]


class Line:
    """The way to the gateway: while it is cut, connections end at once, those that were there too."""

    def __init__(self, port: int) -> None:
        self._port, self._open = port, set[asyncio.StreamWriter]()
        self.cut, self.refused = False, 0

    @asynccontextmanager
    async def laid(self) -> AsyncIterator[str]:
        """Its address, until the block ends."""
        server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        async with server:
            yield f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/gateway/"
            self.end()

    def end(self) -> None:
        """Whatever goes over it now breaks off."""
        for writer in self._open:
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.cut:
            self.refused += 1
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._open |= {writer, far_writer}
        await asyncio.gather(_pour(reader, far_writer), _pour(far_reader, writer))


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.transport.abort()


@pytest.mark.slow  # the library waits up to two seconds before it connects again
async def test_row_68_a_network_that_was_away_loses_no_question_and_doubles_none(hall: Hall) -> None:
    line = Line(int(hall.service.gateway_url.split(":")[2].partition("/")[0]))
    async with line.laid() as url:
        hall.service.gateway.url = url
        async with hall.serving(gateway_url=url):
            hall.service.mention(hall.jun, hall.channel, "before")
            await hall.service.posted(hall.channel)
            line.cut = True
            line.end()
            await hall.service.until(lambda: line.refused, timeout=COMES)
            hall.service.mention(hall.jun, hall.channel, "meanwhile")
            line.cut = False
            await hall.service.posted(hall.channel, 2, timeout=COMES)
            await hall.service.slash(hall.mina, hall.channel, "help").reply()
    assert [heard.text for heard in hall.desk.heard] == ["before", "meanwhile", "/help"]
