"""The tables of conference reports: reports, what was found for titles, series. Private to the store.

As adapters.store.tables, whose base and kinds of columns they have.
"""

from datetime import date, datetime

from sqlmodel import Field

from adapters.store.tables import KEY, Row, Utc


class ReportRow(Row, table=True):
    """A conference report, whole; `place` grows with every one that is put, so that it names what was put."""

    __tablename__ = "reports"

    slug: str = Field(primary_key=True)
    place: int = Field(sa_type=KEY, index=True)
    body: str


class JoinRow(Row, table=True):
    """What a title was found to be; `id` is the hash of its key, `entry` None where nothing is surely this paper."""

    __tablename__ = "joins"

    id: str = Field(primary_key=True)
    found_at: datetime = Field(sa_type=Utc, index=True)
    entry: str | None


class SeriesRow(Row, table=True):
    """A report that is posted in instalments, from `first_day` to `last_day`. It has one series, ever."""

    __tablename__ = "series"

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    report: str = Field(unique=True)
    first_day: date
    last_day: date = Field(index=True)
    chapters: str
