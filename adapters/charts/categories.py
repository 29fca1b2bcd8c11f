"""The port `charts`, by Pillow: loaded with the first picture, for a program that only answers draws none."""

from collections.abc import Sequence
from datetime import date

from bot.ports.charts import Bar


class PillowCharts:
    """Draws the pictures of an edition and of a week."""

    def categories(self, day: date, bars: Sequence[Bar]) -> bytes:
        """A PNG of 1200 pixels' width."""
        from adapters.charts.drawing import drawn  # noqa: PLC0415 -- Pillow takes 4 MB

        return drawn(day.isoformat(), bars, "edition")

    def week(self, newest: date, bars: Sequence[Bar]) -> bytes:
        """A PNG of 1200 pixels' width."""
        from adapters.charts.drawing import drawn  # noqa: PLC0415 -- Pillow takes 4 MB

        year, week, _ = newest.isocalendar()
        return drawn(f"{year}-W{week:02}", bars, "week")
