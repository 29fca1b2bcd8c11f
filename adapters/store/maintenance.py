"""What `jogan db` does: upgrade, status, backup. Never run by the service itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from adapters.store import backup as copies
from adapters.store.addresses import Postgres, SqliteFile, parsed
from adapters.store.connections import postgres_reader, sqlite_reader
from adapters.store.opening import OURS, prepare_file, reached, ready
from adapters.store.schema import Schema, counted, revision
from bot.errors import BadFile, StoreUnusable


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """The revision found (None: an empty database), this program's, and rows by table; `database` has no password."""

    database: str
    current: str | None
    head: str
    rows: Mapping[str, int]

    @property
    def upgraded(self) -> bool:
        """Whether nothing is left to do."""
        return self.current == self.head


def upgrade(url: str, schema: Schema = OURS) -> SchemaStatus:
    """Bring the schema to the head; an older SQLite file is copied beside itself first."""
    address = parsed(url)
    if isinstance(address, SqliteFile):
        prepare_file(address.path)
    ready(address, schema, asked=True)
    return status(url, schema)


def status(url: str, schema: Schema = OURS) -> SchemaStatus:
    """What the database holds; changes nothing."""
    address = parsed(url)
    if isinstance(address, SqliteFile) and not address.path.exists():
        raise StoreUnusable(f"{address.name}: there is no database yet: `jogan db upgrade` makes one")
    engine = sqlite_reader(address.path) if isinstance(address, SqliteFile) else postgres_reader(address.url)
    try:
        with reached(address), engine.connect() as connection, connection.begin():
            schema.refuse_foreign(schema.state(connection), address.name)
            return SchemaStatus(address.name, revision(connection), schema.head, counted(connection))
    finally:
        engine.dispose()


def backup(url: str, file: Path) -> Path:
    """Copy the database to a new file while it is in use; the copy was checked."""
    address = parsed(url)
    if isinstance(address, Postgres):
        raise StoreUnusable(
            f"{address.name}: PostgreSQL is backed up by its own tool: pg_dump --format=custom --file={file} DATABASE"
        )
    if not address.path.exists():
        raise StoreUnusable(f"{address.name}: there is no database yet: nothing to back up")
    if file.exists():
        raise BadFile(str(file), "there is a file of this name already: name a new one")
    return copies.copy(address.path, file)
