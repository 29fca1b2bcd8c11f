"""Updates that Telegram delivers: only with the secret, of a bounded size, in the right form; the rest is refused.

It listens on the loopback behind a proxy that speaks TLS, at an address of its own.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot, Update

from adapters.platforms.telegram.faults import TokenRefused, ours
from adapters.platforms.telegram.inbound.updates import ALLOWED
from adapters.platforms.telegram.polling import UNREADABLE
from adapters.platforms.telegram.settings import Webhook, refused_token
from adapters.serve import Route, serving

log = logging.getLogger(__name__)
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
CONNECTIONS = 20
NAMED = "JOGAN_TELEGRAM_WEBHOOK_PORT"
AGAIN = 60.0
"""Seconds in which refused requests are told of once: whoever sends thousands may not fill the log."""


class Receiver:
    """One bot's webhook."""

    def __init__(self, bot: Bot, take: Callable[[Update], Awaitable[None]], webhook: Webhook) -> None:
        self._bot, self._take, self._webhook = bot, take, webhook
        self.listening = asyncio.Event()
        self.port = webhook.port
        self._refused, self._next_told = 0, 0.0

    async def run(self) -> None:
        """Until cancelled; the service is told where we are once we listen."""
        place = self._webhook
        route = Route("POST", urlsplit(place.url).path or "/", self._answer)
        async with serving((route,), place.host, place.port, named=NAMED) as self.port:
            await self._announced()
            self.listening.set()
            await asyncio.Event().wait()

    async def _announced(self) -> None:
        place = self._webhook
        try:
            with ours():
                await self._bot.set_webhook(
                    place.url,
                    max_connections=CONNECTIONS,
                    allowed_updates=list(ALLOWED),
                    secret_token=place.secret,
                )
        except TokenRefused:
            raise refused_token() from None

    async def _answer(self, request: web.Request) -> web.Response:
        """200 for what was taken; nothing is told to whoever does not know the secret."""
        given = request.headers.get(SECRET, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self._webhook.secret.encode()):
            self._tell_refused()
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        if request.content_type != "application/json":
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            told = json.loads(await request.read())
            number = int(told["update_id"])
        except UNREADABLE:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            update = Update.de_json(told, self._bot)
        except UNREADABLE as failure:
            log.error("Update %d cannot be read and is left out (%s)", number, type(failure).__name__)
            return web.Response()  # refused, it would come again for ever and keep back the rest
        await self._take(update)
        return web.Response()

    def _tell_refused(self) -> None:
        """How many were refused since it was last told."""
        self._refused += 1
        now = asyncio.get_running_loop().time()
        if now >= self._next_told:
            log.warning("Requests to the webhook without its secret were refused: %d", self._refused)
            self._refused, self._next_told = 0, now + AGAIN
