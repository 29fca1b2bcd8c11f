"""Opens the engine on a database: its tables are made, or are as this program needs them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
from procrastinate import App, PsycopgConnector

from adapters.work.one_job import Handlers
from adapters.work.procrastinate.address import jobs_address
from adapters.work.procrastinate.engine import Procrastinate
from adapters.work.procrastinate.schema import ready
from adapters.work.procrastinate.sweeper import USUAL, Timing
from bot.errors import StoreUnusable
from bot.ports.clock import Clock

CONNECTIONS = 4
PATIENCE = 10.0
"""Seconds that a statement waits for a connection: the shorter, the sooner a worker begins again after an outage."""


@asynccontextmanager
async def opened_work(
    url: str, clock: Clock, timing: Timing = USUAL, handlers: Handlers | None = None
) -> AsyncIterator[Procrastinate]:
    """The engine on the store's `postgresql://` address, closed at the end. Raises StoreUnusable with the remedy."""
    address = jobs_address(url)
    await asyncio.to_thread(ready, address)
    connector = PsycopgConnector(conninfo=address.conninfo, min_size=1, max_size=CONNECTIONS, timeout=PATIENCE)
    app = App(connector=connector)
    try:
        await app.open_async()
    except psycopg.Error as failure:
        raise StoreUnusable(f"{address.name}: {failure}: check that the server runs") from failure
    try:
        yield Procrastinate(app, clock, timing, handlers)
    finally:
        await app.close_async()
