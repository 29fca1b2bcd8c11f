"""One life of the service as `jogan run` lives it, but for its pace; what a child of the nursery does.

Everything that a process needs is imported here, once, before any child is there.
"""

import asyncio
import logging
import os
import signal
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kill.books import left
from kill.crash import crash_after
from kill.services import DISCORD_TOKEN, TELEGRAM_TOKEN

import adapters.archive.markdown.folder
import adapters.charts.categories
import adapters.platforms.discord.discord
import adapters.platforms.telegram.telegram
import adapters.store.opening
import adapters.work.inline
import adapters.work.procrastinate.opening  # noqa: F401 -- with those above: so that forks need not
from adapters import logs
from adapters.config import read
from adapters.wiring.platforms import Bot
from adapters.wiring.running import ProcessRole, service
from adapters.wiring.service import Service
from bot.settings import zone_names

zone_names()
NOBODY = "http://127.0.0.1:9"
"""Where the sources would be: nobody listens there, and yesterday's edition is kept already."""


@dataclass(frozen=True, slots=True)
class Life:
    """How a process lives. `chat_gap` None is the product's own; `crash` as in kill.crash; `ends`: when all is done.

    `direct`: planner and postman without ticks and engine, for PostgreSQL, where the engine finds out by time that a
    process is no more.
    """

    rate: float = 300.0
    chat_gap: float | None = 0.02
    unsure: str = "resend"
    role: ProcessRole = "worker"
    crash: int | None = None
    ends: bool = False
    direct: bool = False
    log: str = "warning"

    def paced(self, bot: Bot) -> Bot:
        """A bot with this pace."""
        gap = bot.pace.chat_gap if self.chat_gap is None else self.chat_gap
        return replace(bot, pace=replace(bot.pace, chat_gap=gap, window_most=min(bot.pace.window_most, 10)))

    def settings(self) -> dict[str, str]:
        """What of it stands in the environment."""
        rates = {"JOGAN_TELEGRAM_RATE": str(self.rate), "JOGAN_DISCORD_RATE": str(self.rate)}
        return rates | {"JOGAN_TELEGRAM_UNSURE": self.unsure, "JOGAN_LOG": self.log}


async def live(url: str, folder: str, addresses: Mapping[str, str], **told: Any) -> int:
    """Plan and post until SIGTERM; `told` are the fields of a Life."""
    life, stop = Life(**told), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    if life.crash is not None:
        crash_after(life.crash)
    config = read(environment(url, folder, addresses) | life.settings(), Path(folder))
    logs.configure(config.log, secrets=config.secrets)
    async with service(config, life.role, life.paced) as running:
        if life.role == "worker":
            running.duties.roles = ("post",)  # what is attacked is the postman: nothing is built
        ending = asyncio.create_task(end_when_done(url)) if life.ends else None
        await (directly(running, stop) if life.direct else running.run(stop))
        if ending:
            ending.cancel()
    logging.shutdown()
    return 0


async def directly(running: Service, stop: asyncio.Event) -> None:
    """Plan and post until told to stop."""
    jobs, program = running.duties.jobs, running.program
    async with AsyncExitStack() as stack:
        for bot in running.bots:
            connected = await stack.enter_async_context(bot.make(program.desk, program.clock))
            await stack.enter_async_context(running.lanes.open(bot, connected))
        while not stop.is_set():
            await jobs.planner.plan_due(program.clock.now())
            await asyncio.gather(*(jobs.delivering.drain(lane, stop.is_set) for lane in tuple(running.lanes)))
            await asyncio.sleep(0.01)


async def end_when_done(url: str) -> None:
    """End this process at once when nothing is left to do."""
    while await asyncio.to_thread(left, url):  # noqa: ASYNC110 -- the database tells nobody
        await asyncio.sleep(0.01)
    os._exit(0)


def environment(url: str, folder: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """The settings of a process whose platforms are at these addresses."""
    told = {"JOGAN_DATA_DIR": folder, "JOGAN_DATABASE_URL": url, "JOGAN_HUGGINGFACE_URL": NOBODY}
    told |= {"JOGAN_ARXIV_API_URL": NOBODY, "JOGAN_ARXIV_URL": NOBODY}
    if "telegram" in addresses:
        told |= {"JOGAN_TELEGRAM_TOKEN": TELEGRAM_TOKEN, "JOGAN_TELEGRAM_API_URL": addresses["telegram"]}
    if "discord" in addresses:
        told |= {"JOGAN_DISCORD_TOKEN": DISCORD_TOKEN, "JOGAN_DISCORD_API_URL": addresses["discord"]}
    return told
