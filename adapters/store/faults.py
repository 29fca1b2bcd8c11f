"""Where the databases' exceptions end: each becomes one of ours, with the remedy. No text of a query goes out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from bot.errors import BadFile, JoganError, Permanent, StoreUnusable, Temporary

SQLITE_REMEDIES = {
    "SQLITE_FULL": "the disk is full: free some space and start again; nothing was lost",
    "SQLITE_READONLY": "it may only be read: give this user the right to write the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened: check that the folder exists and that this user may write in it",
    "SQLITE_PERM": "it may not be opened by this user: check the rights of the file and its folder",
    "SQLITE_AUTH": "it may not be opened by this user: check the rights of the file and its folder",
    "SQLITE_CORRUPT": "the file is damaged: `jogan db restore FILE` puts the newest backup in its place",
    "SQLITE_IOERR": "the disk reports an error: check the disk, then start again",
}
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")


@contextmanager
def ours(where: str) -> Iterator[None]:
    """Raise our errors instead of the databases' own; `where` names the database without its password."""
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error) as error:
        raise translated(error, where) from error


def translated(error: Exception, where: str) -> JoganError:
    """Our error for one of the databases'."""
    cause = error.orig if isinstance(error, exc.DBAPIError) and error.orig is not None else error
    if isinstance(cause, sqlite3.Error):
        return _sqlite(cause, where)
    if isinstance(error, (exc.OperationalError, exc.InterfaceError, exc.InternalError, exc.TimeoutError)):
        return Temporary(f"{where}: {first_line(cause)}")
    return Permanent(f"{where}: {first_line(cause)}")


def _sqlite(error: sqlite3.Error, where: str) -> JoganError:
    code = getattr(error, "sqlite_errorname", "") or ""
    if code == "SQLITE_NOTADB":
        return BadFile(where, "this is no database of jogan: name another file in JOGAN_DATABASE_URL")
    if code.startswith(BUSY):
        return Temporary(f"{where}: another program holds the database")
    for prefix, remedy in SQLITE_REMEDIES.items():
        if code.startswith(prefix):
            return StoreUnusable(f"{where}: {remedy}")
    return Permanent(f"{where}: {first_line(error)}")


def first_line(error: BaseException) -> str:
    """What an exception says, without the query and the explanations that follow."""
    words = str(error).strip() or type(error).__name__
    return words.splitlines()[0]
