"""The port `work`: in this process with SQLite, on any number of machines with PostgreSQL."""

import importlib.util
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.config import Config
from adapters.wiring.store import database_url
from bot.errors import OperatorMistake
from bot.ports.clock import Clock
from bot.ports.work import Work

log = logging.getLogger(__name__)
NEEDED = "procrastinate"


class NoEngine(OperatorMistake):
    """PostgreSQL is set, and what shares work over it is not installed."""

    def __init__(self) -> None:
        super().__init__(
            f"JOGAN_DATABASE_URL names PostgreSQL, and the package {NEEDED} is missing: pip install 'jogan[postgres]'"
        )


@asynccontextmanager
async def work(config: Config, clock: Clock) -> AsyncIterator[Work]:
    """The engine, closed at the end. Raises NoEngine and StoreUnusable with the remedy."""
    url = database_url(config)
    if url.startswith("sqlite"):
        from adapters.work.inline import Inline

        log.info("Jobs are done in this process; several machines need PostgreSQL (JOGAN_DATABASE_URL)")
        yield Inline(clock)
        return
    if importlib.util.find_spec(NEEDED) is None:
        raise NoEngine
    from adapters.work.procrastinate.opening import opened_work

    async with opened_work(url, clock) as engine:
        log.info("Jobs are shared with all processes on this database")
        yield engine
