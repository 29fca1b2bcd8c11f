"""The tables of what questions remember: answers, conversations, passages. Private to the store.

As adapters.store.tables, whose base and kinds of columns they have.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, col

from adapters.store.tables import BYTEWISE, KEY, Row, Utc


class AnswerRow(Row, table=True):
    """An answer that was given; `question` is the hash of its key, `body` all that no other column says.

    No number is given twice: buttons name it, also those of an answer that was forgotten.
    """

    __tablename__ = "answers"
    __table_args__: ClassVar[Any] = (
        Index(None, "platform", "address", "person", "given_at"),
        Index(None, "platform", "person"),
        Index(None, "question", "language"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=KEY)
    platform: str
    address: str = Field(sa_type=BYTEWISE)
    person: str
    message: str
    question: str
    language: str
    lasting: bool
    state: str
    remark: str
    given_at: datetime = Field(sa_type=Utc, index=True)
    body: str


REPORTED = "state = 'reported'"
"""The words of a partial index, as adapters.store.tables.UNLISTED."""
Index("ix_answers_reported", col(AnswerRow.id))


class ConversationRow(Row, table=True):
    """What a chat or thread talked about lately."""

    __tablename__ = "conversations"

    platform: str = Field(primary_key=True)
    address: str = Field(primary_key=True, sa_type=BYTEWISE)
    put_at: datetime = Field(sa_type=Utc, index=True)
    body: str


class PassageRow(Row, table=True):
    """A paper's passages; `lengths` are their numbers, each with how many words it has.

    Read and written by adapters.passages; no reference to a paper, as papers' texts have none.
    """

    __tablename__ = "passages"

    paper: str = Field(primary_key=True)
    version: str
    put_at: datetime = Field(sa_type=Utc, index=True)
    lengths: str
    body: str


class PassageWordRow(Row, table=True):
    """A stem of a paper: of each passage that has it, the number and the places where it stands."""

    __tablename__ = "passage_words"

    paper: str = Field(primary_key=True)
    word: str = Field(primary_key=True)
    places: str
