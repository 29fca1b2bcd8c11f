"""How a database is: schema, log, damage, size, who may read it. Only looks; a file that is not there stays so."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

from adapters.store.addresses import Postgres, SqliteFile, parsed
from adapters.store.backup import damage
from adapters.store.connections import postgres_reader, sqlite_reader
from adapters.store.opening import OURS, reached
from adapters.store.schema import revision

OTHERS = 0o077
"""The bits of a file's mode by which others than its owner may do something with it."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`schema` is None in an empty database, `head` is this program's; `size` in bytes.

    `server` is PostgreSQL's version, empty for a file. Of a file only: its log's kind (`wal`), what SQLite's check
    finds (None: it is sound), and whether others than its owner may read it.
    """

    schema: str | None
    head: str
    size: int
    server: str = ""
    log: str = ""
    fault: str | None = None
    open_to_others: bool = False


def condition(url: str) -> Condition | None:
    """The state of the database at an address, None where there is none yet. Raises as the store's opening does."""
    address = parsed(url)
    if isinstance(address, SqliteFile) and not address.path.exists():
        return None
    engine = sqlite_reader(address.path) if isinstance(address, SqliteFile) else postgres_reader(address.url)
    try:
        with reached(address), engine.connect() as connection, connection.begin():
            OURS.refuse_foreign(OURS.state(connection), address.name)
            if isinstance(address, Postgres):
                return _server(connection)
            return _file(connection, address.path)
    finally:
        engine.dispose()


def _server(connection: Connection) -> Condition:
    version = str(connection.execute(text("SHOW server_version")).scalar_one()).partition(" ")[0]
    size: int = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
    return Condition(revision(connection), OURS.head, size, server=version)


def _file(connection: Connection, path: Path) -> Condition:
    driver = connection.connection.driver_connection
    log: str = driver.execute("PRAGMA journal_mode").fetchone()[0]  # type: ignore[union-attr] # a connection that lives
    found = path.stat()
    return Condition(
        revision(connection),
        OURS.head,
        found.st_size,
        log=log,
        fault=damage(driver, "quick_check"),  # type: ignore[arg-type] # SQLite's own
        open_to_others=bool(found.st_mode & OTHERS),
    )
