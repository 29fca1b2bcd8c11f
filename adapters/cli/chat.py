"""`jogan chat`: the bot in the terminal."""

from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  jogan chat                                     type /help, leave with Ctrl-D
  printf '/subscribe LLM\\n/digest\\n' | jogan chat
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("chat", help="The bot in the terminal; reads lines, so it can be piped.", epilog=EXAMPLES)(chat)


def chat(
    name: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Whose chat; default: you.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="ko|en", help="Default: your terminal's.")
    ] = None,
) -> int:
    """Settings are kept by name between runs."""
    import asyncio

    from adapters import logs
    from adapters.cli.hold_chat import hold_chat
    from adapters.config import read, reader_language, user_name

    asked = reader_language(language) if language else None
    config = read()
    logs.configure(config.command_log)
    return asyncio.run(hold_chat(config, name or user_name(), reader_language(None), asked))
