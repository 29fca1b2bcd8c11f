"""Two machines with a worker each, one database and the two platforms; what each worker sent is written down apart."""

import asyncio
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from kill import books
from kill.life import environment
from kill.oracle import Verdict, judged
from kill.services import Arrival, Book, DiscordService, TelegramService
from kill.town import Town, found
from kill.wire import Server
from machines.network import Machine, Network

ROOT = Path(__file__).resolve().parents[2]
PLATFORMS = ("telegram", "discord")
RATE = "12"
METRICS = "9417"
ANSWERS = 0.05
"""Seconds that a platform takes to answer."""
TOGETHER = 1_000_000
"""Numbers of messages that one worker's platform does not give to another's."""
LATER = 5_000_000
DUE = "UPDATE chats SET next_due = now() - interval '1 minute' WHERE address::bigint >= %s"
LOOKED = """import sys, urllib.error, urllib.request
try:
    found = urllib.request.urlopen(sys.argv[1], timeout=8)
except urllib.error.HTTPError as refused:
    found = refused
print(found.read().decode())"""


@dataclass
class Worker:
    """`jogan run` on a machine, and the platforms as it meets them."""

    machine: Machine
    folder: Path
    telegram: TelegramService
    discord: DiscordService
    settings: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self, *words: str) -> None:
        """Begin to live."""
        command = self.machine.command(sys.executable, "-m", "bot", "run", *(words or ("--role", "worker")))
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=dict(self.settings), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def end(self, number: int = signal.SIGTERM) -> int:
        """Its exit status."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(20)

    @property
    def lives(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> str:
        """What it wrote so far."""
        return (self.folder / "log").read_text(encoding="utf-8")

    @property
    def arrivals(self) -> dict[str, list[Arrival]]:
        """What came from it, by platform, as it came."""
        return {"telegram": self.telegram.book.arrivals, "discord": self.discord.book.arrivals}

    def answered_after(self, seconds: float) -> None:
        """Its platforms take so long to answer from now on."""
        for service in (self.telegram, self.discord):
            service.book.latency = lambda: seconds

    def health(self, page: str) -> dict[str, object]:
        """What the process says of itself to its own machine."""
        asked = self.machine.command(sys.executable, "-c", LOOKED, f"http://127.0.0.1:{METRICS}/{page}")
        said: dict[str, object] = json.loads(subprocess.run(asked, capture_output=True, check=True, timeout=15).stdout)
        return said


@dataclass
class Pair:
    """`one` is cut off, `other` lives on."""

    url: str
    one: Worker
    other: Worker
    network: Network

    def comes_due(self) -> None:
        """The time of the others has come."""
        with psycopg.connect(self.url) as connection:
            connection.execute(DUE, (LATER,))

    def lanes_left(self) -> int:
        """Lanes with messages that nobody has begun to send."""
        states = books.states(self.url).items()
        return len({lane for (lane, state), count in states if state == "ready" and count})

    def left(self) -> int:
        """What is still to be done."""
        return books.left(self.url)

    def verdict(self, platform: str) -> Verdict:
        """What became of everything on a platform."""
        return judged(books.rows(self.url), [*self.one.arrivals[platform], *self.other.arrivals[platform]], platform)


def settle(url: str, chats: int, later: int) -> None:
    """So many chats of each platform that are due now, and others whose time has not come."""
    asyncio.run(found(url, Town(chats)))
    asyncio.run(found(url, Town(later, first=LATER, due=-86_400.0)))


@contextmanager
def pair(
    url: str, folder: Path, network: Network, machines: tuple[Machine, Machine], **settings: str
) -> Iterator[Pair]:
    """Two workers that do not run yet; what runs at the end is killed."""
    with ExitStack() as stack:
        workers = []
        for machine in machines:
            own = folder / machine.name
            own.mkdir()
            services = TelegramService(_book()), DiscordService(_book())
            telegram, discord = (
                stack.enter_context(Server(service.handle, network.at("platforms"))) for service in services
            )
            addresses = {"telegram": telegram.url, "discord": f"{discord.url}/api/v10"}
            told = environment(url, str(own), addresses) | {"JOGAN_TELEGRAM_RATE": RATE, "JOGAN_DISCORD_RATE": RATE}
            told |= {
                "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
                "PYTHONPATH": str(ROOT),
                "HOME": str(own),
                "JOGAN_METRICS_PORT": METRICS,
                **settings,
            }
            workers.append(Worker(machine, own, *services, told))
        one, other = workers
        other.discord.history, other.discord.nonces = one.discord.history, one.discord.nonces
        other.telegram.book.last = other.discord.book.last = TOGETHER
        try:
            yield Pair(url, one, other, network)
        finally:
            for worker in workers:
                if worker.lives:
                    worker.end(signal.SIGKILL)


def _book() -> Book:
    return Book(lambda: ANSWERS)


def until(true: Callable[[], object], seconds: float, what: str) -> float:
    """Wait for something; the seconds that it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.1)
    return time.monotonic() - began
