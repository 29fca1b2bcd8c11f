"""`jogan deliveries`: the ledger."""

import typer

from adapters.cli.later import NotBuilt


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "deliveries",
        help="(not there yet) what was sent and what waits",
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(deliveries)


def deliveries() -> None:
    """Say that it is not there yet."""
    raise NotBuilt("deliveries", "nothing is sent to anybody in this version.")
