"""The client of the library: logged in for REST, connected to the gateway where we hear. No privileged intent.

Route.BASE and DEFAULT_GATEWAY are the library's own, for the whole process: set while the connection is open.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any, ClassVar

import aiohttp
import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.discord.starts import Starts
from adapters.platforms.discord.wire import trace
from bot.errors import BadPayload, Temporary, Unsure

log = logging.getLogger(__name__)
LONGEST_PAUSE = 30.0
"""Seconds that the library may sleep through a 429 of a reply to a person; more is raised (it takes no less)."""
CONNECTING = ("discord.client", "discord.shard")
"""The loggers of the library that say what happens to a connection."""
TRIES = ("Attempting a reconnect", "Failed to connect")
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


def in_one_line(record: logging.LogRecord) -> bool:
    """What the library says when it connects again, without the traceback that it adds to each try."""
    failure = record.exc_info[1] if record.exc_info else None
    if failure is not None and str(record.msg).startswith(TRIES):
        record.msg, record.args = f"{record.getMessage()} ({kind_of_failure(failure)})", ()
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


def kind_of_failure(failure: BaseException) -> str:
    """A failure in two words: its own may hold addresses."""
    told = getattr(failure, "status", None) or getattr(failure, "code", None)
    return f"{type(failure).__name__} {told}" if told else type(failure).__name__


@contextmanager
def reaching() -> Iterator[None]:
    """Asking what changes nothing: whatever comes of it, it can be asked again."""
    try:
        with translated(at_once=True):
            yield
    except (Unsure, BadPayload) as failure:
        raise Temporary(failure.reason) from None
    except (KeyError, TypeError) as nonsense:
        # the library reads whatever it is given: a page of something before the service
        raise Temporary(f"the service cannot be understood ({type(nonsense).__name__})") from None


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


class _Heeding:
    """A client's way to start a session: not before its time."""

    starts: Starts

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The library calls it before every start, its own repetitions too."""
        await self.starts.begin(shard_id)


class _Client(_Heeding, discord.Client):
    """One connection."""


class _ShardedClient(_Heeding, discord.AutoShardedClient):
    """As many as it takes."""


class Connection:
    """`client` is there while it is open."""

    def __init__(self, settings: DiscordSettings, starts: Starts) -> None:
        self._settings, self._starts = settings, starts
        self._pointed = False
        self.client: discord.Client = self._made()

    def _made(self) -> discord.Client:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here
        options = _options(self._settings.ready_after)
        client: _Client | _ShardedClient
        if self._settings.shards is None:
            client = _Client(**options)
        else:
            count = None if self._settings.shards == "auto" else self._settings.shards
            client = _ShardedClient(shard_count=count, **options)
        client.starts = self._starts
        return client

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
        with reaching():
            try:
                async with asyncio.timeout(self._settings.login_patience):
                    await self.client.login(self._settings.token)
            except TimeoutError:
                raise Temporary("the service does not answer") from None

    async def run(self) -> None:
        """Hear until cancelled. A session that cannot be resumed is started anew: commands need no history."""
        self._starts.open(self.own_id)
        await self._starts.wait()
        await self._check_starts()
        for name in CONNECTING:
            logging.getLogger(name).addFilter(in_one_line)
        with translated():
            try:
                await self.client.connect(reconnect=True)
            except AttributeError as fault:
                # the library's own, where the first connection was refused: it looks for a session to resume
                if not isinstance(fault.__context__, aiohttp.ClientError | OSError):
                    raise
                raise Temporary(f"the gateway cannot be reached ({kind_of_failure(fault.__context__)})") from None

    async def _check_starts(self) -> None:
        with reaching():
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
