"""What `jogan demo` does: build the shipped day in a store of its own, show it as a reader sees it, open the chat."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.cli import show
from adapters.cli.chat_terminal import terminal
from adapters.config import Config
from adapters.sources.recorded import DEMO_DAY, demo_path
from adapters.wiring.program import Program, program

READER = "demo"
NEXT = "Your own: `jogan edition` builds yesterday's, `jogan chat` talks about it, `jogan --help` shows the rest."


async def show_demo(config: Config, language: str, out: Path) -> int:
    """Write the archive, show the whole edition; then the chat, where somebody types."""
    with _scratch() as folder:
        shipped = replace(config, data_dir=folder, sources=(f"recorded:{demo_path()}",))
        async with program(shipped, archive=out, writes=False) as running:
            await _read(running, language, out)
    return 0


async def _read(running: Program, language: str, out: Path) -> None:
    stages = show.StageLine()
    built = await running.digest.build(DEMO_DAY, stages)
    stages.clear()
    reader = terminal(running.router, out, READER, language, language)
    await reader.hear("/digest")
    show.remark(f"\nFiles: {built.folder}")
    show.remark(NEXT)
    if sys.stdin.isatty():
        await reader.serve()


@contextmanager
def _scratch() -> Iterator[Path]:
    """The demo's database lives as long as the demo."""
    with TemporaryDirectory(prefix="jogan-demo-") as folder:
        yield Path(folder)
