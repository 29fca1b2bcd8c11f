"""`jogan edition`: builds, archives and publishes the edition of a day."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  jogan edition                                  the last closed day
  jogan edition --date 2024-07-16 --language en  one day, in English only
  jogan edition --source recorded:DAYS           from files DAYS/DATE.json
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("edition", help="Build, archive and publish a day's edition.", epilog=EXAMPLES)(edition)


def day_of(text: str) -> date:
    """A day as the command line takes it: 2024-07-16; wrong usage otherwise."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day. Write it as 2024-07-16.") from None


def edition(
    day: Annotated[str | None, typer.Option("--date", metavar="D", help="The day, as 2024-07-16.")] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="NAME", help="huggingface, arxiv or recorded:PATH; may be repeated."),
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", metavar="L", help="ko or en; may be repeated.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where the files go (default: the archive).")
    ] = None,
    no_send: Annotated[bool, typer.Option("--no-send", help="Send nothing from this command.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the edition as one JSON document.")] = False,
) -> int:
    """Build one edition; building it again changes nothing."""
    import asyncio

    from adapters import logs
    from adapters.cli.build_edition import build_and_tell
    from adapters.config import chosen, read

    wanted = day_of(day) if day else None
    config = chosen(read(), sources=source or (), languages=language or ())
    logs.configure(config.command_log)
    return asyncio.run(build_and_tell(config, wanted, out, send=not no_send, as_json=as_json))
