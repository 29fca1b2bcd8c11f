"""The terminal of a command: whose chat it is, in which language, and where its pictures are."""

from pathlib import Path

from adapters.platforms.terminal.settings import TerminalSettings
from adapters.platforms.terminal.terminal import Terminal, open_terminal
from bot.chat.router import Router


def terminal(router: Router, archive: Path, name: str, hint: str, language: str | None) -> Terminal:
    """`hint` is the language of a chat that is new, `language` one that the reader asked for."""
    return open_terminal(
        router, TerminalSettings(chat=name, language_hint=hint, language=language, pictures=str(archive))
    )
