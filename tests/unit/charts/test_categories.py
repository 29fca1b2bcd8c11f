"""The picture of an edition: right for 0 to 12 categories, small, the same bytes for the same input."""

import io
from datetime import date

import pytest
from PIL import Image

from adapters.charts.categories import PillowCharts
from adapters.charts.drawing import FILL, INK, MARK, UNNAMED, _has
from adapters.charts.layout import LABEL_WIDTH, fitted, layout, shown
from bot.ports.charts import Bar, bars

DAY = date(2024, 7, 16)
NINE = (
    *("LLM", "Inference acceleration", "Model training technique", "Reinforcement Learning"),
    *("Natural Language Processing", "Computer Vision", "Multimodal", "AI in Healthcare", "General AI"),
)


def picture(*rows: Bar) -> Image.Image:
    return Image.open(io.BytesIO(PillowCharts().categories(DAY, rows))).convert("RGB")


def near(colour: tuple[int, ...], wanted: str) -> bool:
    red, green, blue = (int(wanted[at : at + 2], 16) for at in (1, 3, 5))
    return all(abs(a - b) < 24 for a, b in zip(colour, (red, green, blue), strict=True))


def filled(image: Image.Image, row: int, wanted: str = FILL) -> int:
    """How many pixels of a row's middle line have a colour."""
    y = 112 + row * 56 + 28
    return sum(near(image.getpixel((x, y)), wanted) for x in range(440, 1000))


def rows(count: int, papers: int = 7) -> tuple[Bar, ...]:
    return tuple(Bar(f"Category {number}", papers + number, (3, 5)) for number in range(count))


@pytest.mark.parametrize("count", [0, 1, 2, 9, 12])
def test_size_follows_the_number_of_categories_and_stays_small(count: int) -> None:
    png = PillowCharts().categories(DAY, rows(count))
    width, height = Image.open(io.BytesIO(png)).size
    assert png.startswith(b"\x89PNG")
    assert width == 1200
    assert height == 112 + (count * 56 or 150) + 40
    assert len(png) < 60_000


def test_twelve_long_labels_with_large_counts_stay_under_the_limit() -> None:
    long = tuple(
        Bar(f"{number} a label that is much longer than its place", 200 - number, (9,)) for number in range(12)
    )
    assert len(PillowCharts().categories(DAY, long)) < 60_000


def test_the_same_input_gives_the_same_bytes() -> None:
    assert PillowCharts().categories(DAY, rows(9)) == PillowCharts().categories(DAY, rows(9))


def test_a_bar_is_as_long_as_its_share_of_the_largest() -> None:
    image = picture(Bar("LLM", 10, ()), Bar("Multimodal", 5, ()), Bar("General AI", 0, ()))
    whole, half, none = (filled(image, row) for row in range(3))
    assert whole > 500
    assert half == pytest.approx(whole / 2, abs=6)
    assert none == 0


def test_the_mark_stands_at_the_mean_of_earlier_editions() -> None:
    image = picture(Bar("LLM", 10, (4, 6)))
    y = 112 + 28
    marked = [x for x in range(440, 1000) if near(image.getpixel((x, y)), MARK)]
    plan = layout((Bar("LLM", 10, (4, 6)),))
    assert marked
    assert sum(marked) / len(marked) == pytest.approx(plan.zero + plan.reach / 2, abs=2)


def test_without_earlier_editions_there_is_no_mark() -> None:
    image = picture(Bar("LLM", 10, ()))
    assert not any(near(image.getpixel((x, y)), MARK) for x in range(1200) for y in range(112, 168))


def test_no_papers_is_said_in_words() -> None:
    image = picture()
    assert any(image.getpixel((x, 171)) != (255, 255, 255) for x in range(440, 760))


@pytest.mark.parametrize(
    ("count", "earlier", "change"),
    [
        (5, (3, 3, 3), "+2"),
        (1, (3, 5), "-3"),
        (2, (2, 2, 3), "="),
        (0, (0, 1), "-1"),
        (4, (), ""),
        (0, (0,), "="),
        (200, (0,), "+200"),
    ],
)
def test_the_change_is_told_in_whole_papers(count: int, earlier: tuple[int, ...], change: str) -> None:
    assert layout((Bar("LLM", count, earlier),)).rows[0].change == change


def test_the_scale_has_room_for_the_largest_mean_too() -> None:
    plan = layout((Bar("LLM", 1, (10,)),))
    assert plan.rows[0].mean_at == plan.zero + plan.reach
    assert plan.rows[0].end == pytest.approx(plan.zero + plan.reach / 10)


def test_nothing_at_all_divides_by_nothing() -> None:
    plan = layout((Bar("LLM", 0, ()), Bar("Multimodal", 0, (0,))))
    assert [row.end for row in plan.rows] == [plan.zero, plan.zero]


def test_the_head_says_how_many_papers_and_with_how_many_editions_it_compares() -> None:
    plan = layout((Bar("LLM", 5, (1, 2)), Bar("Multimodal", 3, (1, 2))))
    assert (plan.total, plan.editions) == (8, 2)


def test_every_name_of_the_nine_fits_its_place() -> None:
    from adapters.charts.drawing import _font

    assert all(fitted(name, LABEL_WIDTH, _font(26).getlength) == name for name in NINE)


def test_a_long_label_ends_in_an_ellipsis_and_fits() -> None:
    assert fitted("A very long label", 10, len) == "A very lo…"
    assert fitted("A very long label", 8, len) == "A very…"
    assert fitted("short", 10, len) == "short"
    assert fitted("", 10, len) == ""


def test_characters_that_the_font_lacks_leave_no_boxes() -> None:
    assert shown("한국어 NLP", _has) == "NLP"
    assert shown("생성 모델", _has) == ""
    assert all(_has(character) for character in "".join(NINE) + UNNAMED + "0123456789+-=·…()" if character != " ")


def test_a_label_without_a_drawable_character_gets_a_stand_in() -> None:
    image = picture(Bar("생성 모델", 3, ()))
    y = 112 + 28
    assert any(near(image.getpixel((x, y)), INK) for x in range(56, 426))


def test_rows_are_those_with_papers_now_or_before() -> None:
    labels = {"LLM": "LLM", "Multimodal": "Multimodal", "General AI": "General AI"}
    made = bars(labels, {"LLM": 2}, [{"General AI": 1}, {}])
    assert [(bar.label, bar.count, bar.earlier) for bar in made] == [("LLM", 2, (0, 0)), ("General AI", 0, (1, 0))]
