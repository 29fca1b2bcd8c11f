"""The tables of running it in public: what operators were told, what could not be reached, and who changed which
setting. Private to the store.

As adapters.store.tables, whose base and kinds of columns they have.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from adapters.store.tables import BYTEWISE, KEY, Row, Utc


class AlertRow(Row, table=True):
    """What operators must know. The key holds the rule: each kind once a day and subject, whichever process saw it.

    `subject` is a lane, a source or what else the kind is about; `told` once an operator has it, until then `next_at`
    says from when on it may be tried again.
    """

    __tablename__ = "alerts"

    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    reason: str
    claimed_at: datetime = Field(sa_type=Utc, index=True)
    next_at: datetime = Field(sa_type=Utc)
    told: bool


class FailingSourceRow(Row, table=True):
    """A source whose last answer was a failure, since the first one after its last good answer."""

    __tablename__ = "failing_sources"

    name: str = Field(primary_key=True)
    since: datetime = Field(sa_type=Utc)
    asked_at: datetime = Field(sa_type=Utc)
    error: str


class OutageRow(Row, table=True):
    """A process that did not reach a lane's platform when it had the lane, with this fence, and has not since."""

    __tablename__ = "outages"

    lane: str = Field(primary_key=True)
    owner: str = Field(primary_key=True)
    fence: int = Field(sa_type=BigInteger)
    since: datetime = Field(sa_type=Utc)
    again_at: datetime = Field(sa_type=Utc)
    reason: str


class ChangeRow(Row, table=True):
    """Who changed which setting of a chat; `before` and `after` are the setting's values as JSON.

    No number is given twice: buttons name it, also that of a change that was forgotten.
    """

    __tablename__ = "changes"
    __table_args__: ClassVar[Any] = (Index(None, "platform", "address", "id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    platform: str
    address: str = Field(sa_type=BYTEWISE)
    person: str
    at: datetime = Field(sa_type=Utc, index=True)
    setting: str
    before: str
    after: str
    state: str
