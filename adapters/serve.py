"""The one small HTTP server of the program: webhooks, health, metrics. It answers only what it was given to answer.

It listens on the loopback unless told otherwise: the world meets it through a proxy that speaks TLS.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.errors import BadSetting

LARGEST_BODY = 1_000_000
"""Bytes; a longer one is answered 413 before it is read whole."""
CLOSING = 2.0
"""Seconds that answers under way have when the server ends."""
LINGERING = 0.5
"""Seconds that the rest of a refused body may still come: longer, forged posts would hold connections open."""
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Page:
    """What is said to whoever asks for an address."""

    status: int
    body: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Route:
    """One address: everything else is answered 404, another method 405."""

    method: str
    path: str
    answer: Answer


def reading(path: str, make: Callable[[], Awaitable[Page]]) -> Route:
    """An address that is only read, made anew each time."""

    async def answer(_: web.Request) -> web.Response:
        page = await make()
        return web.Response(status=page.status, body=page.body, headers={"Content-Type": page.kind})

    return Route("GET", path, answer)


@asynccontextmanager
async def serving(routes: Sequence[Route], host: str, port: int, *, named: str) -> AsyncIterator[int]:
    """Serve inside the block and give the port (0 asks for a free one).

    Raises BadSetting for the setting `named` where the place is taken or not ours.
    """
    app = web.Application(client_max_size=LARGEST_BODY)
    for route in routes:
        app.router.add_route(route.method, route.path, route.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSING, lingering_time=LINGERING)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError:
            raise BadSetting(named, f"{host}:{port}", "a free port of this machine") from None
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
