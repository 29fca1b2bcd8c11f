"""The client of the library: logged in for REST, connected to the gateway where we hear. No privileged intent.

Route.BASE and DEFAULT_GATEWAY are the library's own, for the whole process: set while the connection is open.
"""

import asyncio
import logging
from contextlib import AsyncExitStack
from typing import Any, ClassVar

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.discord.wire import trace
from bot.errors import Temporary

log = logging.getLogger(__name__)
LONGEST_PAUSE = 30.0
"""Seconds that the library may sleep through a 429 of a reply to a person; more is raised (it takes no less)."""
FEWEST_STARTS = 20
"""A session is not started where the service allows fewer today: at none left it resets the token."""


def intents() -> discord.Intents:
    """Guilds, their messages, private messages: what needs nobody's approval."""
    chosen = discord.Intents.none()
    chosen.guilds = chosen.guild_messages = chosen.dm_messages = True
    return chosen


def _options(ready_after: float) -> dict[str, Any]:
    return {
        "intents": intents(),
        "allowed_mentions": discord.AllowedMentions.none(),
        "member_cache_flags": discord.MemberCacheFlags.none(),
        "chunk_guilds_at_startup": False,
        "max_messages": None,
        "max_ratelimit_timeout": LONGEST_PAUSE,
        "guild_ready_timeout": ready_after,
        "http_trace": trace(),
    }


class Addresses:
    """Where the library finds the service, for the whole process: given back when the last connection closes."""

    _open: ClassVar[int] = 0
    _before: ClassVar[tuple[str, Any]]

    @classmethod
    def point(cls, api_url: str, gateway_url: str | None) -> None:
        """Set both for one more connection."""
        if cls._open == 0:
            cls._before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
        cls._open += 1
        Route.BASE = api_url.rstrip("/")
        if gateway_url:
            # an address of the library's own kind, from a package that is not ours to name
            DiscordWebSocket.DEFAULT_GATEWAY = type(cls._before[1])(gateway_url)

    @classmethod
    def give_back(cls) -> None:
        """One connection less."""
        cls._open -= 1
        if cls._open == 0:
            Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = cls._before


class Connection:
    """`client` is there while it is open."""

    def __init__(self, settings: DiscordSettings) -> None:
        self._settings = settings
        self._pointed = False
        self.client: discord.Client = self._made()

    def _made(self) -> discord.Client:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here
        if self._settings.shards is None:
            return discord.Client(**_options(self._settings.ready_after))
        count = None if self._settings.shards == "auto" else self._settings.shards
        return discord.AutoShardedClient(shard_count=count, **_options(self._settings.ready_after))

    @property
    def own_id(self) -> int:
        """The bot's user id; 0 before it is logged in."""
        return self.client.user.id if self.client.user else 0

    async def open(self) -> None:
        """Log in. Raises OperatorMistake for a refused token, Temporary where the service cannot be reached."""
        if self.client.is_closed():
            self.client = self._made()
        Addresses.point(self._settings.api_url, self._settings.gateway_url)
        self._pointed = True
        async with AsyncExitStack() as opening:
            opening.push_async_callback(self.close)
            await self._log_in()
            opening.pop_all()

    async def _log_in(self) -> None:
        with translated(at_once=True):
            try:
                async with asyncio.timeout(self._settings.patience):
                    await self.client.login(self._settings.token)
            except TimeoutError:
                raise Temporary("the service does not answer") from None

    async def run(self) -> None:
        """Hear until cancelled. A session that cannot be resumed is started anew: commands need no history."""
        await self._check_starts()
        with translated():
            await self.client.connect(reconnect=True)

    async def _check_starts(self) -> None:
        with translated(at_once=True):
            _, _, limit = await self.client.http.get_bot_gateway()
        if limit["remaining"] < FEWEST_STARTS:
            hours = limit["reset_after"] / 3_600_000
            line = f"only {limit['remaining']} of {limit['total']} starts of a session are left today"
            log.error("Not connecting: %s; the count begins anew in %.1f hours", line, hours)
            raise Temporary(line, limit["reset_after"] / 1000, everywhere=True)

    async def close(self) -> None:
        """Let go of sockets, and of what was set for the process."""
        await self.client.close()
        if self._pointed:
            self._pointed = False
            Addresses.give_back()
