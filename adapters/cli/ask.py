"""`jogan ask`: one answer with its quotes."""

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  jogan ask 2407.10671 "How many tokens was it trained on?"
  jogan ask 3 "왜 빨라?" --json                   number 3 of the newest edition
  jogan ask 2407.10671 "Which data?" --text paper.json
                                                 no source is asked: {"title": "...", "abstract": "...",
                                                 "sections": [{"title": "...", "text": "..."}]}
\b
Every sentence of the answer stands on words of the paper, which are shown with their section. Without JOGAN_MODEL the
nearest passages are the answer. Exit status 0: answered, or said that the paper does not say it.
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask", help="Ask one question about a paper; it is answered with quotes.", epilog=EXAMPLES)(ask)


def ask(
    wanted: Annotated[
        str, typer.Argument(metavar="PAPER", help="An arXiv id, a link, or a number of the newest edition.")
    ],
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In English or Korean, in quotation marks.")],
    language: Annotated[
        str | None, typer.Option("--language", metavar="ko|en", help="Default: the question's, else your terminal's.")
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option(
            "--text", metavar="FILE", exists=True, dir_okay=False, help="The paper's text as JSON; nothing is fetched."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON document.")] = False,
) -> int:
    """The paper need not be listed: any arXiv id can be asked about."""
    import asyncio

    from adapters import logs
    from adapters.cli.answer_question import answer_question, language_of
    from adapters.config import read, reader_language

    if not question.strip():
        raise typer.BadParameter("A question has words.", param_hint="QUESTION")
    config = read()
    logs.configure(config.command_log)
    chosen = language_of(question) if language is None else None
    return asyncio.run(
        answer_question(config, wanted, question, chosen or reader_language(language), text, as_json=as_json)
    )
