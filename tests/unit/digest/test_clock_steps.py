"""A wall clock that steps back or forward: no second edition, no day built before its cut, no paper twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from builders import DAY, a_paper, an_entry
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts
from fakes_sources import FakeSource

from bot.digest.service import DayStillOpen, Digest
from bot.domain.nine import NINE
from bot.domain.paper import Entry, Sighting
from bot.settings import EditionSettings

CUT = datetime(2024, 7, 16, 23, tzinfo=UTC)
NEXT = DAY + timedelta(days=1)


def shown(number: int, day: date) -> Entry:
    sighting = Sighting("huggingface", day, datetime(day.year, day.month, day.day, 20, tzinfo=UTC), 1)
    return an_entry(f"2407.{number:05}", f"Paper {number}", sighting=sighting)


class Desk:
    """One digest whose clock a test moves."""

    def __init__(self) -> None:
        self.clock, self.store, self.archive = FakeClock(CUT), FakeStore(), MemoryArchive()
        self.source = FakeSource({DAY: [shown(1, DAY)], NEXT: [shown(1, NEXT), shown(2, NEXT)]}, name="huggingface")
        self.digest = Digest(
            [self.source], None, self.store, self.archive, PlainCharts(), NINE, self.clock, EditionSettings()
        )


@pytest.mark.parametrize("step", [timedelta(days=-1), timedelta(hours=-1), timedelta(0), timedelta(days=1)])
async def test_a_published_day_is_given_whatever_the_clock_says(step: timedelta) -> None:
    desk = Desk()
    first = await desk.digest.build(DAY)
    asked = len(desk.source.asked)
    desk.clock.advance(step)
    again = await desk.digest.build(DAY)
    assert (again.new, again.edition, again.folder) == (False, first.edition, first.folder)
    assert len(desk.source.asked) == asked


async def test_a_day_that_is_open_again_is_not_built() -> None:
    desk = Desk()
    desk.clock.advance(timedelta(seconds=-1))
    with pytest.raises(DayStillOpen):
        await desk.digest.build(DAY)
    assert await desk.store.editions.newest() is None
    assert desk.source.asked == []


async def test_a_clock_that_leaps_a_day_leaves_no_paper_out_and_none_twice() -> None:
    desk = Desk()
    desk.clock.advance(timedelta(days=1))
    later = await desk.digest.build(NEXT)
    desk.clock.advance(timedelta(days=-1))
    earlier = await desk.digest.build(DAY)
    listed = [each.paper.id for built in (earlier, later) for each in built.edition.papers]
    assert sorted(listed) == ["arxiv:2407.00001", "arxiv:2407.00002"]
    assert earlier.edition.state == "none"


async def test_a_paper_of_tomorrows_batch_that_is_known_today_waits_for_tomorrow() -> None:
    desk = Desk()
    desk.source = FakeSource({DAY: [shown(1, DAY)], NEXT: [shown(2, NEXT)]}, name="huggingface")
    desk.digest = replace(desk.digest, sources=[desk.source])
    await desk.store.papers.add([a_paper("arxiv:2407.00002", "Paper 2", day=NEXT)])
    today = await desk.digest.build(DAY)
    desk.clock.advance(timedelta(days=1))
    tomorrow = await desk.digest.build(NEXT)
    assert [each.paper.id for each in today.edition.papers] == ["arxiv:2407.00001"]
    assert [(each.paper.id, each.late) for each in tomorrow.edition.papers] == [("arxiv:2407.00002", False)]
