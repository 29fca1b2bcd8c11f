"""A SQLite file that is read from end to end while nobody else can write in it. It changes nothing there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from adapters.store.addresses import SqliteFile
from adapters.store.backup import damage
from adapters.store.connections import sqlite_writer
from adapters.store.faults import ours
from adapters.store.schema import Schema, State, revision
from adapters.store.tables import Row
from adapters.store.transfer.values import Values, read
from bot.errors import StoreUnusable

NUMBERS = "SELECT name, seq FROM sqlite_sequence"
TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The driver's own connection, inside a transaction that ends by being taken back."""

    driver: Any

    def rows(self, table: Table) -> Iterator[Values]:
        """All rows of a table."""
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        yield from read(table, self.driver.execute(f'SELECT {columns} FROM "{table.name}"'))  # noqa: S608 - our names

    def count(self, table: Table) -> int:
        """How many there are."""
        found: int = self.driver.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]  # noqa: S608 - our names
        return found

    def numbers(self) -> Mapping[str, int]:
        """The last number that each table gave, for tables that give none twice."""
        return dict(self.driver.execute(NUMBERS).fetchall())

    def unknown(self) -> set[str]:
        """Tables that this program does not know, and would leave behind."""
        return {name for (name,) in self.driver.execute(TABLES)} - set(Row.metadata.tables)


@contextmanager
def held(address: SqliteFile, schema: Schema) -> Iterator[Source]:
    """The file for the block. Raises StoreUnusable with the remedy where it cannot be moved as it is."""
    if not address.path.exists():
        raise StoreUnusable(f"{address.name}: there is no database yet: nothing to move")
    engine = sqlite_writer(address.path)
    try:
        with ours(address.name), engine.connect() as connection:
            transaction = connection.begin()
            try:
                yield _checked(connection, address, schema)
            finally:
                transaction.rollback()
    finally:
        engine.dispose()


def _checked(connection: Connection, address: SqliteFile, schema: Schema) -> Source:
    state = schema.state(connection)
    schema.refuse_foreign(state, address.name)
    if state is not State.CURRENT:
        found = revision(connection)
        raise StoreUnusable(
            f"{address.name}: its schema is {found or 'none'}, this program's {schema.head}: run `jogan db upgrade` "
            "of this version on it first"
        )
    source = Source(connection.connection.driver_connection)
    if fault := damage(source.driver, "quick_check"):
        raise StoreUnusable(f"{address.name}: the file is damaged ({fault}): `jogan db restore FILE`")
    if unknown := source.unknown():
        raise StoreUnusable(f"{address.name}: has tables that this program does not know: {', '.join(sorted(unknown))}")
    return source
