"""`jogan post`: what a chat would get."""

import typer

from adapters.cli.later import NotBuilt


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "post",
        help="(not there yet) what a chat would get",
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(post)


def post() -> None:
    """Say that it is not there yet."""
    raise NotBuilt("post", "`jogan chat` shows editions as a chat shows them.")
