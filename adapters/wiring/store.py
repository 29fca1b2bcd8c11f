"""The port `store`: SQLite in the data folder, or what JOGAN_DATABASE_URL names."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from adapters.config import Config

if TYPE_CHECKING:
    from adapters.store.opening import SqlStore


def database_url(config: Config) -> str:
    """The database of this installation."""
    return config.database_url or f"sqlite:///{config.data_dir / 'jogan.db'}"


@asynccontextmanager
async def store(config: Config) -> AsyncIterator["SqlStore"]:
    """The store, closed at the end. Raises StoreUnusable or BadFile with the remedy."""
    from adapters.store.opening import open_store

    opened = await open_store(database_url(config))
    try:
        yield opened
    finally:
        await opened.close()
