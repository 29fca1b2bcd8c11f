"""A service under attack: its database, the two responders it talks to, and its processes, one at a time."""

import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kill import books
from kill.nursery import Nursery
from kill.oracle import Verdict, judged
from kill.services import Arrival, Book, DiscordService, TelegramService
from kill.wire import Server

PLATFORMS = ("telegram", "discord")
QUICK = (0.002, 0.015)
"""Seconds that an answer takes, the shortest and the longest."""


@dataclass
class Attacked:
    """`told` goes to each process (kill.life); `latency` is drawn anew for each answer."""

    url: str
    folder: Path
    nursery: Nursery
    latency: tuple[float, float] = QUICK
    told: dict[str, object] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(4))

    def __post_init__(self) -> None:
        self.telegram = TelegramService(Book(self._wait))
        self.discord = DiscordService(Book(self._wait))
        self.addresses: dict[str, str] = {}

    def _wait(self) -> float:
        return self.chance.uniform(*self.latency)

    @contextmanager
    def served(self) -> Iterator[None]:
        """With both responders listening."""
        with Server(self.telegram.handle) as telegram, Server(self.discord.handle) as discord:
            self.addresses = {"telegram": telegram.url, "discord": f"{discord.url}/api/v10"}
            yield

    def start(self, **told: object) -> int:
        """Another process of the service."""
        arguments = {"url": self.url, "folder": str(self.folder), "addresses": self.addresses, **self.told, **told}
        return self.nursery.start("live", **arguments)

    @property
    def arrivals(self) -> list[Arrival]:
        """Everything that came, on both platforms."""
        return [*self.telegram.book.arrivals, *self.discord.book.arrivals]

    def came(self) -> int:
        """How much came."""
        return len(self.telegram.book.arrivals) + len(self.discord.book.arrivals)

    def left(self) -> int:
        """What is still to be done."""
        return books.left(self.url)

    def settle(self, seconds: float, end: signal.Signals = signal.SIGTERM) -> int:
        """One long life until nothing is left, ended by a signal; its exit status. Fails where it takes longer."""
        if not self.left():
            return 0
        pid, until = self.start(), time.monotonic() + seconds
        while (left := self.left()) and time.monotonic() < until:
            time.sleep(0.02)
        status = self.nursery.kill(pid, end)
        assert not left, f"{left} are not settled after {seconds:.0f} s: {books.states(self.url)}"
        return status

    def verdicts(self) -> dict[str, Verdict]:
        """What became of everything, by platform."""
        rows, unplanned = books.rows(self.url), books.unplanned(self.url)
        found = {platform: judged(rows, self.arrivals, platform) for platform in PLATFORMS}
        for platform, chat in unplanned:
            found[platform].lost.append(f"{chat} was planned for by halves")
        return found
