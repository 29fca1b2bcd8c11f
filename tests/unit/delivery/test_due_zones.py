"""Zones by name: each is read once, however many there are."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.delivery.due import next_due, zone_named
from bot.domain.chat import EVERY_DAY


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    zone_named.cache_clear()
    yield
    zone_named.cache_clear()


def test_all_zones_in_turn_are_read_once() -> None:
    zones = sorted(available_timezones())
    for _ in range(3):
        for zone in zones:
            next_due(time(9), EVERY_DAY, zone, datetime(2026, 3, 27, tzinfo=UTC))
    assert zone_named.cache_info().misses == len(zones)


@pytest.mark.parametrize(
    "name", ["Old/Town", "", "America", "../etc/passwd", "Asia/Seoul\0", "x" * 300, "/etc", "\ud800"]
)
def test_row_49_whatever_is_no_zone_is_utc(name: str) -> None:
    assert zone_named(name) == ZoneInfo("UTC")
    assert next_due(time(9), EVERY_DAY, name, datetime(2026, 3, 27, tzinfo=UTC)) == datetime(2026, 3, 27, 9, tzinfo=UTC)
