"""A strict Bot API server on the loopback: `async with BotApi() as api` (README.md tells all of it).

Every request is held against the published description and limits; a fault of the program fails the test at the exit.
"""

import asyncio
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType

from aiohttp import web
from patience import COMES
from recording import note
from responders.bot_api import webhook
from responders.bot_api.answers import Accept, Answer
from responders.bot_api.deeds import done
from responders.bot_api.description import description
from responders.bot_api.limits import Limits
from responders.bot_api.people import People, Where
from responders.bot_api.request_body import Received, received
from responders.bot_api.scripts import Scripts
from responders.bot_api.service import Service, StandingClock
from responders.bot_api.transcript import transcript
from responders.bot_api.validation import typed
from responders.bot_api.values import Call, Json, Refusal, Refused, Rejection, fault
from responders.bot_api.wires import given
from responders.bot_api.wordings import NO_METHOD, UNAUTHORIZED, Wording
from responders.bot_api.world import Message, Person, World

TOKEN = "123456789:AAcanary-Tg7QmZk3xWv9LrPb2YdHs8NfJc4Eu"
NAMES = {name.lower(): name for name in description().methods}


class BotApi(People):
    """The server, the world behind it (People has the acts), and what it noted down."""

    def __init__(
        self, *, now: Callable[[], datetime] | None = None, rich: bool = True, token: str = TOKEN, name: str = "jogan"
    ) -> None:
        self.clock = StandingClock()
        bot = Person(int(token.partition(":")[0]), name, f"{name}_bot", is_bot=True)
        super().__init__(Service(World(bot, {bot.id: bot}), now or self.clock.now, rich=rich))
        self.token, self.url, self.webhook_target = token, "", ""
        self.calls: list[Call] = []
        self.rejected: list[Rejection] = []
        self.refused: list[Refusal] = []
        self.payloads: list[str] = []
        self.webhook_statuses: list[int] = []
        self.scripts = Scripts()
        self._runner: web.AppRunner | None = None
        self._pump: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    # --- life

    async def __aenter__(self) -> "BotApi":
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/photos/{name}", self._file)
        app.router.add_route("*", "/{path:.*}", self._nowhere)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._pump = asyncio.create_task(self._deliver(), name="webhook deliveries")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()
        note(*self.payloads)
        if failure is None:
            self.assert_clean()

    def assert_clean(self) -> None:
        """Fail with the list of rejected requests."""
        assert not self.rejected, "the service would not take:\n" + "\n".join(map(str, self.rejected))

    @contextmanager
    def expecting(self, words: str) -> Iterator[None]:
        """Rejections with these words are expected inside, at least one."""
        before = len(self.rejected)
        yield
        fresh = self.rejected[before:]
        kept = [one for one in fresh if words not in one.reason]
        assert len(kept) < len(fresh), f"no request was rejected with {words!r}, but: {fresh}"
        self.rejected[before:] = kept

    # --- scripts and sight

    def script(self, method: str, answers: Sequence[Answer], chat: Where | int | None = None) -> None:
        """The next requests of the method ("*": any that sends or edits), of one chat if named, get these answers."""
        self.scripts.add(method, answers, None if chat is None else self._id(chat))

    def pause(self, seconds: float, chat: Where | int | None = None) -> None:
        """429 to all that sends or edits, with the rest of the time, until it is over (real seconds)."""
        self.scripts.pause(seconds, None if chat is None else self._id(chat))

    def strict(self, **limits: int) -> None:
        """From now on 429 to what is too much: `overall` a second, `private` a second, `group` a minute."""
        self.scripts.limits = Limits(**limits)

    def calls_of(self, method: str, chat: Where | int | None = None) -> list[Call]:
        """Accepted requests of a method, in order."""
        wanted = None if chat is None else self._id(chat)
        return [one for one in self.calls if one.method == method and wanted in (None, one.get("chat_id"))]

    def transcript(self, chat: Where | int) -> str:
        """What a person sees in the chat."""
        return transcript(self.chat(chat))

    def last(self, chat: Where | int) -> Message:
        """The bot's newest message in a chat."""
        found = self.chat(chat).from_bot
        assert found, f"the bot has nothing in chat {self._id(chat)}; refused: {self.refused}"
        return found[-1]

    def replay(self, count: int) -> None:
        """The last updates arrive once more, with the same ids."""
        self.service.updates.replay(count)

    def conflict(self, times: int = 1) -> None:
        """Another program polls with this token."""
        self.service.updates.conflict(times)

    async def delivered(self) -> None:
        """Wait until no update waits (polled and confirmed, or taken by the webhook)."""
        async with asyncio.timeout(COMES):
            await self.service.updates.drained()

    @staticmethod
    def _id(chat: Where | int) -> int:
        return chat if isinstance(chat, int) else chat.id

    # --- the wire

    async def _deliver(self) -> None:
        while True:
            await self.service.updates.queued.wait()
            self.service.updates.queued.clear()
            await webhook.deliver(self.service, self.webhook_target, self.webhook_statuses)

    async def _nowhere(self, request: web.Request) -> web.Response:
        return given(NO_METHOD.refused())

    async def _file(self, request: web.Request) -> web.Response:
        data = self.service.uploads.get(request.match_info["name"])
        if request.match_info["token"] != self.token or data is None:
            return given(NO_METHOD.refused())
        return web.Response(body=data, content_type="application/octet-stream")

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        token, method = request.match_info["token"], NAMES.get(request.match_info["method"].lower())
        arrived = time.monotonic()
        came = await received(request, request.match_info["method"])
        self.payloads.append(came.payload)
        if token != self.token:
            return given((UNAUTHORIZED if re.fullmatch(r"\d+:[\w-]{30,}", token) else NO_METHOD).refused())
        if method is None:
            self.rejected.append(Rejection(request.match_info["method"], "no such method", dict(came.raw)))
            return given(NO_METHOD.refused())
        answer = self._scripted(method, came)
        try:
            result = await self._judged(method, came, arrived, answer)
        except Refused as refused:
            return given(refused)
        return await self.scripts.played(request, answer, result, self._closing)

    def _scripted(self, method: str, came: Received) -> Answer:
        chat = str(came.raw.get("chat_id", ""))
        room = self.service.world.find(chat if chat.startswith("@") else int(chat)) if chat[1:].isalnum() else None
        return self.scripts.next(method, room.id if room else None)

    async def _judged(self, method: str, came: Received, arrived: float, answer: Answer) -> object:
        """Validated, perhaps refused by the script, else done; notes it all down."""
        values: Json = dict(came.raw)
        scripted = isinstance(answer, Wording)
        try:
            values, wrong = typed(method, came.raw, came.files)
            if wrong:
                raise fault("; ".join(wrong))
            if isinstance(answer, Wording):
                raise answer.refused()
            if not getattr(answer, "accepted", True):
                return None
            result, complaints = await done(self.service, method, values, came.files)
        except Exception as failure:  # noqa: BLE001 # a fault in here fails the test instead of hanging the client
            refused = failure if isinstance(failure, Refused) else fault(f"the responder itself failed: {failure!r}")
            if refused.fault:
                self.rejected.append(Rejection(method, refused.description, values))
            else:
                self.refused.append(Refusal(method, refused.code, refused.description, values, scripted))
            raise refused from None
        self.calls.append(Call(method, values, came.files, arrived))
        self.rejected += [Rejection(method, words, values) for words in complaints]
        return result


__all__ = ["TOKEN", "Accept", "BotApi"]
