"""What `jogan chat` does once its arguments are read: the terminal platform over the program."""

from adapters.cli.chat_terminal import terminal
from adapters.config import Config
from adapters.wiring.program import program


async def hold_chat(config: Config, name: str, hint: str, language: str | None) -> int:
    """Answer lines until there are no more."""
    async with program(config) as running:
        await terminal(running.router, running.archive, name, hint, language).serve()
    return 0
