"""A responder in a process of its own, for what is measured by CPU: `python responder_process.py telegram|discord MS`.

Says its address, answers after MS milliseconds; for each line on its standard input it says what arrived as JSON.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@dataclass
class Responder:
    """The measuring side's handle."""

    url: str
    asked: IO[str]
    told: IO[str]

    def arrivals(self) -> list[dict[str, object]]:
        """What arrived since it was asked last; of its content only a digest."""
        self.asked.write("\n")
        self.asked.flush()
        found: list[dict[str, object]] = json.loads(self.told.readline())
        return found


@contextmanager
def responder(platform: str, latency: float = 0.0, *limits: int) -> Iterator[Responder]:
    """One beside this process. `limits`: messages a second over all and to a private chat, a minute to a group."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    command = [sys.executable, str(HERE / "responder_process.py"), platform, str(latency), *map(str, limits)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as process:
        assert process.stdin
        assert process.stdout
        yield Responder(process.stdout.readline().strip(), process.stdin, process.stdout)
        process.stdin.close()


def main(platform: str, latency: str, *limits: str) -> None:
    """Serve until standard input ends."""
    from kill.services import Book, DiscordService, Limits, TelegramService
    from kill.wire import Server

    book = Book(lambda: float(latency), Limits(*map(int, limits)))
    service = TelegramService(book) if platform == "telegram" else DiscordService(book)
    with Server(service.handle) as server:
        _tell(server.url)
        while sys.stdin.readline():
            found, book.arrivals = book.arrivals, []
            _tell(json.dumps([asdict(each) | {"content": _digest(each.content)} for each in found]))


def _digest(content: str) -> str:
    """Enough to tell two contents apart."""
    return hashlib.blake2b(content.encode(), digest_size=8).hexdigest()


def _tell(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
