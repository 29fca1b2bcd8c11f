"""`jogan run`: the service."""

import typer

from adapters.cli.later import NotBuilt


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "run",
        help="(not there yet) the service",
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(run)


def run() -> None:
    """Say that it is not there yet."""
    raise NotBuilt("run", "`jogan edition` builds and archives a day, `jogan chat` is the bot in the terminal.")
