"""The tables, private to the store: they validate nothing, so only mapping makes and reads their rows.

Columns hold what is queried; `body` holds the whole value as JSON, so that an additive change of a value needs no
migration.
"""

from datetime import UTC, date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, Index, Integer, MetaData, String, UniqueConstraint
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel, col

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
KEY = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers only INTEGER keys by itself
BYTEWISE = String().with_variant(String(collation="C"), "postgresql")
"""Text that is compared byte by byte, so that an index answers what begins with some words."""


class Utc(TypeDecorator[datetime]):
    """An instant: stored in UTC, comes back aware, also from SQLite, which knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; without the zone where the database would write it into the text."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Row(SQLModel):
    """The base of all rows, with constraint names that migrations can rely on."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


class PaperRow(Row, table=True):
    """A paper; `first_day` is its earliest sighting's day, `listed` says that an edition has it."""

    __tablename__ = "papers"

    id: str = Field(primary_key=True)
    title_key: str = Field(index=True)
    first_day: date | None
    listed: bool = False
    body: str


UNLISTED = col(PaperRow.listed).is_(False)
"""The words of the partial index: a query must use these very words to be answered by it."""

Index("ix_papers_waiting", col(PaperRow.first_day))
"""Partial, WHERE UNLISTED, in the migration that makes it: said here too it would load PostgreSQL's whole dialect."""


class SightingRow(Row, table=True):
    """A source showing a paper on a day."""

    __tablename__ = "sightings"

    paper: str = Field(sa_column_args=[ForeignKey("papers.id")], primary_key=True)
    source: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    seen_at: datetime = Field(sa_type=Utc)
    votes: int | None = Field(sa_type=BigInteger)
    votes_read: str | None


class ListRow(Row, table=True):
    """A list that was read: `found` papers, their ids as JSON."""

    __tablename__ = "lists"

    source: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    asked_at: datetime = Field(sa_type=Utc)
    found: int
    papers: str


class EditionRow(Row, table=True):
    """An edition or a day without one."""

    __tablename__ = "editions"

    day: date = Field(primary_key=True)
    state: str
    reason: str | None
    cut_at: datetime = Field(sa_type=Utc)
    counts: str
    body: str


class EditionPaperRow(Row, table=True):
    """Where a paper was published. The key holds the rule: a paper is in one edition only, ever."""

    __tablename__ = "edition_papers"
    __table_args__: ClassVar[Any] = (UniqueConstraint("day", "number"),)

    paper: str = Field(sa_column_args=[ForeignKey("papers.id")], primary_key=True)
    day: date = Field(sa_column_args=[ForeignKey("editions.day")])
    number: int


class ChatRow(Row, table=True):
    """A chat; `days` and `categories` are JSON arrays."""

    __tablename__ = "chats"
    __table_args__: ClassVar[Any] = (UniqueConstraint("platform", "address"), Index(None, "lane", "next_due", "id"))

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    platform: str
    address: str = Field(sa_type=BYTEWISE)
    kind: str
    language: str
    timezone: str
    post_time: time
    days: str
    weekly: bool
    length: str
    notices: bool
    categories: str
    everything: bool
    paused: bool
    cursor: date | None
    next_due: datetime | None = Field(sa_type=Utc)
    last_read: date | None
    last_report: str
    muted: bool
    off: str | None
    owner: str
    from_file: bool
    lane: str


class MessageRow(Row, table=True):
    """A message of ours; `papers` are its numbers between commas (`,1,4,`), `about` is all that it shows.

    A conference report's has no `papers`, not even a comma: no edition of that day finds it.

    `older` are papers of earlier editions that are shown beside (`,2024-07-15:3,`), None where there are none.
    """

    __tablename__ = "messages"

    platform: str = Field(primary_key=True)
    address: str = Field(primary_key=True, sa_type=BYTEWISE)
    message: str = Field(primary_key=True)
    kind: str
    day: date = Field(index=True)
    papers: str
    older: str | None
    about: str
    part: int
    parts: int
    sent_at: datetime = Field(sa_type=Utc, index=True)


MERGED = "older IS NOT NULL"
"""The words of a partial index, as UNLISTED."""
Index("ix_messages_merged", col(MessageRow.day))


class BundleRow(Row, table=True):
    """One rendering that many chats share; `key` is its recipe's."""

    __tablename__ = "bundles"

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    key: str = Field(unique=True)
    recipe: str
    revision: int
    made_at: datetime = Field(sa_type=Utc)


class BundlePartRow(Row, table=True):
    """One message of a bundle."""

    __tablename__ = "bundle_parts"

    bundle: int = Field(sa_column_args=[ForeignKey("bundles.id")], primary_key=True, sa_type=KEY)
    part: int = Field(primary_key=True)
    body: str
    plain: str
    about: str | None
    picture: str | None


class DeliveryRow(Row, table=True):
    """One part of one posting to one chat. The unique key holds the rule: a chat gets each part once, ever.

    `again`: it waits until `not_before` to be sent again. No number is given twice: workers know rows by it. `chat` and
    `bundle` are no references that the database checks: that is a third of the time of a million rows, and rows go
    where their chat goes in the same transaction.
    """

    __tablename__ = "deliveries"
    __table_args__: ClassVar[Any] = (UniqueConstraint("chat", "posting", "part"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    lane: str
    chat: int = Field(sa_type=KEY)
    posting: str
    part: int
    day: date
    bundle: int = Field(sa_type=KEY)
    since: date | None
    state: str
    attempts: int
    unclean: int
    again: bool
    not_before: datetime | None = Field(sa_type=Utc)
    fence: int = Field(sa_type=BigInteger)
    message_id: str
    reason: str
    planned_at: datetime = Field(sa_type=Utc)
    claimed_at: datetime | None = Field(sa_type=Utc)
    settled_at: datetime | None = Field(sa_type=Utc)


FRESH = "state = 'ready' AND NOT again"
AGAIN = "state = 'ready' AND again"
BEGUN = "state IN ('sending', 'unsure')"
UNBEGUN = "state IN ('ready', 'expired')"
TROUBLED = "state IN ('dead', 'parked')"
SETTLED = "settled_at IS NOT NULL"
"""The words of the partial indexes below: a question that repeats them is answered by a handful of pages."""
Index("ix_deliveries_fresh", col(DeliveryRow.lane), col(DeliveryRow.id))
Index("ix_deliveries_again", col(DeliveryRow.lane), col(DeliveryRow.not_before), col(DeliveryRow.id))
Index("ix_deliveries_begun", col(DeliveryRow.lane), col(DeliveryRow.not_before), col(DeliveryRow.id))
Index("ix_deliveries_unbegun", col(DeliveryRow.chat))
Index("ix_deliveries_troubled", col(DeliveryRow.id))
Index("ix_deliveries_settled", col(DeliveryRow.lane), col(DeliveryRow.state), col(DeliveryRow.settled_at))


class LaneRow(Row, table=True):
    """A bot that posts: who drains its rows now, and until when nothing of it is sent."""

    __tablename__ = "lanes"

    lane: str = Field(primary_key=True)
    owner: str
    fence: int = Field(sa_type=BigInteger)
    beat: int = Field(sa_type=BigInteger)
    paused_until: datetime | None = Field(sa_type=Utc)
    reason: str


class HeardRow(Row, table=True):
    """An update that was heard. The key holds the rule: it is the first only once."""

    __tablename__ = "heard"

    lane: str = Field(primary_key=True)
    number: str = Field(primary_key=True)
    noted_at: datetime = Field(sa_type=Utc, index=True)


class PageRow(Row, table=True):
    """An answer over HTTP with its validators; a long address is found by its hash. The highest ids are the newest."""

    __tablename__ = "http_cache"

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    url_hash: str = Field(unique=True)
    url: str
    etag: str | None
    last_modified: str | None
    body: bytes
