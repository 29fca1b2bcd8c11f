"""Metrics and health of a running service, on the loopback, where JOGAN_METRICS_PORT names a port."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from adapters.config import Config
from adapters.logs import masked
from adapters.supervise import Vitals
from adapters.wiring.llm import budget
from adapters.wiring.program import Program
from bot.errors import JoganError

if TYPE_CHECKING:
    from adapters.metrics.counted import Counted
    from adapters.metrics.stored import Stored
    from adapters.serve import Page

log = logging.getLogger(__name__)
LOOPBACK = "127.0.0.1"
NAMED = "JOGAN_METRICS_PORT"


@asynccontextmanager
async def watched(
    config: Config,
    program: Program,
    connected: Collection[str],
    owner: str,
    vitals: Vitals,
    away: Callable[[], Mapping[str, str]],
) -> AsyncIterator[None]:
    """Let the process be looked at inside the block. Raises BadSetting where the port is taken."""
    if config.metrics_port is None:
        yield
        return
    from adapters.metrics.counted import Counted
    from adapters.metrics.health import Health
    from adapters.metrics.stored import Stored
    from adapters.serve import reading, serving

    counted = Counted(vitals, program.calls, program.stages)
    program.answers.seen = counted.question
    cut = program.edition.cut
    health = Health(program.store, program.clock, cut, connected, owner, vitals, away=away)
    stored = Stored(program.store, program.clock, budget(config), cut)
    routes = (
        reading("/metrics", _metrics(stored, counted)),
        reading("/healthz", _masked(health.lives, config)),
        reading("/readyz", _masked(health.ready, config)),
    )
    async with serving(routes, LOOPBACK, config.metrics_port, named=NAMED):
        log.info("Metrics and health: http://%s:%d/metrics, /healthz, /readyz", LOOPBACK, config.metrics_port)
        yield


def _metrics(stored: "Stored", counted: "Counted") -> "Callable[[], Awaitable[Page]]":
    """A database that cannot be read is told by the status: what is scraped then would be wrong."""
    from adapters.metrics.exposed import KIND, exposition
    from adapters.serve import Page

    async def metrics() -> Page:
        try:
            kept = await stored.samples()
        except JoganError as failure:
            log.warning("Metrics cannot be read: %s", failure)
            return Page(503, b"the database cannot be read\n", "text/plain")
        return Page(200, exposition((*kept, *counted.samples())), KIND)

    return metrics


def _masked(make: "Callable[[], Awaitable[Page]]", config: Config) -> "Callable[[], Awaitable[Page]]":
    """Reasons are in the words of platforms and sources: no secret goes out in them."""

    async def page() -> "Page":
        said = await make()
        return replace(said, body=masked(said.body.decode(), config.secrets).encode())

    return page
