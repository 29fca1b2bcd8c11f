"""The service that tests talk to: a strict REST and gateway server on the loopback, a world in it, and its people.

Leaving it fails the test where a request was sent that no caller may send.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import Any, TypeVar

from aiohttp import web
from patience import COMES
from recording import note
from responders.discord_service import transcripts
from responders.discord_service.building import Building
from responders.discord_service.core import CANARY_TOKEN, Call, Core, Rejected
from responders.discord_service.gateway import Gateway, Identify
from responders.discord_service.people import People
from responders.discord_service.rest import PREFIX, Rest
from responders.discord_service.scripts import Answer, Bucket, Script
from responders.discord_service.times import Clock
from responders.discord_service.world import THREAD_STARTER, Channel, Message, User, World

T = TypeVar("T")


class DiscordService(People, Building):
    """One server. `begin` is when its clock starts (now, unless told)."""

    def __init__(self, begin: datetime | None = None, token: str = CANARY_TOKEN) -> None:
        self.core = Core(Clock(begin), token)
        self.rest = Rest(self.core)
        self.token = token
        self._runner: web.AppRunner | None = None
        self._expected: list[str] = []

    async def __aenter__(self) -> "DiscordService":
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/gateway/", self.core.gateway.serve)
        app.router.add_route("*", f"{PREFIX}/{{path:.*}}", self.rest.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self.api_url = f"http://127.0.0.1:{port}{PREFIX}"
        self.gateway_url = self.core.gateway.url = f"ws://127.0.0.1:{port}/gateway/"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rest.closing.set()
        self.core.gateway.close(1001)
        await asyncio.sleep(0)
        if self._runner is not None:
            await self._runner.cleanup()
        note(*self.payloads)
        if kind is None:
            self.assert_clean()

    @property
    def world(self) -> World:
        """Everything that exists."""
        return self.core.world

    @property
    def bot(self) -> User:
        """The bot's user."""
        return self.core.world.bot

    @property
    def clock(self) -> Clock:
        """The service's clock; `advance` lets time pass."""
        return self.core.clock

    @property
    def gateway(self) -> Gateway:
        """The gateway's switches: heartbeat, starts left, refusals."""
        return self.core.gateway

    @property
    def calls(self) -> list[Call]:
        """The requests that were carried out, in order."""
        return self.core.calls

    @property
    def rejected(self) -> list[Rejected]:
        """The requests that no caller may send."""
        return self.core.rejected

    @property
    def identifies(self) -> list[Identify]:
        """Every identify that came."""
        return self.core.gateway.identifies

    @property
    def payloads(self) -> list[str]:
        """All that was received but for the Authorization header, for a search for secrets."""
        heard = [repr(frame) for frame in self.core.gateway.received]
        return [*self.core.payloads, *heard]

    def called(self, method: str, template: str) -> list[Call]:
        """The requests of one route that were carried out."""
        return [call for call in self.calls if (call.method, call.template) == (method, template)]

    def expect_rejected(self, words: str) -> None:
        """Requests with these words in what is wrong do not fail this test."""
        self._expected.append(words)

    def assert_clean(self) -> None:
        """Fail where a request was rejected that was not expected."""
        unexpected = [str(each) for each in self.rejected if not any(words in str(each) for words in self._expected)]
        assert not unexpected, "requests that must never be sent:\n" + "\n".join(unexpected)

    def script(self, method: str, template: str, answers: Sequence[Answer], channel: Channel | None = None) -> Script:
        """Give these answers in turn to requests of a route, in one channel or all; then the real ones again."""
        script = Script(method, template, list(answers), channel.id if channel else None)
        self.rest.scripts.append(script)
        return script

    def bucket(self, method: str, template: str, limit: int, window: float) -> None:
        """Answer 429 to more than `limit` requests of a route and channel in `window` seconds."""
        self.rest.limit(method, template, limit, window)

    def limit_all(self, limit: int, window: float) -> None:
        """Answer a global 429 to more than `limit` requests of any kind in `window` seconds."""
        self.rest.overall = Bucket(limit, window)

    @property
    def limited(self) -> list[tuple[str, float]]:
        """The requests that came too fast for a bucket, with their second."""
        return self.rest.limited

    @property
    def invalid(self) -> list[tuple[str, int]]:
        """The requests that count against the address: answered 401, 403 or 429."""
        return self.rest.invalid

    def advance(self, seconds: float) -> None:
        """Let time pass at once."""
        self.clock.advance(seconds)
        self.core.pulse.beat()

    def replay(self, count: int) -> None:
        """The last events once more."""
        self.core.gateway.replay(count)

    def close_gateway(self, code: int) -> None:
        """Close the gateway's sockets with this code."""
        self.core.gateway.close(code)

    def invalidate_session(self, *, resumable: bool = False) -> None:
        """Tell the clients that their sessions are invalid."""
        self.core.gateway.invalidate(resumable=resumable)

    def reconnect(self) -> None:
        """Ask the clients to reconnect."""
        self.core.gateway.reconnect()

    async def until(self, look: Callable[[], T], timeout: float = COMES, what: str = "") -> T:  # noqa: ASYNC109
        """The first true value of `look`."""
        return await self.core.pulse.until(look, timeout, what)

    async def connected(self, sessions: int = 1, timeout: float = COMES) -> None:  # noqa: ASYNC109
        """Until so many sessions have a socket."""
        await self.until(lambda: len(self.gateway.live) >= sessions, timeout, f"{sessions} gateway session(s)")

    async def registered(self, timeout: float = COMES) -> None:  # noqa: ASYNC109
        """Until the bot has registered commands."""
        await self.until(lambda: any(self.core.commands.values()), timeout, "registered commands")

    async def posted(self, channel: Channel, count: int = 1, timeout: float = COMES) -> Message:  # noqa: ASYNC109
        """The newest of the bot's messages in a channel, once there are `count` of them."""

        def own() -> list[Message]:
            return [one for one in channel.messages if one.author is self.bot and one.kind != THREAD_STARTER]

        await self.until(lambda: len(own()) >= count, timeout, f"{count} message(s) in {channel.name}")
        return own()[-1]

    def transcript(self, channel: Channel) -> str:
        """What everybody sees there, as plain text."""
        return transcripts.transcript(channel)

    def seen_by(self, user: User, channel: Channel) -> str:
        """What one person sees there: also what only they see."""
        return transcripts.transcript(channel, user)

    @contextmanager
    def addressed(self) -> Iterator[None]:
        """Point the library at this service, and back where it pointed: for tests of the bare library."""
        import yarl
        from discord.gateway import DiscordWebSocket
        from discord.http import Route

        before: Any = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = self.api_url, yarl.URL(self.gateway_url)
        try:
            yield
        finally:
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
