"""`jogan check`: the gate over somebody's summary."""

import typer

from adapters.cli.later import NotBuilt


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "check",
        help="(not there yet) check somebody's summary",
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(check)


def check() -> None:
    """Say that it is not there yet."""
    raise NotBuilt("check", "`jogan paper PAPER` shows what its abstract says, with the quotes.")
