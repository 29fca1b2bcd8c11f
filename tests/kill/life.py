"""One life of the service as `jogan run` lives it, but for its pace; what a child of the nursery does.

Everything that a process needs is imported here, once, before any child is there.
"""

import asyncio
import logging
import signal
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

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
from bot.settings import zone_names

zone_names()
NOBODY = "http://127.0.0.1:9"
"""Where the sources would be: nobody listens there, and yesterday's edition is kept already."""


async def live(
    url: str,
    folder: str,
    addresses: Mapping[str, str],
    rate: float = 300.0,
    chat_gap: float | None = 0.02,
    unsure: str = "resend",
    role: ProcessRole = "worker",
    crash: int | None = None,
    log: str = "warning",
) -> int:
    """Plan and post until SIGTERM. `chat_gap` None is the product's own; `crash` as in kill.crash."""
    if crash is not None:
        crash_after(crash)
    settings = environment(url, folder, addresses) | {"JOGAN_TELEGRAM_UNSURE": unsure, "JOGAN_LOG": log}
    settings |= {"JOGAN_TELEGRAM_RATE": str(rate), "JOGAN_DISCORD_RATE": str(rate)}
    config = read(settings, Path(folder))
    logs.configure(config.log, secrets=config.secrets)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)

    def paced(bot: Bot) -> Bot:
        window = min(bot.pace.window_most, 10)
        gap = bot.pace.chat_gap if chat_gap is None else chat_gap
        return replace(bot, pace=replace(bot.pace, chat_gap=gap, window_most=window))

    async with service(config, role, paced) as running:
        if role == "worker":
            running.duties.roles = ("post",)  # what is attacked is the postman: nothing is built
        await running.run(stop)
    logging.shutdown()
    return 0


def environment(url: str, folder: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """The settings of a process whose platforms are at these addresses."""
    told = {"JOGAN_DATA_DIR": folder, "JOGAN_DATABASE_URL": url, "JOGAN_HUGGINGFACE_URL": NOBODY}
    told |= {"JOGAN_ARXIV_API_URL": NOBODY, "JOGAN_ARXIV_URL": NOBODY}
    if "telegram" in addresses:
        told |= {"JOGAN_TELEGRAM_TOKEN": TELEGRAM_TOKEN, "JOGAN_TELEGRAM_API_URL": addresses["telegram"]}
    if "discord" in addresses:
        told |= {"JOGAN_DISCORD_TOKEN": DISCORD_TOKEN, "JOGAN_DISCORD_API_URL": addresses["discord"]}
    return told
