"""The port `charts`, by Pillow: loaded with the first picture, for a program that only answers draws none."""

from collections.abc import Sequence
from datetime import date

from bot.ports.charts import Bar


class PillowCharts:
    """Draws the picture of an edition."""

    def categories(self, day: date, bars: Sequence[Bar]) -> bytes:
        """A PNG of 1200 pixels' width."""
        from adapters.charts.drawing import drawn  # noqa: PLC0415 -- Pillow takes 4 MB

        return drawn(day, bars)
