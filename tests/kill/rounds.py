"""Kills a service again and again at random instants, and counts what nobody knows of after each."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from kill import books
from kill.service import Attacked
from kill.town import FIRST, Town, found

LONGEST_START = 10.0
MOMENT = 0.004
"""Seconds after a kill: what was in the sockets arrives."""
SETTLED = """SELECT c.platform, d.message_id FROM deliveries d JOIN chats c ON c.id = d.chat
WHERE d.id >= (SELECT max(id) - 3000 FROM deliveries)"""
"""Of the newest rows; those of a life are among them."""
SENDING = """SELECT c.platform, c.address, d.lane FROM deliveries d JOIN chats c ON c.id = d.chat
WHERE d.state = 'sending'"""


@dataclass
class Tally:
    """`unknown`: the most rows of a lane that one kill left open; `unseen`: of all of them, those that never left."""

    kills: int = 0
    active: int = 0
    """Kills that came while something was on the wire."""
    open_rows: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    unseen: Counter[str] = field(default_factory=Counter)
    progress: list[int] = field(default_factory=list)
    """Messages that arrived in each life."""

    def note(self, attacked: Attacked, before: dict[str, int]) -> None:
        """After one kill; `before` is how much each platform had seen when that life began."""
        self.kills += 1
        books_of = {"telegram": attacked.telegram.book, "discord": attacked.discord.book}
        came = [each for platform, book in books_of.items() for each in book.arrivals[before[platform] :]]
        self.progress.append(len(came))
        rows = books.asked(attacked.url, SENDING)
        self.active += bool(rows)
        by_platform = Counter(platform for platform, _, _ in rows)
        for platform, count in by_platform.items():
            self.open_rows[platform] += count
            self.unknown[platform] = max(self.unknown[platform], count)
        known = {(platform, message) for platform, message in books.asked(attacked.url, SETTLED) if message}
        loose = {(each.platform, each.chat) for each in came if (each.platform, each.message) not in known}
        for platform, chat, _ in rows:
            self.unseen[platform] += (platform, chat) not in loose


@dataclass(frozen=True, slots=True)
class Instants:
    """When a life ends: somewhere in its start, or, mostly, some time after its first message; seconds.

    How long a start takes depends on what else the machine does, so it is waited for, not guessed.
    """

    chance: random.Random
    longest: float = 0.4
    in_start: float = 0.2
    start: float = 0.5
    least: float = 0.0

    def wait(self, attacked: Attacked, before: int) -> None:
        """Until this life's instant."""
        if self.chance.random() < self.in_start:
            time.sleep(self.chance.uniform(0.0, self.start))
            return
        until = time.monotonic() + LONGEST_START
        while attacked.came() == before and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(self.chance.uniform(self.least, self.least + self.longest))


def kill_rounds(attacked: Attacked, kills: int, instants: Instants, batch: int) -> Tally:
    """So many lives, each ended at an instant; `batch` chats of each platform come whenever little is left to do."""
    tally, first = Tally(), FIRST
    while tally.kills < kills:
        if first == FIRST or attacked.left() < batch:
            asyncio.run(found(attacked.url, Town(batch, first=first)))
            first += batch
        before = {"telegram": len(attacked.telegram.book.arrivals), "discord": len(attacked.discord.book.arrivals)}
        pid = attacked.start()
        instants.wait(attacked, sum(before.values()))
        attacked.nursery.kill(pid)
        time.sleep(MOMENT)
        tally.note(attacked, before)
    return tally
