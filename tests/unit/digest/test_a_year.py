"""Row 51: a year of two sources whose lists change hands around the cut; no paper is lost, none is there twice."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts

from bot.digest.service import Digest
from bot.domain.edition import cut_at
from bot.domain.nine import NINE
from bot.domain.paper import Entry, Sighting
from bot.errors import Temporary
from bot.ports.sources import Listing
from bot.settings import EditionSettings

FIRST, DAYS = date(2024, 1, 1), 366
EASTERN = ZoneInfo("America/New_York")
CLOSES = timedelta(hours=2, minutes=30)
"""After its date's midnight (UTC): until then a list of the site may grow."""


@dataclass(frozen=True)
class Shown:
    """One paper: when arXiv announces it (midnight in New York) in what we read of it, and when the site lists it."""

    number: int
    announced: datetime | None
    listed: datetime | None

    @property
    def batch(self) -> date:
        days = [self.announced.astimezone(EASTERN).date()] if self.announced else []
        return min([*days, self.listed.date()] if self.listed else days)


def a_year() -> list[Shown]:
    """Announcements on weekdays, in summer at 04:00 and in winter at 05:00 UTC; some are listed up to two days later,
    or before they are announced, and some of these are of no category that we read."""
    chance, papers = random.Random(51), []
    for ahead in range(DAYS):
        day = FIRST + timedelta(days=ahead)
        for _ in range(chance.randint(0, 3) if day.weekday() < 5 else 0):
            announced = datetime.combine(day, time(0), EASTERN).astimezone(UTC)
            moved = timedelta(hours=chance.uniform(-20, 48))
            listed = announced + moved if chance.random() < 0.6 else None
            elsewhere = listed is not None and chance.random() < 0.3
            papers.append(Shown(len(papers) + 1, None if elsewhere else announced, listed))
    return papers


@dataclass
class List:
    """A source as it answers at the clock's time; it is down now and then."""

    name: str
    papers: list[Shown]
    clock: FakeClock
    chance: random.Random
    recorded: bool = False

    async def listing(self, day: date) -> Listing:
        if self.chance.random() < 0.03:
            raise Temporary("503")
        now = self.clock.now()
        entries = tuple(self._entries(day, now))
        growing = self.name == "huggingface" and now < datetime.combine(day, time(0), UTC) + timedelta(days=1) + CLOSES
        return Listing(self.name, day, now, entries, may_repeat=self.name == "huggingface", growing=growing)

    def _entries(self, day: date, now: datetime) -> Iterator[Entry]:
        for paper in self.papers:
            shown = paper.announced if self.name == "arxiv" else paper.listed
            if shown is None or shown > now:
                continue
            batch = shown.astimezone(EASTERN).date() if self.name == "arxiv" else shown.date()
            if batch == day:
                version = "" if self.name == "huggingface" else "v1"
                sighting = Sighting(self.name, day, shown, None)
                yield Entry(sighting, f"2401.{paper.number:05}{version}", f"Paper number {paper.number}")


@pytest.mark.slow  # a year of two sources, four times
@pytest.mark.parametrize("cut", [time(23), time(2, 45), time(4), time(5)], ids=lambda cut: f"{cut:%H:%M}")
async def test_row_51_every_paper_of_a_year_is_in_one_edition(cut: time) -> None:
    clock, store = FakeClock(cut_at(FIRST, cut)), FakeStore()
    papers, chance = a_year(), random.Random(7)
    sources = [List(name, papers, clock, chance) for name in ("huggingface", "arxiv")]
    digest = Digest(sources, None, store, MemoryArchive(), PlainCharts(), NINE, clock, EditionSettings(("en",), cut))
    for ahead in range(DAYS):
        day = FIRST + timedelta(days=ahead)
        clock.set(cut_at(day, cut))
        await digest.build(day)
    found: Counter[str] = Counter()
    for ahead in range(DAYS):
        day = FIRST + timedelta(days=ahead)
        edition = await store.editions.on(day)
        for listed in edition.papers if edition else ():
            found[listed.paper.id] += 1
            paper = papers[int(listed.paper.id.rpartition(".")[2]) - 1]
            assert paper.batch <= day, "never before its batch"
            assert listed.late == (listed.paper.first_day < day)
    assert not [paper for paper, count in found.items() if count > 1]
    due = [paper for paper in papers if paper.batch < FIRST + timedelta(days=DAYS - 10)]
    assert not [paper.number for paper in due if f"arxiv:2401.{paper.number:05}" not in found]
