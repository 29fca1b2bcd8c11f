"""Time zones come from the package, whatever the machine has."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

import pytest

from adapters.zones import use_packaged_zones
from bot.delivery.due import zone_named


@pytest.fixture
def an_old_machine(tmp_path: Path) -> Iterator[Path]:
    """A machine whose Seoul is nine hours off, and that has a town which nobody else has."""
    wrong = (files("tzdata") / "zoneinfo" / "UTC").read_bytes()
    for name in ("Asia/Seoul", "Old/Town"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(wrong)
    reset_tzpath((str(tmp_path),))
    ZoneInfo.clear_cache()
    zone_named.cache_clear()
    yield tmp_path
    use_packaged_zones()


def test_row_49_the_machines_own_zones_are_not_asked(an_old_machine: Path) -> None:
    noon = datetime(2026, 7, 16, 12, tzinfo=UTC)
    assert noon.astimezone(ZoneInfo("Asia/Seoul")).utcoffset() == timedelta(0)
    assert zone_named("Old/Town").key == "Old/Town"
    use_packaged_zones()
    assert noon.astimezone(ZoneInfo("Asia/Seoul")).utcoffset() == timedelta(hours=9)
    assert zone_named("Old/Town").key == "UTC"
