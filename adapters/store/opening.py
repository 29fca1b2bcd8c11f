"""Opens the store: makes or upgrades its schema where that is safe, and says clearly where it is not."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from adapters.store.addresses import Postgres, SqliteFile, parsed
from adapters.store.alerts import SqlAlerts
from adapters.store.answers import SqlAnswers
from adapters.store.backup import copy, damage, private, private_folder
from adapters.store.changes import SqlChanges
from adapters.store.chats import SqlChats
from adapters.store.connections import Connections, postgres_reader, postgres_writer, sqlite_reader, sqlite_writer
from adapters.store.conversations import SqlConversations
from adapters.store.editions import SqlEditions
from adapters.store.faults import ours
from adapters.store.heard import SqlHeard
from adapters.store.http_cache import SqlHttpCache
from adapters.store.ledger.ledger import SqlLedger
from adapters.store.lists import SqlLists
from adapters.store.messages import SqlMessages
from adapters.store.papers import SqlPapers
from adapters.store.payments import SqlPayments
from adapters.store.reports import SqlReports
from adapters.store.schema import UPGRADE_LOCK, Schema, State, revision
from adapters.store.source_health import SqlSourceHealth
from adapters.store.texts import SqlTexts
from adapters.store.transfer.marker import refuse_moved
from bot.errors import StoreUnusable, Temporary
from bot.events import event

log = logging.getLogger(__name__)
OURS = Schema()


class SqlStore:
    """bot.ports.store.Store on SQLite or PostgreSQL; `http_cache` keeps answers of the network beside it."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self.papers = SqlPapers(connections)
        self.lists = SqlLists(connections)
        self.editions = SqlEditions(connections)
        self.chats = SqlChats(connections)
        self.messages = SqlMessages(connections)
        self.heard = SqlHeard(connections)
        self.ledger = SqlLedger(connections)
        self.texts = SqlTexts(connections)
        self.answers = SqlAnswers(connections)
        self.conversations = SqlConversations(connections)
        self.payments = SqlPayments(connections)
        self.reports = SqlReports(connections)
        self.alerts = SqlAlerts(connections)
        self.source_health = SqlSourceHealth(connections)
        self.changes = SqlChanges(connections)
        self.http_cache = SqlHttpCache(connections)

    async def close(self) -> None:
        """Let go of files and connections."""
        await self.connections.close()


async def open_store(url: str, schema: Schema = OURS) -> SqlStore:
    """The store at an address, with its schema at the head. StoreUnusable, BadFile or BadSetting where it cannot be."""
    address = parsed(url)
    connections = await asyncio.get_running_loop().run_in_executor(None, opened, address, schema)
    return SqlStore(connections)


def opened(address: SqliteFile | Postgres, schema: Schema) -> Connections:
    """Engines on a database that has this program's schema."""
    if isinstance(address, SqliteFile):
        refuse_moved(address.path)
        prepare_file(address.path)
        ready(address, schema)
        return Connections(sqlite_writer(address.path), sqlite_reader(address.path), address.name)
    ready(address, schema)
    return Connections(postgres_writer(address.url), postgres_reader(address.url), address.name)


def prepare_file(path: Path) -> None:
    """The folder and a private file, and a check of it where the last program that wrote did not close it."""
    try:
        private_folder(path.parent)
        private(path)
    except OSError as error:
        raise StoreUnusable(f"{path}: {error.strerror}: check JOGAN_DATA_DIR and its rights") from error
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        with ours(str(path)), closing(sqlite3.connect(path)) as connection:
            fault = damage(connection, "quick_check")
        if fault:
            raise StoreUnusable(f"{path}: the file is damaged ({fault}): `jogan db restore FILE`")


def ready(address: SqliteFile | Postgres, schema: Schema, *, asked: bool = False) -> None:
    """Bring the schema to the head. On PostgreSQL an older one only when `asked`: other machines may still need it."""
    engine = migrating_engine(address)
    try:
        with reached(address), engine.connect() as connection:
            state, before = schema.state(connection), revision(connection)
        if state is not State.CURRENT:
            with reached(address), engine.connect() as connection, connection.begin():
                _migrate(connection, address, schema, asked=asked)
            _tell(before, schema.head)
    finally:
        engine.dispose()


def _tell(before: str | None, now: str) -> None:
    fields = event("upgrade", revision=now, before=before)
    log.info("The schema of the database is %s now (it was %s)", now, before or "empty", extra=fields)


@contextmanager
def reached(address: SqliteFile | Postgres) -> Iterator[None]:
    """Our errors; a server that does not answer at the very start is a wrong address until shown otherwise."""
    try:
        with ours(address.name):
            yield
    except Temporary as error:
        if isinstance(address, SqliteFile):
            raise
        raise StoreUnusable(f"{error.reason}: check JOGAN_DATABASE_URL and that the server runs") from error


def migrating_engine(address: SqliteFile | Postgres) -> Engine:
    """One connection; SQLite's references rest while tables are rebuilt, and are checked before the commit."""
    if isinstance(address, SqliteFile):
        return sqlite_writer(address.path, foreign_keys=False)
    return postgres_writer(address.url)


def _migrate(connection: Connection, address: SqliteFile | Postgres, schema: Schema, *, asked: bool) -> None:
    if isinstance(address, Postgres):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
    state = schema.state(connection)  # again: another process may have been faster
    schema.refuse_foreign(state, address.name)
    if state is State.CURRENT:
        return
    if state is State.OTHER:
        schema.refuse_newer(connection, address.name)
        _before_leaving(connection, address, asked=asked)
    schema.upgrade(connection)
    if isinstance(address, SqliteFile) and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise StoreUnusable(f"{address.name}: the upgrade would break references and was taken back")


def _before_leaving(connection: Connection, address: SqliteFile | Postgres, *, asked: bool) -> None:
    if isinstance(address, SqliteFile):
        copy(address.path, backup_of(address.path, revision(connection)))
    elif not asked:
        raise StoreUnusable(f"{address.name}: its schema is older than this program: run `jogan db upgrade`")


def backup_of(path: Path, found: str | None) -> Path:
    """Where the file is copied to before it leaves a revision."""
    return path.with_name(f"{path.name}.{found}.bak")
