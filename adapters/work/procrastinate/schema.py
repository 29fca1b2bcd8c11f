"""The jobs' tables: Procrastinate's own files, applied once each and remembered by name in a table of ours.

Its database holds no version and its schema cannot be applied twice: hence the table. Stop all workers before an
upgrade: its files come as two halves, for before and after the new program.
"""

from pathlib import Path
from typing import LiteralString

import psycopg
from procrastinate.schema import SchemaManager
from psycopg import sql

from adapters.work.procrastinate.address import JobsAddress
from bot.errors import StoreUnusable

UPGRADE_LOCK = 0x6A6F62  # "job": one upgrade at a time
DONE = "jogan_work_migrations"
MAKE_DONE = "CREATE TABLE jogan_work_migrations (name text PRIMARY KEY);\n"
READ_DONE = "SELECT name FROM jogan_work_migrations"
ADD_DONE = "INSERT INTO jogan_work_migrations VALUES (%s)"


def upgrade(address: JobsAddress) -> tuple[str, ...]:
    """Bring the tables to the installed version; the names of the files that were applied now. Raises StoreUnusable."""
    try:
        with psycopg.connect(address.conninfo, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (UPGRADE_LOCK,))
            connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(address.schema)))
            if not _has(connection, DONE):
                return _made(connection, address)
            left = _left(connection)
            for file in left:
                _applied(connection, [file], file.read_text(encoding="utf-8"))
            return tuple(file.name for file in left)
    except psycopg.Error as failure:
        raise StoreUnusable(f"{address.name}: the tables of jobs could not be upgraded: {_line(failure)}") from failure


def pending(address: JobsAddress) -> tuple[str, ...]:
    """Names of the files that are not applied yet; all of them where there are no tables. Raises StoreUnusable."""
    try:
        with psycopg.connect(address.conninfo, autocommit=True) as connection:
            files = _left(connection) if _has(connection, DONE) else packaged()
    except psycopg.Error as failure:
        reason = f"{_line(failure)}: check JOGAN_DATABASE_URL and that the server runs"
        raise StoreUnusable(f"{address.name}: {reason}") from failure
    return tuple(file.name for file in files)


def ready(address: JobsAddress) -> None:
    """Make the tables where there are none. Raises StoreUnusable where they are older than what is installed."""
    left = len(pending(address))
    if left == len(packaged()):
        upgrade(address)
    elif left:
        raise StoreUnusable(f"{address.name}: its tables of jobs are older than this program: run `jogan db upgrade`")


def _made(connection: psycopg.Connection, address: JobsAddress) -> tuple[str, ...]:
    if _has(connection, "procrastinate_jobs"):
        raise StoreUnusable(f"{address.name}: the schema {address.schema} has tables of another program")
    files = packaged()
    _applied(connection, files, MAKE_DONE + SchemaManager.get_schema())
    return tuple(file.name for file in files)


def _applied(connection: psycopg.Connection, files: list[Path], statements: str) -> None:
    """Run statements and remember files, in one transaction."""
    with connection.transaction():
        connection.execute(statements.encode())
        for file in files:
            connection.execute(ADD_DONE, (file.name,))


def packaged() -> list[Path]:
    """Procrastinate's files, in the order of their names."""
    return sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))


def _left(connection: psycopg.Connection) -> list[Path]:
    done = {name for (name,) in connection.execute(READ_DONE)}
    return [file for file in packaged() if file.name not in done]


def _has(connection: psycopg.Connection, table: LiteralString) -> bool:
    row = connection.execute("SELECT to_regclass(%s)", (table,)).fetchone()
    return row is not None and row[0] is not None


def _line(failure: psycopg.Error) -> str:
    return str(failure).strip().partition("\n")[0] or type(failure).__name__
