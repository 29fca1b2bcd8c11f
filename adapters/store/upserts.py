"""Insert-or-replace in the words of both databases; they differ only in where SQLAlchemy keeps the same statement."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, case, or_
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, SQLModel

MOST_AT_ONCE = 500
Item = TypeVar("Item")
Condition = Callable[[Any, Table], ColumnElement[bool]]


def upsert(
    session: Session,
    rows: Sequence[SQLModel],
    *,
    key: Collection[str],
    keep: Collection[str] = (),
    grow: Collection[str] = (),
    where: Condition | None = None,
) -> int:
    """Insert rows; where `key` is taken, replace the other columns but those of `keep`, if `where(new, old)` holds.

    Columns of `grow` keep the greater value, and any rather than none. Gives how many rows were inserted or replaced.
    No two of the rows may have the same key.
    """
    if not rows:
        return 0
    table, insert = _table(rows[0]), _insert(session)
    statement = insert(table)
    columns = [column.name for column in table.columns if column.name not in (*key, *keep, "id")]
    statement = statement.on_conflict_do_update(
        index_elements=list(key),
        set_={name: _new(statement.excluded[name], table.c[name], grow) for name in columns},
        where=where(statement.excluded, table) if where else None,
    )
    return _execute(session, statement, rows)


def _new(new: Any, old: Any, grow: Collection[str]) -> Any:
    return case((or_(old.is_(None), new > old), new), else_=old) if old.name in grow else new


def insert_new(session: Session, rows: Sequence[SQLModel]) -> int:
    """Insert the rows that break no rule of their table, leave the others; gives how many went in."""
    if not rows:
        return 0
    statement = _insert(session)(_table(rows[0])).on_conflict_do_nothing()
    return _execute(session, statement, rows)


def _execute(session: Session, statement: Any, rows: Sequence[SQLModel]) -> int:
    values = [row.model_dump(exclude=_unnumbered(row)) for row in rows]
    return session.connection().execute(statement.execution_options(preserve_rowcount=True), values).rowcount


def _unnumbered(row: SQLModel) -> set[str]:
    """A key that the database numbers is left to it."""
    return {"id"} if getattr(row, "id", "") is None else set()


def _insert(session: Session) -> Any:
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415 -- 3 MB that only its users pay

        return insert
    return sqlite_insert


def _table(row: SQLModel) -> Table:
    return row.metadata.tables[str(row.__tablename__)]


def portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items in portions that fit the parameters of one statement."""
    left = iter(items)
    while portion := list(islice(left, MOST_AT_ONCE)):
        yield portion
