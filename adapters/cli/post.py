"""`jogan post --preview CHAT`: what a chat would get."""

from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  jogan post --preview -1001234567890            the newest edition, as that channel would get it
  jogan post --preview 123 --date 2024-07-16     any day's, also where nothing would be posted
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("post", help="Show exactly what a chat would get, or why nothing.", epilog=EXAMPLES)(post)


def post(
    preview: Annotated[
        str, typer.Option("--preview", metavar="CHAT", help="PLATFORM:ID, or an id that one platform knows.")
    ],
    day: Annotated[str | None, typer.Option("--date", metavar="D", help="The edition's day, as 2024-07-16.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the messages as one JSON document.")] = False,
) -> int:
    """Nothing is sent, nobody is asked: no token and no network are needed."""
    import asyncio

    from adapters import logs
    from adapters.cli.edition import day_of
    from adapters.cli.preview_post import preview_post
    from adapters.config import read

    wanted = day_of(day) if day else None
    config = read()
    logs.configure(config.command_log)
    return asyncio.run(preview_post(config, preview, wanted, as_json=as_json))
