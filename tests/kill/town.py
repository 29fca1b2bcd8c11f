"""What the service finds when it starts: a database with yesterday's edition and chats whose time has come."""

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import golden_day

from adapters.store.opening import SqlStore, open_store
from bot.domain.chat import Address, Chat, Length
from bot.domain.edition import Edition, cut_at, last_closed

CUT = time(23)
WANTED = (("LLM",), ("LLM", "Computer Vision"), ("LLM", "Multimodal"), ())
"""Categories of the chats in turn; none is everything. What they make: a front page and a page for each."""
FIRST = 1_000_000


@dataclass(frozen=True, slots=True)
class Town:
    """How many chats of which platforms, numbered from `first`; their time came `due` seconds ago."""

    chats: int
    platforms: tuple[str, ...] = ("telegram", "discord")
    due: float = 60.0
    wanted: tuple[tuple[str, ...], ...] = WANTED[:2]
    first: int = FIRST
    length: Length = "brief"

    def people(self, now: datetime) -> Iterator[Chat]:
        """The chats: private ones, or text channels where there are none to be written to unasked."""
        for platform in self.platforms:
            for number in range(self.chats):
                categories = self.wanted[number % len(self.wanted)]
                yield Chat(
                    Address(platform, str(self.first + number)),
                    "private" if platform == "telegram" else "group",
                    "en",
                    "UTC",
                    time(9),
                    categories=categories,
                    everything=not categories,
                    length=self.length,
                    next_due=now - timedelta(seconds=self.due),
                )


def newest_day(now: datetime) -> date:
    """The day whose edition is to be posted now."""
    return last_closed(now, CUT)


async def edition_of(day: date) -> Edition:
    """The shipped day's edition, told as another day's."""
    with tempfile.TemporaryDirectory() as folder:
        built = await golden_day.build(Path(folder))
    return replace(built.edition, day=day, cut_at=cut_at(day, CUT))


async def found(url: str, town: Town) -> None:
    """Put all of it into a database, also into one that has some."""
    now = datetime.now(UTC)
    store = await open_store(url)
    if await store.editions.newest() is None:
        await store.editions.publish(await edition_of(newest_day(now)))
    await _settle(store, list(town.people(now)))
    await store.close()


async def _settle(store: SqlStore, people: list[Chat]) -> None:
    for first in range(0, len(people), 500):
        await asyncio.gather(*(store.chats.put(chat) for chat in people[first : first + 500]))
