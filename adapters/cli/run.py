"""`jogan run`: the service."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    import asyncio

    from adapters.config import Config

EXAMPLES = """\b
Examples:
  jogan run               with the settings of the environment and .env
  jogan doctor            says first whether they are complete
"""
TODAY = (
    "This version hears and answers. Posts at each chat's own time, and editions by themselves, come with the next: "
    "until then let cron run `jogan edition`, and /digest reads"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run", help="Run the service: hear and answer until told to stop.", epilog=EXAMPLES)(run)


def run(
    role: Annotated[
        Literal["all", "bot", "worker"], typer.Option("--role", help="What this process does; `all` on one machine.")
    ] = "all",
) -> int:
    """SIGTERM and Ctrl-C: hears no more, answers what was asked, exits 0."""
    import asyncio
    import sys

    from adapters import logs
    from adapters.cli import show
    from adapters.cli.later import NotBuilt
    from adapters.config import read
    from adapters.wiring.platforms import NoBot, bots, next_steps

    if role == "worker":
        raise NotBuilt("run --role worker", "`jogan run` does everything in one process.")
    config = read()
    logs.configure(config.log, secrets=config.secrets)
    if not bots(config, config.data_dir):
        if not config.named and sys.stdin.isatty():
            for line in next_steps():
                show.remark(line)
            return 1
        raise NoBot
    asyncio.run(serve(config))
    return 0


async def serve(config: "Config") -> None:
    """The service of these settings, until a signal stops it."""
    import asyncio
    import logging

    from adapters.wiring.categories import categories
    from adapters.wiring.named_chats import named_chats
    from adapters.wiring.platforms import bots
    from adapters.wiring.program import program
    from adapters.wiring.service import Service

    log = logging.getLogger(__name__)
    named = named_chats(config, categories(config))
    log.info(TODAY)
    if config.waiting:
        log.warning("Set, and not read by this version yet: %s", ", ".join(config.waiting))
    stop = asyncio.Event()
    _heed_signals(stop)
    async with program(config) as running:
        await Service(running, bots(config, running.archive), named).run(stop)


def _heed_signals(stop: "asyncio.Event") -> None:
    """The first signal stops in order; the next one at once, as ever."""
    import asyncio
    import signal

    loop = asyncio.get_running_loop()

    def heard(number: int) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, heard, number)
        except NotImplementedError:  # Windows: Ctrl-C stops at once
            return
