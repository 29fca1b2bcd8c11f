"""The port's clauses for every drawing of the categories: a real PNG for any number of bars, the same every time."""

import io
from datetime import date

import pytest
from builders import DAY
from fakes_outputs import PlainCharts
from PIL import Image

from adapters.charts.categories import PillowCharts
from bot.domain.nine import NINE
from bot.ports.charts import Bar, Charts

NAMES = [*(category.key for category in NINE), "Robotics", "Speech", "Theory"]


@pytest.fixture(params=[PillowCharts, PlainCharts], ids=lambda kind: kind.__name__)
def charts(request: pytest.FixtureRequest) -> Charts:
    made: Charts = request.param()
    return made


def rows(count: int, *, papers: int = 3, earlier: tuple[int, ...] = (4, 2)) -> list[Bar]:
    return [Bar(name, papers + place, earlier) for place, name in enumerate(NAMES[:count])]


def opened(picture: bytes) -> Image.Image:
    """The picture, read to its last byte: a checksum that is wrong raises."""
    Image.open(io.BytesIO(picture)).verify()
    image = Image.open(io.BytesIO(picture))
    image.load()
    return image


@pytest.mark.parametrize("count", range(13))
def test_a_png_for_none_to_twelve_bars(charts: Charts, count: int) -> None:
    image = opened(charts.categories(DAY, rows(count)))
    assert image.format == "PNG"
    assert image.width >= 1
    assert image.height >= 1


def test_the_same_rows_the_same_bytes(charts: Charts) -> None:
    assert charts.categories(DAY, rows(9)) == charts.categories(DAY, rows(9))


def test_other_counts_another_picture(charts: Charts) -> None:
    pictures = {
        charts.categories(DAY, rows(5)),
        charts.categories(DAY, rows(5, papers=30)),
        charts.categories(DAY, rows(5, earlier=(40, 40))),
        charts.categories(DAY, rows(4)),
    }
    assert len(pictures) == 4


def test_another_day_another_picture(charts: Charts) -> None:
    assert charts.categories(DAY, rows(3)) != charts.categories(date(2024, 7, 17), rows(3))


@pytest.mark.parametrize(
    "bar",
    [
        Bar("LLM", 0, ()),
        Bar("LLM", 0, (0, 0, 0)),
        Bar("LLM", 100_000, (0,)),
        Bar("거대언어모델", 3, (1,)),
        Bar("", 1, ()),
        Bar("x" * 5_000, 1, (2,)),
        Bar("\u202e\x1b[31m\U0001f431", 1, (2,)),
    ],
    ids=["nothing", "never", "many", "korean", "nameless", "long", "hostile"],
)
def test_odd_rows_are_drawn_all_the_same(charts: Charts, bar: Bar) -> None:
    assert opened(charts.categories(DAY, [bar, Bar("Computer Vision", 2, (2,))])).format == "PNG"


@pytest.mark.parametrize("count", range(13))
def test_a_week_is_a_png_for_none_to_twelve_bars_and_always_the_same(charts: Charts, count: int) -> None:
    picture = charts.week(DAY, rows(count))
    assert opened(picture).format == "PNG"
    assert charts.week(DAY, rows(count)) == picture


def test_a_week_is_told_apart_from_another_and_from_an_edition(charts: Charts) -> None:
    week = charts.week(date(2020, 12, 31), rows(3))
    assert week == charts.week(date(2021, 1, 3), rows(3)), "both are of week 53"
    assert len({week, charts.week(date(2021, 1, 4), rows(3)), charts.categories(date(2020, 12, 31), rows(3))}) == 3
