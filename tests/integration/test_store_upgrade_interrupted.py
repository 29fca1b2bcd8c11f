"""Every upgrade with data in it, interrupted at every statement: the old schema whole or the new one (FAULTS 64)."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from full_database import CAPTURED, Rows, made_at, rows_of
from sqlalchemy import Engine, event, inspect, text

from adapters.store.addresses import parsed
from adapters.store.backup import damage
from adapters.store.maintenance import status, upgrade
from adapters.store.opening import OURS, migrating_engine
from adapters.store.schema import HEAD

REVISIONS = tuple(sorted(path.stem.removeprefix("schema_") for path in CAPTURED.glob("schema_*.sql")))
AGAIN = 7
"""Every so many changes the next upgrade is made too, or the process is killed."""
Held = dict[str, object]


class Pulled(Exception):
    """The plug was."""


READS = ("SELECT", "PRAGMA", "SHOW", "BEGIN", "SET")


@contextmanager
def counted(pull_at: int = 2**31, *, kills: bool = False) -> Iterator[list[str]]:
    """What is changed by all engines of this process, and commits; before one of them the plug is pulled."""
    seen: list[str] = []

    def change(statement: str) -> None:
        if len(seen) == pull_at:
            if kills:
                os.kill(os.getpid(), signal.SIGKILL)
            raise Pulled
        seen.append(statement)

    def before(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.lstrip().upper().startswith(READS):
            change(statement)

    def commit(_connection: object) -> None:
        if seen and seen[-1] != "COMMIT":  # what only read commits too
            change("COMMIT")

    event.listen(Engine, "before_cursor_execute", before)
    event.listen(Engine, "commit", commit)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", before)
        event.remove(Engine, "commit", commit)


def held(url: str) -> Held:
    """All that a database holds: its revision, what its tables are made of, and every row, whatever its schema."""
    engine = migrating_engine(parsed(url))
    with engine.connect() as connection, connection.begin():
        found = inspect(connection)
        tables = found.get_table_names()
        shapes = {
            name: (
                [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)],
                sorted(str(index["name"]) for index in found.get_indexes(name)),
            )
            for name in tables
        }
        rows = {name: sorted(map(repr, connection.execute(text(f"SELECT * FROM {name}")))) for name in tables}
    engine.dispose()
    return {"shapes": shapes, "rows": rows}


def sound(path: Path) -> bool:
    """Whether SQLite itself finds no fault and no reference that leads nowhere."""
    connection = sqlite3.connect(path)
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    fault = damage(connection)
    connection.close()
    return not broken and fault is None


@pytest.fixture(params=REVISIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A SQLite file that an earlier program made, with its rows."""
    path = tmp_path / "old.db"
    made_at(f"sqlite:///{path}", request.param)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    return path


def test_rows_of_every_earlier_schema_were_kept() -> None:
    steps = OURS.folder.glob("versions/v[0-9]*.py")
    assert {step.name[1:5] for step in steps} == {*REVISIONS, HEAD}


@pytest.mark.slow  # an upgrade for each of its changes
def test_interrupted_at_any_change_a_file_is_the_old_one_and_the_next_upgrade_ends_well(
    old: Path, tmp_path: Path
) -> None:
    before, path = held(f"sqlite:///{old}"), tmp_path / "jogan.db"
    url, after, changes = f"sqlite:///{path}", *upgraded(old, path)
    for number in range(changes):
        fresh(old, path)
        with counted(number), pytest.raises(Pulled):
            upgrade(url)
        assert held(url) == before
        assert sound(path)
        if number % AGAIN == 0 or number == changes - 1:
            upgrade(url)
            assert rows_of(url) == after


@pytest.mark.slow  # a process for every few changes
def test_killed_at_a_change_a_file_is_the_old_one_and_the_next_upgrade_ends_well(old: Path, tmp_path: Path) -> None:
    before, path = held(f"sqlite:///{old}"), tmp_path / "jogan.db"
    url, after, changes = f"sqlite:///{path}", *upgraded(old, path)
    for number in range(changes - 1, -1, -AGAIN):
        fresh(old, path)
        child = os.fork()
        if not child:
            with counted(number, kills=True):
                upgrade(url)
            os._exit(1)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        assert held(url) == before
        assert sound(path)
    upgrade(url)
    assert rows_of(url) == after


@pytest.mark.slow  # as above, on a server; every single change takes 85 s and was seen to hold too
def test_interrupted_at_a_change_postgres_is_the_old_one_and_the_next_upgrade_ends_well(
    old: Path, tmp_path: Path, postgres_url: str
) -> None:
    made_at(postgres_url, str(revision_of(old)))
    before = held(postgres_url)
    number = 0
    while interrupted(postgres_url, number):
        assert held(postgres_url) == before
        number += 1 + number // AGAIN
    steps = int(HEAD) - int(revision_of(old))
    assert number > 2 * steps, "each changes something and says so, and all are committed"
    assert rows_of(postgres_url) == upgraded(old, tmp_path / "jogan.db")[0]


def interrupted(url: str, number: int) -> bool:
    """Whether the upgrade had so many changes that the plug was pulled before one more."""
    try:
        with counted(number):
            upgrade(url)
    except Pulled:
        return True
    return False


def revision_of(path: Path) -> str | None:
    """Which schema a file has."""
    return status(f"sqlite:///{path}").current


def upgraded(old: Path, path: Path) -> tuple[Rows, int]:
    """A file's rows after an upgrade, and how many changes that took, its commit the last."""
    fresh(old, path)
    with counted() as changes:
        upgrade(f"sqlite:///{path}")
    assert changes[-1] == "COMMIT"
    return rows_of(f"sqlite:///{path}"), len(changes)


def fresh(old: Path, path: Path) -> None:
    """The old file in the place of what is there."""
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    shutil.copy(old, path)
