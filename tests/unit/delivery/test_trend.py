"""A week is compared with as many days before it, as far back as there are editions; the same bytes every time."""

from collections.abc import Mapping
from datetime import date, timedelta

from builders import a_listed, a_paper, an_edition
from fakes import FakeStore
from fakes_outputs import MemoryArchive, PlainCharts

from adapters.charts.categories import PillowCharts
from bot.delivery.trend import Trend, earlier
from bot.domain.nine import NINE
from bot.ports.charts import Bar

FRIDAY = date(2024, 7, 19)
WEEK = timedelta(days=7)


def counts(*days: int, key: str = "LLM") -> tuple[tuple[date, Mapping[str, int]], ...]:
    return tuple((FRIDAY - timedelta(days=back), {key: 1}) for back in days)


def test_windows_of_seven_days_before_the_newest() -> None:
    assert earlier(counts(0, 4, 7, 8, 13), FRIDAY, WEEK) == [{"LLM": 3}]
    assert earlier(counts(0, 14, 20), FRIDAY, WEEK) == [{}, {"LLM": 2}], "a week of holidays is one of none"
    assert earlier(counts(0), FRIDAY, WEEK) == []
    assert len(earlier(counts(*range(60)), FRIDAY, WEEK)) == 4


def test_a_week_of_which_only_a_part_is_kept_is_not_compared_with() -> None:
    assert earlier(counts(0, 4, 7, 9), FRIDAY, WEEK) == []
    assert earlier(counts(0, 7, 10), FRIDAY, WEEK) == [{"LLM": 2}], "it may begin with days off"
    assert earlier(counts(0, 7, 13, 14), FRIDAY, WEEK) == [{"LLM": 2}]


def test_a_longer_posting_is_compared_with_as_many_days() -> None:
    assert earlier(counts(*range(27)), FRIDAY, timedelta(days=9)) == [{"LLM": 9}, {"LLM": 9}]


async def test_the_picture_is_of_all_editions_of_these_days_and_always_the_same() -> None:
    store, archive = FakeStore(), MemoryArchive()
    for back in (0, 4, 7, 11):
        day = FRIDAY - timedelta(days=back)
        papers = [a_listed(1, a_paper(f"arxiv:{day:%y%m.%d}001", day=day))]
        assert await store.editions.publish(an_edition(day, papers))
    trend = Trend(store.editions, PlainCharts(), archive, NINE)
    await trend.keep((FRIDAY, FRIDAY - timedelta(days=4)))
    ((_, files),) = archive.files.items()
    assert b"('LLM', 2, (2,))" in files["trend-0715-0719.png"]


def test_the_drawing_names_the_week_and_differs_from_an_edition() -> None:
    bars = [Bar("LLM", 20, (15, 18)), Bar("Computer Vision", 9, (12, 8))]
    charts = PillowCharts()
    assert charts.week(FRIDAY, bars) == charts.week(FRIDAY, bars)
    assert charts.week(FRIDAY, bars) != charts.week(FRIDAY + WEEK, bars)
    assert charts.week(FRIDAY, bars) != charts.categories(FRIDAY, bars)
