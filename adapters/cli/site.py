"""`jogan site`: the archive as a site."""

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  jogan site                                     every edition and report, in the archive's folder site/
  jogan site --out public                        from public/DATE/ to public/site/
\b
Open site/index.html, or serve the folder with any web server. With JOGAN_SITE_URL it has Atom feeds.
Once it is there, new editions and reports are added to it.
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("site", help="Make the archive a site to read in a browser.", epilog=EXAMPLES)(site)


def site(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The archive's folder (default: the archive).")
    ] = None,
) -> int:
    """Everything that is kept is rendered anew; files that would not change are left alone."""
    import asyncio

    from adapters import logs
    from adapters.cli.make_site import make_site
    from adapters.config import read

    config = read()
    logs.configure(config.command_log)
    return asyncio.run(make_site(config, out))
