"""What `jogan chat` does once its arguments are read: the terminal platform over the program."""

from adapters.cli import show
from adapters.cli.chat_terminal import terminal
from adapters.config import Config
from adapters.wiring.program import program

NO_EDITION = "No edition yet: `jogan edition` builds the last closed day's, `jogan demo` shows one offline."


async def hold_chat(config: Config, name: str, hint: str, language: str | None) -> int:
    """Answer lines until there are no more."""
    async with program(config) as running:
        if await running.store.editions.newest() is None:
            show.remark(NO_EDITION)
        await terminal(running.router, running.archive, name, hint, language).serve()
    return 0
