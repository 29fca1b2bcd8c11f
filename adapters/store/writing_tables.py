"""The tables of what writing needs: papers' texts, what models cost, replies that were paid for. Private to the store.

As adapters.store.tables, whose base and kinds of columns they have.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger
from sqlmodel import Field

from adapters.store.tables import KEY, Row, Utc


class TextRow(Row, table=True):
    """A paper's text; no reference to a paper: `jogan check` reads papers that no list ever had."""

    __tablename__ = "texts"

    paper: str = Field(primary_key=True)
    put_at: datetime = Field(sa_type=Utc, index=True)
    body: str


class SpendingRow(Row, table=True):
    """What a payer has used on a day, in tokens. The payer without a name is everybody together, `chats` all but the
    edition.

    Everybody's row is changed first in every transaction, so that processes wait for each other there and nowhere else.
    """

    __tablename__ = "spendings"

    day: date = Field(primary_key=True)
    payer: str = Field(primary_key=True)
    calls: int = Field(sa_type=BigInteger)
    input: int = Field(sa_type=BigInteger)
    output: int = Field(sa_type=BigInteger)
    cached: int = Field(sa_type=BigInteger)
    reasoning: int = Field(sa_type=BigInteger)
    reserved: int = Field(sa_type=BigInteger)


class ReservationRow(Row, table=True):
    """A call that is not settled. No number is given twice: one that was settled late must not meet another's."""

    __tablename__ = "reservations"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    day: date = Field(index=True)
    payer: str
    tokens: int = Field(sa_type=BigInteger)


class ReplyRow(Row, table=True):
    """A reply that was paid for, found by the hash of its request; its payer is known, to be forgotten with it."""

    __tablename__ = "replies"

    key: str = Field(primary_key=True)
    model: str
    body: str
    payer: str = Field(index=True)
    input: int = Field(sa_type=BigInteger)
    output: int = Field(sa_type=BigInteger)
    cached: int = Field(sa_type=BigInteger)
    reasoning: int = Field(sa_type=BigInteger)
    kept_at: datetime = Field(sa_type=Utc, index=True)
