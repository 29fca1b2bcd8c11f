"""`jogan paper`: one card with its evidence."""

from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  jogan paper 3                                  number 3 of the newest edition
  jogan paper 2407.10671 --json                  by arXiv id or link
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("paper", help="Show one paper's card with its evidence.", epilog=EXAMPLES)(paper)


def paper(
    wanted: Annotated[
        str, typer.Argument(metavar="PAPER", help="An arXiv id, a link, or a number of the newest edition.")
    ],
    language: Annotated[
        str | None, typer.Option("--language", metavar="ko|en", help="Default: your terminal's.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the paper as one JSON document.")] = False,
) -> int:
    """Papers are those of editions that were built here (`jogan edition`, `jogan demo` shows a day at once)."""
    import asyncio

    from adapters import logs
    from adapters.cli.show_paper import show_paper
    from adapters.config import read, reader_language

    config = read()
    logs.configure(config.command_log)
    return asyncio.run(show_paper(config, wanted, reader_language(language), as_json=as_json))
