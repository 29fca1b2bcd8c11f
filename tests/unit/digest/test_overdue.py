"""No paper is lost with a source's bad day, nor between the cut and the closing of a list that still grew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from builders import DAY, a_sighting, an_entry, at
from fakes import FakeClock, FakeStore

from bot.digest.overdue import LOOK_BACK
from bot.digest.service import Digest
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.paper import Entry
from bot.errors import Temporary
from bot.ports.charts import Bar
from bot.ports.sources import Listing
from bot.settings import EditionSettings


class NoArchive:
    """Fulfils the port and keeps nothing."""

    async def write(self, edition: Edition, categories: Categories, picture: bytes) -> Path:
        return Path("archive")

    async def has(self, edition: Edition, categories: Categories) -> bool:
        return True

    async def keep_picture(self, place: str, picture: bytes) -> Path:
        return Path("archive")

    def categories(self, day: date, bars: Sequence[Bar]) -> bytes:
        """As a port of charts."""
        return b""


@dataclass
class LiveSource:
    """Lists papers by number: those that are there at the moment of asking; fails at moments before `down_until`."""

    clock: FakeClock
    shown: dict[date, list[tuple[datetime, int]]]
    down_until: datetime | None = None
    name: str = "huggingface"
    recorded: bool = False
    asked: list[date] = field(default_factory=list)

    async def listing(self, day: date) -> Listing:
        self.asked.append(day)
        now = self.clock.now()
        if self.down_until and now < self.down_until:
            raise Temporary("huggingface.co answered 503")
        there = tuple(_entry(number, day, now) for since, number in self.shown.get(day, ()) if since <= now)
        return Listing(self.name, day, now, there, growing=now < at(day + timedelta(days=1), 3))


def _entry(number: int, day: date, now: datetime) -> Entry:
    title = f"Paper {number} on Large Language Models"
    return an_entry(f"2407.{number:05}", title=title, sighting=a_sighting(day, seen_at=now, votes=number))


def day(back: int) -> date:
    return DAY + timedelta(days=back)


class Days:
    """A digest that builds each day at its cut, 23:00."""

    def __init__(self, shown: dict[date, list[tuple[datetime, int]]], **source: object) -> None:
        self.clock = FakeClock(at(DAY))
        self.source = LiveSource(self.clock, shown, **source)  # type: ignore[arg-type] # any field of it
        self.others: list[LiveSource] = []
        self.store = FakeStore()

    async def build(self, which: date) -> Edition:
        self.clock.set(max(self.clock.now(), datetime.combine(which, time(23), self.clock.now().tzinfo)))
        sources = [self.source, *self.others]
        archive = NoArchive()
        digest = Digest(sources, None, self.store, archive, archive, NINE, self.clock, EditionSettings())
        return (await digest.build(which)).edition


def numbers(edition: Edition) -> dict[int, bool]:
    """Numbers of the papers, and whether they are late."""
    return {int(listed.paper.id[-5:]): listed.late for listed in edition.papers}


async def test_what_a_list_got_after_the_cut_comes_late_and_is_not_lost() -> None:
    days = Days({DAY: [(at(DAY, 12), 1), (at(day(1), 1), 2)], day(1): [(at(day(1), 12), 3)]})
    assert numbers(await days.build(DAY)) == {1: False}
    assert numbers(await days.build(day(1))) == {2: True, 3: False}


async def test_a_list_read_after_its_closing_is_not_asked_again() -> None:
    days = Days({day(back): [(at(day(back), 12), back + 1)] for back in range(4)})
    for back in range(4):
        await days.build(day(back))
    assert days.source.asked[-2:] == [day(2), day(3)]
    assert days.source.asked.count(DAY) == 2


async def test_a_weekend_that_repeats_the_grown_list_makes_no_edition() -> None:
    whole = [(at(DAY, 12), 1), (at(day(1), 1), 2)]
    days = Days({DAY: whole, day(1): [(at(day(1), 2), 1), (at(day(1), 2), 2)], day(2): [(at(day(2), 12), 3)]})
    await days.build(DAY)
    assert (await days.build(day(1))).reason == "late_only"
    assert numbers(await days.build(day(2))) == {2: True, 3: False}


async def test_the_papers_of_a_source_that_failed_come_late_once_it_answers() -> None:
    days = Days({DAY: [(at(DAY, 12), 1)], day(1): [(at(day(1), 12), 2)], day(2): [(at(day(2), 12), 3)]})
    days.others = [LiveSource(days.clock, {DAY: [(at(DAY, 12), 9)]}, name="arxiv")]
    days.source.down_until = at(day(2), 20)
    assert numbers(await days.build(DAY)) == {9: False}
    assert (await days.build(day(1))).reason == "sources_failed"
    assert numbers(await days.build(day(2))) == {1: True, 2: True, 3: False}


async def test_a_list_that_never_comes_is_given_up() -> None:
    days = Days({DAY: [(at(DAY, 12), 1)]}, down_until=at(day(99)))
    for back in range(LOOK_BACK + 2):
        await days.build(day(back))
    assert days.source.asked.count(DAY) == 1 + LOOK_BACK


async def test_days_that_nobody_built_are_not_asked_for() -> None:
    days = Days({DAY: [(at(DAY, 12), 1)], day(1): [(at(day(1), 12), 2)], day(2): [(at(day(2), 12), 2)]})
    assert numbers(await days.build(day(1))) == {2: False}


async def test_a_failure_that_is_still_owed_is_no_failure_of_the_day() -> None:
    days = Days({day(1): [(at(day(1), 12), 2)]})
    days.others = [LiveSource(days.clock, {day(1): []}, name="arxiv", down_until=at(day(9)))]
    await days.build(DAY)
    days.others = [LiveSource(days.clock, {}, name="arxiv")]
    edition = await days.build(day(1))
    assert [report.error for report in edition.sources] == [None, None]
    assert [note.kind for note in edition.notes if note.kind == "source_failed"] == []


async def test_recorded_days_are_never_owed() -> None:
    days = Days({DAY: [(at(DAY, 12), 1)], day(1): [(at(day(1), 12), 2)]}, recorded=True)
    await days.build(DAY)
    days.source.asked.clear()
    await days.build(day(1))
    assert days.source.asked == [day(1)]
