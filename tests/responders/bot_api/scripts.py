"""Scripted answers: which one is next for a request, and how it is played on the wire."""

import asyncio
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from aiohttp import web
from responders.bot_api.answers import Accept, Answer, Failure, Nonsense, Reset, Silence
from responders.bot_api.limits import Limits
from responders.bot_api.wires import granted, reset
from responders.bot_api.wordings import too_many

ANY = "*"


@dataclass
class Scripts:
    """Queues of answers by method and chat, and pauses by chat (None: everywhere)."""

    queues: list[tuple[str, int | None, list[Answer]]] = field(default_factory=list)
    pauses: dict[int | None, float] = field(default_factory=dict)
    limits: Limits | None = None

    def add(self, method: str, answers: Sequence[Answer], chat: int | None) -> None:
        """These answers, in order."""
        self.queues.append((method, chat, list(answers)))

    def pause(self, seconds: float, chat: int | None) -> None:
        """429 until then."""
        self.pauses[chat] = time.monotonic() + seconds

    def next(self, method: str, chat: int | None) -> Answer:
        """The answer for a request; Accept() when nothing is scripted."""
        sends = method.startswith(("send", "edit"))
        rest = max((self.pauses.get(scope, 0.0) for scope in (None, chat)), default=0.0) - time.monotonic()
        if sends and rest > 0:
            return too_many(math.ceil(rest))
        for name, scope, answers in self.queues:
            if answers and scope in (None, chat) and (name == method or (name == ANY and sends)):
                return answers.pop(0)
        return self._within_limits(method, chat)

    def _within_limits(self, method: str, chat: int | None) -> Answer:
        puts_a_message = method.startswith("send") and method != "sendChatAction"
        if self.limits is None or chat is None or not puts_a_message:
            return Accept()
        rest = self.limits.wait(chat, time.monotonic())
        return too_many(math.ceil(rest)) if rest else Accept()

    @property
    def left(self) -> int:
        """Answers that were not asked for yet."""
        return sum(len(answers) for _, _, answers in self.queues)

    async def played(
        self, request: web.Request, answer: Answer, result: object, closing: asyncio.Event
    ) -> web.StreamResponse:
        """The answer on the wire, for a request that was not refused."""
        if isinstance(answer, Failure):
            return web.Response(body=answer.body, status=answer.status, content_type="text/html")
        if isinstance(answer, Silence):
            await closing.wait()
            return reset(request)
        if isinstance(answer, Reset):
            return reset(request)
        if isinstance(answer, Nonsense):
            return web.Response(body=answer.body, content_type="application/json")
        if isinstance(answer, Accept) and answer.delay:
            await asyncio.sleep(answer.delay)
        return granted(result)
