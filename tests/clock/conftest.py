"""The tests of time run on the packaged time zones, as the program does."""

import pytest

from adapters.zones import use_packaged_zones


@pytest.fixture(scope="session", autouse=True)
def packaged_zones() -> None:
    """Not those of the machine, which may be years old."""
    use_packaged_zones()
