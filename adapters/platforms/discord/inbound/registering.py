"""Registers the commands, only when they differ from what is registered: a restart costs nothing."""

import logging
from typing import Any

from discord.http import Route

from adapters.platforms.discord.connection import Connection
from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.inbound.commands import registered, same
from bot.errors import JoganError

log = logging.getLogger(__name__)
PATH = "/applications/{application_id}/commands"


async def register(connection: Connection) -> None:
    """Make what is registered the same as the table. Where that fails, we hear with what is registered."""
    try:
        await _make_same(connection)
    except JoganError as failure:
        log.error("Commands could not be registered, those of before are used: %s", failure)


async def _make_same(connection: Connection) -> None:
    client = connection.client
    number, ours = client.application_id or connection.own_id, registered()
    with translated():
        # the library's own call leaves the names in other languages out
        route = Route("GET", PATH, application_id=number)
        theirs: list[Any] = await client.http.request(route, params={"with_localizations": "true"})
        if not same(ours, theirs):
            await client.http.bulk_upsert_global_commands(number, payload=ours)
            log.info("Commands registered: %d", len(ours))
