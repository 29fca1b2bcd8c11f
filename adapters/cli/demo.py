"""`jogan demo`: the edition of 2024-07-16 from the day shipped with the program; no key, no network, no set-up."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", help="Read the edition of 2024-07-16 offline, then chat.")(demo)


def demo(
    language: Annotated[
        str | None, typer.Option("--language", metavar="ko|en", help="Default: your terminal's.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the files go.")] = Path("jogan-demo"),
) -> int:
    """Both languages' files are written; `--language` is the one that is shown."""
    import asyncio

    from adapters.cli.show_demo import show_demo
    from adapters.config import demo_config, reader_language

    return asyncio.run(show_demo(demo_config(), reader_language(language), out))
