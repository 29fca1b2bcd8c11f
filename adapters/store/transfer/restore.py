"""A backup becomes the database: prepared beside it, put in its place in one step, the old one kept.

Nobody else may be at the data; whoever calls sees to that.
"""

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from adapters.store import maintenance
from adapters.store.addresses import SETTING, Postgres, SqliteFile, parsed
from adapters.store.backup import copy
from adapters.store.connections import sqlite_reader
from adapters.store.faults import ours
from adapters.store.opening import OURS, backup_of
from adapters.store.schema import Schema, State, revision
from bot.errors import BadFile, StoreUnusable

RESTORING, REPLACED = ".restoring", ".replaced"
LOGS = ("-wal", "-shm")


def prepared(url: str, file: Path, schema: Schema = OURS) -> Path:
    """A checked copy of a backup beside the database, at this program's schema; the database is as it was."""
    database = _file(url)
    _check(file, schema)
    replaced = _beside(database.path, REPLACED)
    if database.path.exists() and replaced.exists():
        raise BadFile(str(replaced), "is there from an earlier restore: delete it, or give it another name")
    part = _beside(database.path, RESTORING)
    forget(part)
    with ours(str(part)):
        database.path.parent.mkdir(parents=True, exist_ok=True)
        copy(file, part)
    before = _revision(part)
    maintenance.upgrade(f"sqlite:///{part}", schema)
    backup_of(part, before).unlink(missing_ok=True)
    return part


def put_in_place(url: str, part: Path) -> Path | None:
    """The prepared copy is the database from now on; where the one of before is, None where there was none.

    At each moment there is the old one, or none, or the new one, and none with the log of another.
    """
    database, replaced = _file(url).path, _beside(_file(url).path, REPLACED)
    try:
        if database.exists():
            os.replace(database, replaced)
        for log in LOGS:  # also those that an interrupted restore left
            if (left := _beside(database, log)).exists():
                os.replace(left, _beside(replaced, log))
        os.replace(part, database)
    except OSError as error:
        raise BadFile(str(database), f"cannot be written: {error.strerror}; the backup is ready as {part}") from error
    return replaced if replaced.exists() else None


def forget(part: Path) -> None:
    """Take away what an interrupted restore prepared."""
    for path in (part, *(_beside(part, log) for log in LOGS)):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _file(url: str) -> SqliteFile:
    database = parsed(url)
    if isinstance(database, Postgres):
        raise StoreUnusable(
            f"{database.name}: PostgreSQL is restored by its own tool ({SETTING}): pg_restore, then `jogan db restored`"
        )
    return database


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _check(file: Path, schema: Schema) -> None:
    """A database of jogan with something in it, and of no newer program."""
    if not file.is_file():
        raise BadFile(str(file), "there is no such file")
    engine = sqlite_reader(file)
    try:
        with ours(str(file)), engine.connect() as connection, connection.begin():
            _refuse(connection, file, schema)
    finally:
        engine.dispose()


def _refuse(connection: Connection, file: Path, schema: Schema) -> None:
    state = schema.state(connection)
    schema.refuse_foreign(state, str(file))
    if state is State.EMPTY:
        raise BadFile(str(file), "holds nothing of jogan: name a file that `jogan db backup` made")
    if state is State.OTHER:
        schema.refuse_newer(connection, str(file))


def _revision(path: Path) -> str | None:
    engine = sqlite_reader(path)
    try:
        with ours(str(path)), engine.connect() as connection, connection.begin():
            return revision(connection)
    finally:
        engine.dispose()
