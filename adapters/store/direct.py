"""One transaction in the driver's own words, for what is asked a million times: the ledger's statements.

Statements are written once, with `?` and the marks below, for both databases. It decides nothing and knows no table.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from time import sleep
from typing import Any, Protocol, TypeVar

from pydantic_core import to_json
from sqlalchemy import Connection, CursorResult, Engine, exc

from bot.domain.paper import check_aware

SQLITE_MARKS = {
    "{ids}": "IN (SELECT value FROM json_each(?))",
    "{texts}": "IN (SELECT value FROM json_each(?))",
    "{locked}": "",
    "{kept}": "",
    "{shared}": "",
}
POSTGRES_MARKS = {
    "{ids}": "= ANY(?::bigint[])",
    "{texts}": "= ANY(?::text[])",
    "{locked}": "FOR NO KEY UPDATE SKIP LOCKED",
    "{kept}": "FOR NO KEY UPDATE",
    "{shared}": "FOR SHARE",
}
ZONE = len("2024-07-16 23:00:00.000000")
"""Where an instant's zone begins, which SQLite's column does without."""
DEADLOCK = "40P01"
TRIES = 4
"""How often a transaction is tried that PostgreSQL ended because two waited for each other."""
PAUSE = 0.05
"""Seconds for which the one that was ended leaves the way to the other: at once, it would stand in it again."""
Row = Sequence[Any]
Result = TypeVar("Result")


class Cursor(Protocol):
    """What both drivers offer."""

    @property
    def rowcount(self) -> int: ...
    def execute(self, statement: str, values: Sequence[Any] = ..., /) -> object: ...
    def executemany(self, statement: str, values: Sequence[Sequence[Any]], /) -> object: ...
    def fetchall(self) -> Sequence[Any]: ...
    def fetchone(self) -> Any: ...


class Statements:
    """Runs statements and says values as the database keeps them, the same way as adapters.store.tables.

    Instants are aware on this side, and in UTC.
    """

    def __init__(self, cursor: Cursor, *, postgres: bool) -> None:
        self._cursor, self.postgres = cursor, postgres

    def all(self, statement: str, *values: object) -> list[Any]:
        """Every row."""
        self._cursor.execute(worded(statement, self.postgres), values)
        return list(self._cursor.fetchall())

    def one(self, statement: str, *values: object) -> Any:
        """The first row, or None."""
        self._cursor.execute(worded(statement, self.postgres), values)
        return self._cursor.fetchone()

    def run(self, statement: str, *values: object) -> int:
        """How many rows were changed."""
        self._cursor.execute(worded(statement, self.postgres), values)
        return self._cursor.rowcount

    def each(self, statement: str, rows: Sequence[Row]) -> int:
        """Run a statement for each row of values; how many rows were changed."""
        if not rows:
            return 0
        self._cursor.executemany(worded(statement, self.postgres), rows)
        return self._cursor.rowcount

    def ids(self, values: Iterable[int]) -> str:
        """Numbers for the mark {ids}; a text, because PostgreSQL's driver takes a second for a million in a list."""
        return f"{{{','.join(map(str, values))}}}" if self.postgres else f"[{','.join(map(str, values))}]"

    def texts(self, values: Iterable[str]) -> object:
        """Texts for the mark {texts}."""
        return list(values) if self.postgres else to_json(list(values)).decode()

    def instant(self, moment: datetime | None) -> object:
        """An instant as it is kept."""
        if moment is None:
            return None
        check_aware(moment)
        utc = moment.astimezone(UTC)
        return utc if self.postgres else utc.isoformat(" ", "microseconds")[:ZONE]

    def moment(self, kept: Any) -> datetime | None:
        """An instant again."""
        if kept is None:
            return None
        moment: datetime = kept if self.postgres else datetime.fromisoformat(kept)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)

    def day(self, day: date | None) -> object:
        """A day as it is kept."""
        return day if self.postgres or day is None else day.isoformat()

    def day_of(self, kept: Any) -> date | None:
        """A day again."""
        return kept if self.postgres or kept is None else date.fromisoformat(kept)

    def time_of(self, kept: Any) -> time:
        """A time of day again."""
        return kept if self.postgres else time.fromisoformat(kept)


class _Driven:
    """A Cursor on a connection of SQLAlchemy, whose errors it keeps."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._result: CursorResult[Any] | None = None

    @property
    def rowcount(self) -> int:
        return self._result.rowcount if self._result else 0

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> None:
        self._result = self._connection.exec_driver_sql(statement, tuple(values))

    def executemany(self, statement: str, values: Sequence[Sequence[Any]], /) -> None:
        self._result = self._connection.exec_driver_sql(statement, [tuple(each) for each in values])

    def fetchall(self) -> Sequence[Any]:
        return self._result.fetchall() if self._result else ()

    def fetchone(self) -> Any:
        return self._result.fetchone() if self._result else None


def within(connection: Connection) -> Statements:
    """Statements in the transaction that a connection is in."""
    return Statements(_Driven(connection), postgres=connection.dialect.name == "postgresql")


@cache
def worded(statement: str, postgres: bool) -> str:
    """A statement in one database's words."""
    for mark, words in (POSTGRES_MARKS if postgres else SQLITE_MARKS).items():
        statement = statement.replace(mark, words)
    return statement.replace("?", "%s") if postgres else statement


def carried_out(engine: Engine, begin: str, work: Callable[[Statements], Result]) -> Result:
    """Work in one transaction on a connection of an engine; foreign errors come as SQLAlchemy's, as everywhere."""
    for _ in range(TRIES - 1):
        try:
            return _once(engine, begin, work)
        except exc.OperationalError as error:
            if getattr(error.orig, "sqlstate", None) != DEADLOCK:
                raise
        sleep(PAUSE)
    return _once(engine, begin, work)


def _once(engine: Engine, begin: str, work: Callable[[Statements], Result]) -> Result:
    postgres = engine.dialect.name == "postgresql"
    foreign = engine.dialect.loaded_dbapi.Error
    connection = None
    try:
        connection = engine.raw_connection()
        cursor = connection.cursor()
        if not postgres:
            cursor.execute(begin)
        result = work(Statements(cursor, postgres=postgres))
        connection.commit()
        return result
    except foreign as error:
        if connection is not None and engine.dialect.is_disconnect(error, connection.dbapi_connection, None):
            connection.invalidate(error)  # there is nothing to roll back on
        raise exc.DBAPIError.instance(None, None, error, foreign, dialect=engine.dialect) from error
    finally:
        if connection is not None:
            connection.close()  # back to its pool, which rolls back what was not committed
