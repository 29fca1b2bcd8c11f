"""Time zones are those of the pinned package `tzdata`, on every machine alike, never the machine's own.

Two workers that disagree about a clock change would plan the same chat an hour apart.
"""

from zoneinfo import ZoneInfo, reset_tzpath

from bot.delivery.due import zone_named


def use_packaged_zones() -> None:
    """Read zones from the package from now on; what was read from elsewhere is forgotten."""
    reset_tzpath(())
    ZoneInfo.clear_cache()
    zone_named.cache_clear()
