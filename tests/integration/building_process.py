"""Builds the recorded day again and again, and dies at each point of the way: `building_process.py FOLDER EMPTY`.

EMPTY is a SQLite database to begin with.
Every life is a fork of this process. It writes one line for each point: what a second life then left behind, to be
compared with the line of a life that was never killed.
"""

import asyncio
import hashlib
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from fakes import FakeClock
from sqlalchemy import event

from adapters.charts.categories import PillowCharts
from adapters.config import read
from adapters.wiring.program import Program, program
from bot.digest.building import Building

DAYS = Path(__file__).parents[2] / "adapters" / "sources" / "recorded" / "days"


def killed() -> None:
    """Die as a machine does that is switched off."""
    os.kill(os.getpid(), signal.SIGKILL)


class Countdown:
    """Dies when it was asked so many times; `asked` are all times."""

    def __init__(self, left: int | None) -> None:
        self.left, self.asked = left, 0

    def __call__(self, *_: object) -> None:
        """Once less."""
        self.asked += 1
        if self.asked == self.left:
            killed()


def die_at(running: Program, point: str) -> Countdown:
    """`statement N`: before the Nth write or commit to the store; `file N`: before the Nth file is renamed."""
    kind, _, number = point.partition(" ")
    count = Countdown(int(number) if number else None)
    if kind in ("statement", "none"):
        writer = running.store.connections.writer  # type: ignore[attr-defined] # the store on SQL
        event.listen(writer, "before_cursor_execute", count)
        event.listen(writer, "commit", count)
    if kind == "file":
        sys.addaudithook(lambda name, _: count() if name == "os.rename" else None)
    return count


async def build(folder: Path, point: str) -> int:
    """One life; how often its point was passed."""
    config = read({"JOGAN_DATA_DIR": str(folder), "JOGAN_SOURCES": f"recorded:{DAYS}"}, folder)
    async with program(config) as running:
        count = die_at(running, point)
        digest = replace(running.digest, clock=FakeClock(), charts=PillowCharts())
        await Building(digest).build()
    return count.asked


def life(folder: Path, point: str) -> int:
    """As build()."""
    return asyncio.run(build(folder, point))


def lived(begins: Callable[[], int]) -> int:
    """What a fork gave, or the negative number of the signal that ended it."""
    child = os.fork()
    if child == 0:
        os._exit(min(begins(), 250))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def left_behind(folder: Path) -> str:
    """The files of the archive, by what they hold."""
    files = [file for file in sorted((folder / "archive").rglob("[!.]*")) if file.is_file()]
    return " ".join(f"{file.name}={hashlib.sha256(file.read_bytes()).hexdigest()[:8]}" for file in files)


def main(scratch: Path, empty: Path) -> None:
    """All points, each in a folder of its own."""
    asyncio.run(build(scratch / "imported", "none"))  # every fork has all modules at once

    def prepared(name: str) -> Path:
        """A folder with an empty database."""
        (scratch / name).mkdir()
        shutil.copy(empty, scratch / name / "jogan.db")
        return scratch / name

    places = {kind: lived(partial(life, prepared(kind), kind)) for kind in ("none", "file")}
    sys.stdout.write(f"never killed: {left_behind(scratch / 'none')}\n")
    points = [f"statement {number}" for number in range(1, places["none"] + 1, 3)]
    points += [f"file {number}" for number in range(1, places["file"] + 1, 2)]
    for point in points:
        folder = prepared(point.replace(" ", "-"))
        died = lived(partial(life, folder, point))
        assert died == -signal.SIGKILL, (point, died)
        assert lived(partial(life, folder, "none")) >= 0, point
        sys.stdout.write(f"{point}: {left_behind(folder)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
