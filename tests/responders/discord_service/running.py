"""A bare client of the library that runs against the service: for tests of the service and of single features."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import app_commands
from responders.discord_service.service import DiscordService


def plain_intents() -> discord.Intents:
    """What needs no permission of anybody: guilds, their messages, private messages."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.dm_messages = True
    return intents


class Bare(discord.Client):
    """A client with a command tree that registers its commands when it starts and writes down what it hears."""

    def __init__(self, **options: Any) -> None:
        chosen = {"intents": plain_intents(), "allowed_mentions": discord.AllowedMentions.none()}
        super().__init__(**{**chosen, "guild_ready_timeout": 0.02, "max_ratelimit_timeout": 30, **options})
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.events: list[str] = []

    async def setup_hook(self) -> None:
        """Register what the tree holds."""
        if self.tree.get_commands() or self.tree.get_commands(type=discord.AppCommandType.message):
            await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The library would wait five seconds before a second session."""

    async def on_message(self, message: discord.Message) -> None:
        """Keep what arrives."""
        self.heard.append(message)

    async def on_socket_event_type(self, event: str) -> None:
        """Keep which events arrive."""
        self.events.append(event)


@asynccontextmanager
async def running(service: DiscordService, client: discord.Client, sessions: int = 1) -> AsyncIterator[discord.Client]:
    """The client logged in and connected, and closed afterwards."""
    with service.addressed():
        task = asyncio.create_task(client.start(service.token), name="the library's client")
        try:
            await service.connected(sessions)
            yield client
        finally:
            await client.close()
            await asyncio.gather(task, return_exceptions=True)
            await idle()


async def idle() -> None:
    """Until the library's own tasks have ended: it does not wait for them when it is closed before it was ready."""
    own = {task for task in asyncio.all_tasks() if _of_library(task)}
    if own:
        await asyncio.wait(own, timeout=1)


def _of_library(task: "asyncio.Task[Any]") -> bool:
    return task.get_name().startswith("discord.py") or "delay_ready" in getattr(task.get_coro(), "__qualname__", "")
