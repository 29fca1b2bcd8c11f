"""`jogan check`: the gate over somebody's summary."""

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  jogan check summary.md --paper 2407.10671            against the paper's text
  jogan check - --paper 3 --json < summary.txt         number 3 of the newest edition, read from a pipe
  jogan check card.md --paper 2407.10671 --text paper.json
                                                       no network: {"title": "...", "abstract": "...",
                                                       "sections": [{"title": "...", "text": "..."}]}
\b
FILE holds one sentence a line, "- " bullets, a card in Markdown, or prose, in English or Korean.
Exit status 0: the text supports every sentence. 1: it does not; each sentence is shown with its reason.
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", help="Check somebody's summary against the paper's own text.", epilog=EXAMPLES)(check)


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The summary; - reads standard input.")],
    wanted: Annotated[
        str, typer.Option("--paper", metavar="PAPER", help="An arXiv id, a link, or a number of the newest edition.")
    ],
    text: Annotated[
        Path | None,
        typer.Option(
            "--text", metavar="FILE", exists=True, dir_okay=False, help="The paper's text as JSON; nothing is fetched."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdicts as one JSON document.")] = False,
) -> int:
    """Says sentence by sentence what the paper's text supports, lacks, or says otherwise.

    Without --text the whole text is read where it can be had, else title and abstract; the last line says which.
    """
    import asyncio

    from adapters import logs
    from adapters.cli.check_summary import check_summary
    from adapters.config import read, reader_language

    if str(file) != "-" and not file.is_file():
        raise typer.BadParameter(f"{file} is no file.", param_hint="FILE")
    config = read()
    logs.configure(config.command_log)
    return asyncio.run(check_summary(config, file, wanted, text, reader_language(None), as_json=as_json))
