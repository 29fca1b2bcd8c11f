"""When arXiv announces what: pure calendar rules in its own time zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EASTERN = "America/New_York"
CLOSES = time(14)
_FRIDAY = 4


def eastern_date(moment: datetime) -> date:
    """The date at arXiv: its feed of that date appears at midnight there."""
    return moment.astimezone(ZoneInfo(EASTERN)).date()


def submitted_for(day: date) -> tuple[datetime, datetime] | None:
    """The span of submissions that the feed of `day` announces, in UTC, without its end; None: a weekend.

    Submissions close at 14:00 on working days and appear in the next day's feed, Friday's after close in
    Tuesday's. Holidays of arXiv are not known here: their papers appear one feed later than this says.
    """
    if day.weekday() > _FRIDAY:
        return None
    end = _working_day_before(day)
    return _closing(_working_day_before(end)), _closing(end)


def _working_day_before(day: date) -> date:
    before = day - timedelta(days=1)
    while before.weekday() > _FRIDAY:
        before -= timedelta(days=1)
    return before


def _closing(day: date) -> datetime:
    return datetime.combine(day, CLOSES, ZoneInfo(EASTERN)).astimezone(UTC)
