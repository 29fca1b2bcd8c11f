"""`jogan run`: the service."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from adapters.config import Config
    from adapters.wiring.running import ProcessRole

EXAMPLES = """\b
Examples:
  jogan run                  with the settings of the environment and .env
  jogan run --role worker    one of several that build and post, on one PostgreSQL
  jogan doctor               says first whether the settings are complete
"""


ROLE = "`all` does everything; `bot` only hears and answers, `worker` only builds and posts: several on one PostgreSQL."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run", help="Run the service: hear, answer, build and post until stopped.", epilog=EXAMPLES)(run)


def run(role: Annotated[Literal["all", "bot", "worker"], typer.Option("--role", help=ROLE)] = "all") -> int:
    """SIGTERM and Ctrl-C: takes no more work, finishes what is on the wire within ten seconds, exits 0."""
    import asyncio
    import sys

    from adapters import logs
    from adapters.cli import show
    from adapters.config import read
    from adapters.wiring.platforms import NoBot, bots, next_steps

    config = read()
    logs.configure(config.log, secrets=config.secrets)
    if not bots(config, config.data_dir):
        if not config.named and sys.stdin.isatty():
            for line in next_steps():
                show.remark(line)
            return 1
        raise NoBot
    asyncio.run(serve(config, role))
    return 0


async def serve(config: "Config", role: "ProcessRole") -> None:
    """The service of these settings, until a signal stops it."""
    import asyncio

    from adapters.cli.heed import heed_signals
    from adapters.wiring.running import service

    stop = asyncio.Event()
    heed_signals(stop)
    async with service(config, role) as running:
        await running.run(stop)
