"""When a day is closed: the cut, before and after noon, over month's ends, and what the newest closed day is."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from builders import a_day_without, a_listed, a_paper, an_edition
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.edition import cut_at, last_closed

DAY = date(2024, 7, 16)
CUTS = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("cut", "closes"),
    [
        (time(23), datetime(2024, 7, 16, 23, tzinfo=UTC)),
        (time(12), datetime(2024, 7, 16, 12, tzinfo=UTC)),
        (time(12, 1), datetime(2024, 7, 16, 12, 1, tzinfo=UTC)),
        (time(23, 59), datetime(2024, 7, 16, 23, 59, tzinfo=UTC)),
        (time(11, 59), datetime(2024, 7, 17, 11, 59, tzinfo=UTC)),
        (time(2, 45), datetime(2024, 7, 17, 2, 45, tzinfo=UTC)),
        (time(0), datetime(2024, 7, 17, tzinfo=UTC)),
    ],
)
def test_from_noon_on_a_cut_closes_its_own_day(cut: time, closes: datetime) -> None:
    assert cut_at(DAY, cut) == closes


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        (date(2023, 12, 31), date(2024, 1, 1)),
        (date(2024, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2024, 3, 1)),
        (date(2025, 2, 28), date(2025, 3, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_a_cut_before_noon_closes_the_day_before(day: date, closes: date) -> None:
    assert cut_at(day, time(2, 45)) == datetime(closes.year, closes.month, closes.day, 2, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "cut", "newest"),
    [
        (datetime(2024, 7, 16, 23, tzinfo=UTC), time(23), date(2024, 7, 16)),
        (datetime(2024, 7, 16, 22, 59, 59, tzinfo=UTC), time(23), date(2024, 7, 15)),
        (datetime(2024, 7, 17, 22, tzinfo=UTC), time(23), date(2024, 7, 16)),
        (datetime(2024, 7, 17, 2, 45, tzinfo=UTC), time(2, 45), date(2024, 7, 16)),
        (datetime(2024, 7, 17, 2, 44, tzinfo=UTC), time(2, 45), date(2024, 7, 15)),
        (datetime(2024, 7, 17, 23, 59, tzinfo=UTC), time(2, 45), date(2024, 7, 16)),
        (datetime(2024, 7, 16, 12, tzinfo=UTC), time(12), date(2024, 7, 16)),
        (datetime(2024, 7, 16, 11, 59, tzinfo=UTC), time(12), date(2024, 7, 15)),
        (datetime(2024, 7, 17, 11, 59, tzinfo=UTC), time(11, 59), date(2024, 7, 16)),
        (datetime(2024, 7, 17, 11, 58, tzinfo=UTC), time(11, 59), date(2024, 7, 15)),
        (datetime(2024, 3, 1, 1, tzinfo=UTC), time(2, 45), date(2024, 2, 28)),
        (datetime(2024, 1, 1, 0, 0, tzinfo=UTC), time(23), date(2023, 12, 31)),
    ],
)
def test_the_newest_closed_day_around_each_cut(now: datetime, cut: time, newest: date) -> None:
    assert last_closed(now, cut) == newest


def test_the_reader_s_zone_does_not_move_the_cut() -> None:
    evening = datetime(2024, 7, 16, 23, tzinfo=UTC)
    for zone in (ZoneInfo("Asia/Seoul"), ZoneInfo("America/Los_Angeles"), timezone(timedelta(hours=14))):
        assert last_closed(evening.astimezone(zone), time(23)) == DAY
        assert last_closed(evening.astimezone(zone) - timedelta(seconds=1), time(23)) == date(2024, 7, 15)


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), cut=CUTS)
def test_a_day_closes_exactly_at_its_cut(day: date, cut: time) -> None:
    closes = cut_at(day, cut)
    assert last_closed(closes, cut) == day
    assert last_closed(closes - timedelta(microseconds=1), cut) == day - timedelta(days=1)


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), cut=CUTS)
def test_days_close_one_after_the_other_a_day_apart(day: date, cut: time) -> None:
    assert cut_at(day + timedelta(days=1), cut) - cut_at(day, cut) == timedelta(days=1)


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), cut=CUTS)
def test_a_day_is_never_closed_before_noon_of_it_nor_after_noon_of_the_next(day: date, cut: time) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert noon <= cut_at(day, cut) < noon + timedelta(days=1)


def test_papers_by_number_and_by_category() -> None:
    vision = a_listed(2, a_paper("arxiv:2407.00002", "Seeing"), category="Computer Vision")
    edition = an_edition(papers=(a_listed(1), vision, a_listed(3, a_paper("arxiv:2407.00003", "Saying"))))
    assert [listed.number for listed in edition.of_category("LLM")] == [1, 3]
    assert edition.of_category("Computer Vision") == (vision,)
    assert edition.of_category("Multimodal") == ()
    assert edition.numbered(2) == vision
    assert edition.numbered(0) is None
    assert edition.numbered(4) is None


def test_a_day_without_an_edition_has_no_number() -> None:
    empty = a_day_without()
    assert empty.numbered(1) is None
    assert empty.of_category("LLM") == ()
