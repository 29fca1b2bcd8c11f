"""`jogan report`: a conference report."""

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  jogan report --papers neurips.json --title "NeurIPS 2023, in LLM" --topic LLM
  jogan report --venue NeurIPS.cc/2023/Conference --title "NeurIPS 2023" --topic "Reinforcement Learning"
  jogan report --papers colm.json --title "COLM 2024" --series 5
                                       chapters go with the daily posts of the next five days
\b
FILE is a JSON list of papers: [{"title": "...", "authors": "A; B", "status": "Oral", "keywords": "a; b",
"abstract": "...", "url": "https://openreview.net/forum?id=...", "venue": "NeurIPS 2023"}, ...]; all but the title may
be missing. What the list lacks is looked up on arXiv by title. Without JOGAN_MODEL every sentence is the papers' own.
The report is written to DIR/NAME/report.LANGUAGE.md and report.json, and read in chat with /report.
The same title makes the same report anew; a run that was stopped goes on where it was.
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report", help="Make a conference report from a list of accepted papers.", epilog=EXAMPLES)(report)


def report(  # noqa: PLR0913, PLR0917 -- one argument an option
    title: Annotated[str, typer.Option("--title", metavar="T", help="The report's title, which names it too.")],
    papers: Annotated[
        Path | None, typer.Option("--papers", metavar="FILE", help="A list of accepted papers, as JSON.")
    ] = None,
    venue: Annotated[
        str | None, typer.Option("--venue", metavar="V", help="A venue of OpenReview: NeurIPS.cc/2023/Conference.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="CATEGORY", help="Only papers of a category; all without it.")
    ] = None,
    series: Annotated[
        int | None, typer.Option("--series", metavar="N", min=1, max=30, help="Post it in N daily instalments.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", metavar="L", help="ko or en; may be repeated.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where the files go (default: the archive).")
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Ask arXiv for nothing: only what the list has.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print report.json.")] = False,
) -> int:
    """Choose a venue's papers, order them in chapters, and tell each from its own text."""
    import asyncio

    from adapters import logs
    from adapters.cli.make_report import Order, make_report
    from adapters.config import chosen, read

    if (papers is None) == (venue is None):
        raise typer.BadParameter("name either --papers FILE or --venue V.")
    if not title.strip():
        raise typer.BadParameter("--title is empty.")
    config = chosen(read(), languages=language or ())
    logs.configure(config.command_log)
    order = Order(title, papers, venue, topic, series, out, offline=offline)
    return asyncio.run(make_report(config, order, as_json=as_json))
