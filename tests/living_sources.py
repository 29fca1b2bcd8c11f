"""A source that lists what is there at the moment of asking, and a digest that lives by a clock over it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from builders import a_sighting, an_entry
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts

from bot.digest.building import Building
from bot.digest.service import Digest
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.paper import Entry
from bot.errors import Temporary
from bot.ports.sources import Listing
from bot.settings import EditionSettings


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant of a day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@dataclass
class LivingSource:
    """Lists papers by number from the moment each appears until the one at which it vanishes.

    It cannot be asked inside of `down`. Its list of a day grows until 03:00 of the next, as Hugging Face's does.
    """

    clock: FakeClock
    shown: dict[date, list[tuple[int, datetime, datetime | None]]] = field(default_factory=dict)
    down: list[tuple[datetime, datetime]] = field(default_factory=list)
    name: str = "huggingface"
    recorded: bool = False
    grows: bool = True
    asked: list[tuple[date, datetime]] = field(default_factory=list)

    def show(self, day: date, *numbers: int, since: datetime | None = None, until: datetime | None = None) -> None:
        """List papers on a day, from its noon on unless something else is said."""
        self.shown.setdefault(day, []).extend((number, since or at(day, 12), until) for number in numbers)

    async def listing(self, day: date) -> Listing:
        """What is there now."""
        now = self.clock.now()
        self.asked.append((day, now))
        if any(begin <= now < end for begin, end in self.down):
            raise Temporary("huggingface.co answered 503")
        there = [
            number for number, since, until in self.shown.get(day, ()) if since <= now and not (until and until <= now)
        ]
        entries = tuple(_entry(number, day, now) for number in there)
        return Listing(self.name, day, now, entries, growing=self.grows and now < at(day + timedelta(days=1), 3))


def _entry(number: int, day: date, now: datetime) -> Entry:
    title = f"Paper {number} on Large Language Models"
    return an_entry(f"2407.{number:05}", title=title, sighting=a_sighting(day, seen_at=now, votes=number))


@dataclass
class Living:
    """An installation whose building is asked by hand; `restarted` is another process on the same store."""

    clock: FakeClock
    store: FakeStore = field(default_factory=FakeStore)
    archive: MemoryArchive = field(default_factory=MemoryArchive)

    def __post_init__(self) -> None:
        self.source = LivingSource(self.clock)
        self.others: list[LivingSource] = []
        self.restarted()

    def restarted(self) -> None:
        """A process that begins."""
        sources: Sequence[LivingSource] = [self.source, *self.others]
        settings = EditionSettings()
        digest = Digest(sources, None, self.store, self.archive, PlainCharts(), NINE, self.clock, settings)
        self.building = Building(digest)

    async def until(self, moment: datetime) -> list[tuple[datetime, Edition]]:
        """Minute by minute as a process lives: build where something is owed, read the sources each hour."""
        came = []
        while self.clock.now() < moment:
            self.clock.advance(timedelta(minutes=1))
            if self.clock.now().minute == 50:
                await self.building.collect()
            if await self.building.owes():
                came += [(self.clock.now(), edition) for edition in await self.building.build()]
        return came


def numbers(edition: Edition) -> dict[int, bool]:
    """Numbers of an edition's papers, and whether they are late."""
    return {int(listed.paper.id[-5:]): listed.late for listed in edition.papers}
