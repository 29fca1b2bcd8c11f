"""`jogan ask`: one answer with its quotes."""

import typer

from adapters.cli.later import NotBuilt


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "ask",
        help="(not there yet) questions about a paper",
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(ask)


def ask() -> None:
    """Say that it is not there yet."""
    raise NotBuilt("ask", "`jogan paper PAPER` shows what its abstract says, with the quotes.")
