"""Puts the service together: program, engine, postman, ticks and bots; whoever runs it leaves the `async with`."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from importlib.metadata import version
from typing import Literal

from adapters.clock import SystemClock
from adapters.config import Config
from adapters.supervise import Vitals
from adapters.wiring.alerts import alerts, watch
from adapters.wiring.categories import categories
from adapters.wiring.duties import Duties
from adapters.wiring.health import watched
from adapters.wiring.jobs import Jobs
from adapters.wiring.lanes import Lanes
from adapters.wiring.liveness import alive
from adapters.wiring.llm import budget
from adapters.wiring.named_chats import named_chats
from adapters.wiring.platforms import Bot, bots
from adapters.wiring.postman import delivering, planner
from adapters.wiring.program import program
from adapters.wiring.service import Service
from adapters.wiring.work import work
from bot.digest.building import Building
from bot.domain.jobs import Role
from bot.events import event
from scheduler.clockwork import Clockwork, Stepped
from scheduler.ticks import Ticks

log = logging.getLogger(__name__)
ProcessRole = Literal["all", "bot", "worker"]
DOES: dict[ProcessRole, tuple[Role, ...]] = {"all": ("build", "post"), "bot": (), "worker": ("build", "post")}
"""Jobs of each role: a process that hears only puts them."""


@asynccontextmanager
async def service(
    config: Config,
    role: ProcessRole,
    paced: Callable[[Bot], Bot] = lambda bot: bot,
    clock: SystemClock | None = None,
) -> AsyncIterator[Service]:
    """The service of these settings, not yet running; `paced` may give a bot another pace than the settings can, and
    `clock` another time than the system's.

    Raises OperatorMistake with the remedy.
    """
    named = named_chats(config, categories(config))
    async with program(config, clock=clock) as running, work(config, running.clock) as engine:
        with alive(config.data_dir, running.clock) as one:
            made, ledger = [paced(bot) for bot in bots(config, running.archive)], running.store.ledger
            lanes = Lanes(ledger, made)
            told, vitals = alerts(config, running), Vitals()
            building, planning = Building(running.digest, budget(config), running.stages), planner(running, lanes)
            postman = delivering(running, lanes, made, one, told)
            jobs = Jobs(running, engine, building, planning, postman, lanes)
            ticks = Ticks(engine, running.clock, ledger.owing, building.owes)
            looking = watch(config, running, told, vitals.down)
            duties = Duties(jobs, Clockwork(ticks, _after_a_step(jobs)), DOES[role], looking, vitals)
            async with watched(config, running, lanes, one.owner, vitals, postman.away):
                tell_start(config, role)
                yield Service(running, made, named, lanes, duties, hears=role != "worker", vitals=vitals)


def tell_start(config: Config, role: ProcessRole) -> None:
    """What runs, and which settings are set: their names, never their values."""
    number, names = version("jogan"), sorted(config.named)
    log.info("jogan %s begins (%s)", number, role, extra=event("started", version=number, role=role, settings=names))


def _after_a_step(jobs: Jobs) -> Stepped:
    """The wall clock stepped: every chat's next time is looked for anew, and no wait of a later clock goes on."""

    async def stepped(by: timedelta) -> None:
        now = jobs.program.clock.now()
        if by < timedelta(0):
            await jobs.program.store.ledger.went_back(now, -by)
        await jobs.planner.reschedule(now)

    return stepped
