"""A `jogan run` in the middle of a broadcast: killed and moved to PostgreSQL, or put back from a backup (FAULTS 11)."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from kill import books
from kill.life import environment
from kill.oracle import Verdict, judged
from kill.services import Book, DiscordService, TelegramService
from kill.town import Town, found
from kill.wire import Server

ROOT = Path(__file__).resolve().parents[2]
CHATS = 40
PARTS = 5
"""Messages of two chats, one of each platform."""
TOTAL = CHATS * PARTS
WINDOW = 10
pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]  # whole processes, one after the other


class Installed:
    """A data folder with both services, and the commands that run on it."""

    def __init__(self, folder: Path, services: tuple[TelegramService, DiscordService], urls: Mapping[str, str]) -> None:
        self.folder, self.services = folder, services
        self.sqlite = self.url = f"sqlite:///{folder / 'jogan.db'}"
        self.addresses = urls

    def _environment(self) -> dict[str, str]:
        rates = {"JOGAN_TELEGRAM_RATE": "20", "JOGAN_DISCORD_RATE": "20", "JOGAN_LOG": "warning"}
        there = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "PYTHONPATH": str(ROOT)}
        return environment(self.url, str(self.folder), self.addresses) | rates | there

    def command(self, *words: str) -> str:
        """One command to its end, which must be a good one; what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words], cwd=self.folder, env=self._environment(),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    @contextmanager
    def runs(self) -> Iterator[subprocess.Popen[bytes]]:
        """The service, killed at the end of the block where it still runs."""
        with (self.folder / "log").open("ab") as log:
            command = [sys.executable, "-m", "bot", "run", "--role", "worker"]
            process = subprocess.Popen(command, cwd=self.folder, env=self._environment(), stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def came(self) -> int:
        """Messages that came."""
        return sum(len(service.book.arrivals) for service in self.services)

    def until_came(self, count: int) -> None:
        """Wait for so many."""
        until = time.monotonic() + 60
        while self.came() < count:
            assert time.monotonic() < until, (self.folder / "log").read_text()
            time.sleep(0.02)

    def until_settled(self) -> None:
        """Wait until nothing is left to do."""
        until = time.monotonic() + 60
        while books.left(self.url):
            assert time.monotonic() < until, f"{books.states(self.url)} {(self.folder / 'log').read_text()}"
            time.sleep(0.1)

    def verdicts(self) -> tuple[Verdict, Verdict]:
        """Of Telegram and of Discord."""
        telegram, discord = (service.book.arrivals for service in self.services)
        rows = books.rows(self.url)
        return judged(rows, telegram, "telegram"), judged(rows, discord, "discord")


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installed]:
    """Chats that are due now, and nothing of it sent."""
    services = TelegramService(Book(lambda: 0.05)), DiscordService(Book(lambda: 0.05))
    with ExitStack() as stack:
        telegram, discord = (stack.enter_context(Server(service.handle)) for service in services)
        one = Installed(tmp_path, services, {"telegram": telegram.url, "discord": f"{discord.url}/api/v10"})
        asyncio.run(found(one.url, Town(CHATS)))
        yield one


def is_whole(installed: Installed, most_twice: int) -> None:
    """Everything is there; twice only on Telegram, and then it says so."""
    telegram, discord = installed.verdicts()
    assert [*telegram.faults, *discord.faults] == []
    assert (telegram.rows + discord.rows, telegram.sent + discord.sent) == (TOTAL, TOTAL)
    assert discord.twice == 0
    assert telegram.twice <= most_twice


def test_row_11_a_service_that_was_killed_goes_on_after_the_move_to_postgres(
    installed: Installed, postgres_url: str
) -> None:
    with installed.runs():
        installed.until_came(TOTAL // 3)
    target = postgres_url.replace("postgresql+psycopg", "postgresql")
    installed.command("db", "move", target)
    installed.url = target
    before = installed.came()
    assert before < TOTAL
    with installed.runs():
        installed.until_settled()
    assert installed.came() > before
    is_whole(installed, WINDOW)


def test_row_11_a_service_goes_on_after_its_backup_was_put_back(installed: Installed) -> None:
    """What was sent since the backup is in doubt: found again on Discord, repeated with a mark on Telegram."""
    copy = str(installed.folder / "copy.db")
    with installed.runs():
        installed.until_came(TOTAL // 4)
        installed.command("db", "backup", copy)
        kept = installed.came()
        installed.until_came(min(TOTAL - 10, kept + TOTAL // 4))
    since = installed.came() - kept
    installed.command("db", "restore", copy)
    with installed.runs():
        installed.until_settled()
    is_whole(installed, since + 2 * WINDOW)
