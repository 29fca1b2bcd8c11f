"""`jogan report`: a conference report."""

import typer

from adapters.cli.later import NotBuilt


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "report",
        help="(not there yet) a conference report",
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(report)


def report() -> None:
    """Say that it is not there yet."""
    raise NotBuilt("report", "`jogan edition` writes the reports of a day's categories.")
