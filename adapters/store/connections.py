"""Two engines for one database: one connection that writes, a few that only read, each on threads of its own.

Nothing here knows a table. An event loop never waits for the disk: the work runs on the threads.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from adapters.store.direct import Statements, carried_out
from adapters.store.faults import ours
from bot.errors import StoreUnusable

log = logging.getLogger(__name__)
READERS = 4
BUSY_SECONDS = 30.0
FOLDING = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds before each try to empty the log; whoever erased something waits for it."""
WRITING = "BEGIN IMMEDIATE"
LARGEST_LOG = 16 * 2**20
"""Bytes that the write-ahead log is cut back to after a large transaction, such as a night's forgetting."""
LOG_PAGES = LARGEST_LOG // 4096 * 3 // 4
"""Pages of the log before they are written to the file too: a page that deliveries change again and again is written
once. SQLite's own 1,000 cost twice the waits for the disk."""
PLANNING = ("enable_seqscan = off", "enable_bitmapscan = off", "jit = off")
"""Every question here is made for an index. Without these PostgreSQL reads whole tables until it was told their size,
and leaves entries in an index that nobody needs any more to be read again every minute."""
ABANDONED = "idle_in_transaction_session_timeout = '10s'"
"""A process that was stopped in the middle of a transaction keeps its rows from all others for so long and no longer:
as long as a lane's worker believes in its lease (WORK.md). No work of ours is idle between two statements for a second.
"""
REACHED = {
    "connect_timeout": 10,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""Seconds, the last in milliseconds: a server that went without a word is noticed in 20 s, where TCP takes hours."""
LEFT = (
    "tcp_keepalives_idle = 4",
    "tcp_keepalives_interval = 2",
    "tcp_keepalives_count = 3",
    "tcp_user_timeout = 10000",
)
"""The same for the server, and within ten seconds: a machine that is cut off between two statements of a pipeline (the
driver's executemany) is not idle for PostgreSQL, and would keep its rows, its lane's among them, for hours."""
Result = TypeVar("Result")
Work = Callable[[Session], Result]
DirectWork = Callable[[Statements], Result]


class Connections:
    """Runs work in one transaction each: writes one after the other, reads beside them."""

    def __init__(self, writer: Engine, reader: Engine, where: str) -> None:
        self.writer, self.reader, self.where = writer, reader, where
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._reading = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")

    async def write(self, work: Work[Result]) -> Result:
        """Run work on the writing connection and commit; nothing is kept where it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._writing, self.write_now, work)

    async def read(self, work: Work[Result]) -> Result:
        """Run work on a connection that cannot write; it sees one state of the database from start to end."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, self.read_now, work)

    async def direct_write(self, work: DirectWork[Result]) -> Result:
        """As write(), in the driver's own words."""
        return await asyncio.get_running_loop().run_in_executor(
            self._writing, self._directly, self.writer, WRITING, work
        )

    async def direct_read(self, work: DirectWork[Result]) -> Result:
        """As read(), in the driver's own words; on PostgreSQL each statement sees the state of its own moment."""
        return await asyncio.get_running_loop().run_in_executor(
            self._reading, self._directly, self.reader, "BEGIN", work
        )

    def _directly(self, engine: Engine, begin: str, work: DirectWork[Result]) -> Result:
        with ours(self.where):
            return carried_out(engine, begin, work)

    def write_now(self, work: Work[Result]) -> Result:
        """As write(), on this thread."""
        return self._run(self.writer, work)

    def read_now(self, work: Work[Result]) -> Result:
        """As read(), on this thread."""
        return self._run(self.reader, work)

    def _run(self, engine: Engine, work: Work[Result]) -> Result:
        with ours(self.where), engine.connect() as connection, connection.begin(), Session(connection) as session:
            result = work(session)
            session.flush()
            return result

    async def fold(self) -> None:
        """Write SQLite's log into its file and empty it: no older copy of a page is left that has what was erased.

        Who reads in another program keeps the log; that is waited for beside the work, which goes on writing.
        """
        for pause in FOLDING:
            await asyncio.sleep(pause)
            if await asyncio.get_running_loop().run_in_executor(self._writing, self._fold_now):
                return
        said = "%s: another program reads its log: what was erased stays in it until the next /forget or the end"
        log.warning(said, self.where)

    def _fold_now(self) -> bool:
        """Whether the log is empty now; there is none on PostgreSQL."""
        if self.writer.dialect.name != "sqlite":
            return True
        with ours(self.where):
            connection = self.writer.raw_connection()  # outside a transaction, which a checkpoint needs
            cursor = connection.cursor()
            try:
                cursor.execute("PRAGMA busy_timeout = 0")  # else the only writer, and every lane's beat, waits here
                busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1_000:.0f}")
                connection.close()
        return not busy

    async def close(self) -> None:
        """Finish what runs, then let go; the writer goes last, so that SQLite can fold its log into the file."""
        await asyncio.get_running_loop().run_in_executor(None, self._close_now)

    def _close_now(self) -> None:
        self._reading.shutdown()
        self.reader.dispose()
        self._writing.shutdown()
        self.writer.dispose()


def sqlite_engine(path: Path, *, begin: str, pragmas: dict[str, str], connections: int = 1) -> Engine:
    """An engine on a file whose transactions start with `begin` and whose connections have these settings."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=connections, max_overflow=0)

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        if begin == WRITING:
            keep_a_log(connection)
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def keep_a_log(connection: sqlite3.Connection) -> None:
    """Make the file one with a write-ahead log, for good.

    This switch does not wait for other programs as SQLite does everywhere else (its busy timeout is not asked), so two
    that start at once would refuse one another: it is tried again.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    from stamina import retry_context  # noqa: PLC0415 - only for a file that has no log yet

    for attempt in retry_context(on=_is_busy, attempts=None, timeout=BUSY_SECONDS, wait_initial=0.01, wait_max=0.2):
        with attempt:
            connection.execute("PRAGMA journal_mode=WAL")


def _is_busy(failure: Exception) -> bool:
    return isinstance(failure, sqlite3.OperationalError) and failure.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def sqlite_writer(path: Path, *, foreign_keys: bool = True) -> Engine:
    """The writing side: no transaction starts as a reader, so none is refused in the middle; durable at power loss."""
    pragmas = {
        "synchronous": "FULL",
        "foreign_keys": "ON" if foreign_keys else "OFF",
        "secure_delete": "ON",  # what /forget erases is overwritten
        "journal_size_limit": str(LARGEST_LOG),
        "wal_autocheckpoint": str(LOG_PAGES),
    }
    return sqlite_engine(path, begin=WRITING, pragmas=pragmas)


def sqlite_reader(path: Path) -> Engine:
    """The reading side: a snapshot for each transaction, and no way to write."""
    return sqlite_engine(path, begin="BEGIN", pragmas={"query_only": "ON"}, connections=READERS)


def postgres_writer(url: URL) -> Engine:
    """The writing side of PostgreSQL: one connection."""
    return _postgres(url, 1)


def postgres_reader(url: URL) -> Engine:
    """The reading side of PostgreSQL: each transaction sees one state and cannot write."""
    return _postgres(url, READERS).execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _postgres(url: URL, connections: int) -> Engine:
    try:
        given = {name: value for name, value in REACHED.items() if name not in url.query}
        engine = create_engine(url, pool_size=connections, max_overflow=0, pool_pre_ping=True, connect_args=given)
    except ModuleNotFoundError as error:
        raise StoreUnusable("PostgreSQL needs its driver: pip install 'jogan[postgres]'") from error

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        for setting in (*PLANNING, ABANDONED, *LEFT):
            connection.execute(f"SET {setting}")
        connection.commit()

    return engine
