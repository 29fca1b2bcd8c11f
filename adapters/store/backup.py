"""Copies of a SQLite database while others use it, checked before they get their name."""

import errno
import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

from adapters.store.faults import ours
from bot.errors import BadFile, StoreUnusable


def copy(database: Path, target: Path) -> Path:
    """Write a checked copy of `database` to `target` (mode 0600), replacing what is there; all of it or nothing."""
    part = target.with_name(target.name + ".part")
    try:
        private(part)
        with ours(str(part)):
            _copied(database, part)
        os.replace(part, target)
    except OSError as error:
        raise BadFile(str(target), f"cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def private(path: Path) -> None:
    """An empty file that only its owner reads; an existing one is left as it is."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def private_folder(path: Path, asker: int | None = None) -> None:
    """A folder that only its owner looks into; an existing one is left as it is. `asker`: a user, else the process's.

    Raises PermissionError where it is somebody's and root asks: what root writes there its owner cannot open.
    """
    if not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
    elif sys.platform != "win32" and (os.geteuid() if asker is None else asker) == 0 and path.stat().st_uid != 0:
        owner = _named(path)
        raise PermissionError(
            errno.EPERM, f"the folder is {owner}'s, who cannot open what root writes (sudo -u {owner})"
        )


def _named(path: Path) -> str:
    """Whose it is: a name, or a number where there is none, as in containers."""
    try:
        return path.owner()
    except KeyError:
        return f"#{path.stat().st_uid}"


def _copied(database: Path, part: Path) -> None:
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as copied:
        source.backup(copied)
        copied.execute("PRAGMA journal_mode=DELETE")
        if fault := damage(copied):
            raise StoreUnusable(f"{database}: the copy is damaged ({fault}): check the disk")


def damage(connection: sqlite3.Connection, check: str = "integrity_check") -> str | None:
    """What SQLite's own check finds, None where the file is sound; `quick_check` does not compare the indexes."""
    found: str = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
    return None if found == "ok" else found
