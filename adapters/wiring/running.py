"""Puts the service together: program, engine, postman, ticks and bots; whoever runs it leaves the `async with`."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Literal

from adapters.config import Config
from adapters.supervise import Vitals
from adapters.wiring.categories import categories
from adapters.wiring.duties import Duties
from adapters.wiring.health import watched
from adapters.wiring.jobs import Jobs
from adapters.wiring.lanes import Lanes
from adapters.wiring.liveness import alive
from adapters.wiring.named_chats import named_chats
from adapters.wiring.platforms import Bot, bots
from adapters.wiring.postman import delivering, planner
from adapters.wiring.program import program
from adapters.wiring.service import Service
from adapters.wiring.work import work
from bot.delivery.operators import Operators
from bot.digest.building import Building
from bot.domain.jobs import Role
from scheduler.clockwork import Clockwork, Stepped
from scheduler.ticks import Ticks

ProcessRole = Literal["all", "bot", "worker"]
DOES: dict[ProcessRole, tuple[Role, ...]] = {"all": ("build", "post"), "bot": (), "worker": ("build", "post")}
"""Jobs of each role: a process that hears only puts them."""


@asynccontextmanager
async def service(
    config: Config, role: ProcessRole, paced: Callable[[Bot], Bot] = lambda bot: bot
) -> AsyncIterator[Service]:
    """The service of these settings, not yet running; `paced` may give a bot another pace than the settings can.

    Raises OperatorMistake with the remedy.
    """
    named = named_chats(config, categories(config))
    async with program(config) as running, work(config, running.clock) as engine:
        with alive(config.data_dir, running.clock) as one:
            made, ledger = [paced(bot) for bot in bots(config, running.archive)], running.store.ledger
            lanes = Lanes(ledger, made)
            operators = Operators(config.operators, running.posts, running.store.chats, running.defaults.language)
            building, planning = Building(running.digest), planner(running, lanes)
            postman = delivering(running, lanes, made, one, operators)
            jobs = Jobs(running, engine, building, planning, postman, lanes, operators)
            ticks = Ticks(engine, running.clock, ledger.owing, building.owes)
            vitals = Vitals()
            duties = Duties(jobs, Clockwork(ticks, _after_a_step(jobs)), DOES[role], vitals)
            async with watched(config, running, lanes, one.owner, vitals):
                yield Service(running, made, named, lanes, duties, hears=role != "worker", vitals=vitals)


def _after_a_step(jobs: Jobs) -> Stepped:
    """The wall clock stepped: every chat's next time is looked for anew, and no wait of a later clock goes on."""

    async def stepped(by: timedelta) -> None:
        now = jobs.program.clock.now()
        if by < timedelta(0):
            await jobs.program.store.ledger.went_back(now, -by)
        await jobs.planner.reschedule(now)

    return stepped
