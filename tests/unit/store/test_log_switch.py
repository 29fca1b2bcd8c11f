"""A file gets its write-ahead log once, also where another program is just writing to it."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from adapters.store.connections import keep_a_log


def held(path: Path) -> sqlite3.Connection:
    """A program in the middle of a write to a file that has no log yet."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE papers (id TEXT)")
    other.execute("BEGIN IMMEDIATE")
    return other


def mode(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def test_the_switch_waits_for_a_program_that_writes(tmp_path: Path) -> None:
    path = tmp_path / "jogan.db"
    with closing(held(path)) as other, closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as ours:
        done = threading.Timer(0.2, other.execute, ["COMMIT"])
        done.start()
        keep_a_log(ours)
        done.join()
    assert mode(path) == "wal"


def test_a_file_with_a_log_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "jogan.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as first:
        keep_a_log(first)
        first.execute("CREATE TABLE papers (id TEXT)")
        first.execute("BEGIN IMMEDIATE")
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as second:
            keep_a_log(second)
            assert second.execute("SELECT count(*) FROM papers").fetchone() == (0,)


def test_what_is_no_waiting_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "jogan.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE papers (id TEXT)")
    read_only = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
    with closing(read_only), pytest.raises(sqlite3.OperationalError, match="readonly"):
        keep_a_log(read_only)
