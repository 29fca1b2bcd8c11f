"""`jogan doctor`: everything a deployment needs, each line with its remedy."""

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor", help="Check what a deployment needs, with remedies.")(doctor)


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the rows as one JSON document.")] = False,
    settings: Annotated[bool, typer.Option("--settings", help="List every setting instead.")] = False,
) -> int:
    """Exit status 1 where a check failed."""
    import asyncio

    from adapters import logs
    from adapters.cli import show
    from adapters.cli.checks import all_checks, settings_table

    if settings:
        for line in settings_table():
            show.line(line)
        return 0
    logs.configure("error")
    rows = asyncio.run(all_checks())
    if as_json:
        show.document([row.as_json() for row in rows])
    else:
        for row in rows:
            show.line(str(row))
    return 1 if any(row.status == "failed" for row in rows) else 0
