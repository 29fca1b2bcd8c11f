"""The PostgreSQL that is filled, in one transaction: until its commit nobody sees anything, and nothing is left of it
where it does not come."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, text

from adapters.store.addresses import Postgres
from adapters.store.connections import postgres_writer
from adapters.store.direct import within
from adapters.store.faults import first_line
from adapters.store.ledger.lanes import DOUBT
from adapters.store.opening import reached
from adapters.store.schema import UPGRADE_LOCK, Schema, State, counted, revision
from adapters.store.tables import Row
from adapters.store.transfer.values import Values, read
from bot.errors import StoreUnusable

AT_ONCE = 5_000
LANES = "SELECT lane, fence FROM lanes ORDER BY lane"
FREE = "UPDATE lanes SET owner = '' WHERE owner <> ''"
PATIENT = ("idle_in_transaction_session_timeout = '10min'", "lock_timeout = '10s'")
"""A table of the source may take its time to be read; nobody waits for tables that nobody has."""


@dataclass(frozen=True, slots=True)
class Target:
    """An empty database at the head of the schema, inside the transaction."""

    connection: Connection
    name: str

    def fill(self, table: Table, rows: Iterable[Values]) -> None:
        """Copy rows in."""
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        number = 0
        with self._named(table) as driver, driver.cursor() as cursor:
            try:
                with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copied:
                    for number, row in enumerate(rows, 1):  # noqa: B007 - told where it goes wrong
                        copied.write_row(row)
            except self._errors as error:
                raise StoreUnusable(f"{self.name}: {table.name}, row {number}: {first_line(error)}") from error

    def rows(self, table: Table) -> Iterator[Values]:
        """All rows of a table, as they are there now."""
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        with self._named(table) as driver, driver.cursor(name="moved") as cursor:
            cursor.itersize = AT_ONCE
            yield from read(table, cursor.execute(f'SELECT {columns} FROM "{table.name}"'))  # noqa: S608 - our names

    def number_on(self, table: Table, last: int) -> None:
        """The next row of a table that numbers its rows gets a number that nobody had."""
        if "id" not in table.columns or table.columns["id"].type.python_type is not int:
            return
        found = self.connection.execute(text(f"SELECT max(id) FROM {table.name}")).scalar() or 0  # noqa: S608
        if highest := max(found, last):
            sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
            self.connection.execute(text(f"SELECT setval({sequence}, :highest)"), {"highest": highest})

    def doubt(self) -> int:
        """What was on the wire is unsure, as after a crash, and no process has a lane; how many rows."""
        statements = within(self.connection)
        count = sum(statements.run(DOUBT, fence, lane) for lane, fence in statements.all(LANES))
        statements.run(FREE)
        return count

    @property
    def _errors(self) -> type[Exception]:
        errors: type[Exception] = self.connection.dialect.loaded_dbapi.Error
        return errors

    @contextmanager
    def _named(self, table: Table) -> Iterator[Any]:
        """The driver's own connection, whose errors say which table they are about."""
        try:
            yield self.connection.connection.driver_connection
        except self._errors as error:
            raise StoreUnusable(f"{self.name}: {table.name}: {first_line(error)}") from error


@contextmanager
def emptied(address: Postgres, schema: Schema) -> Iterator[Target]:
    """The target for the block, with tables if it had none; committed at the end of the block, or as it was before."""
    engine = postgres_writer(address.url)
    try:
        with reached(address), engine.connect() as connection, connection.begin():
            for setting in PATIENT:
                connection.execute(text(f"SET LOCAL {setting}"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
            _prepare(connection, address, schema)
            yield Target(connection, address.name)
    finally:
        engine.dispose()


def _prepare(connection: Connection, address: Postgres, schema: Schema) -> None:
    state = schema.state(connection)
    schema.refuse_foreign(state, address.name)
    if state is State.EMPTY:
        schema.upgrade(connection)
    elif state is State.OTHER:
        raise StoreUnusable(
            f"{address.name}: its schema is {revision(connection)}, this program's {schema.head}: name an empty one"
        )
    connection.execute(text(f"LOCK TABLE {', '.join(Row.metadata.tables)} IN ACCESS EXCLUSIVE MODE"))
    if full := _told(counted(connection)):
        raise StoreUnusable(
            f"{address.name}: holds data already ({full}), and a move would mix two installations: name an empty "
            "database. If an earlier move put it there, set JOGAN_DATABASE_URL to it"
        )


def _told(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{table}: {count}" for table, count in rows.items() if count)
