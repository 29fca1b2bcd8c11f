"""Every exception of the databases becomes one of ours: their classes are walked, none may be unmapped."""

import sqlite3
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import exc

from adapters.store.faults import ours, translated
from bot.errors import BadFile, JoganError, Permanent, StoreUnusable, Temporary

STATEMENT = "SELECT secret_words FROM papers"


def kinds(base: type[BaseException]) -> Iterator[type[BaseException]]:
    yield base
    for kind in base.__subclasses__():
        yield from kinds(kind)


def wrapped(cause: Exception, base: type[Exception]) -> Exception:
    return exc.DBAPIError.instance(STATEMENT, {"p": "secret parameter"}, cause, base)


def sqlite_error(name: str, words: str = "what SQLite says") -> sqlite3.Error:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorname = name
    return error


def made(kind: type[BaseException]) -> BaseException:
    """An exception of any class, whatever its constructor takes."""
    if issubclass(kind, exc.StatementError):
        return kind("what the library says", STATEMENT, {}, ValueError("what we said"))
    error = kind.__new__(kind)
    Exception.__init__(error, "what the library says")
    return error


def test_every_class_of_sqlalchemy_is_mapped() -> None:
    found = [kind for kind in kinds(exc.SQLAlchemyError) if not issubclass(kind, exc.DBAPIError)]
    assert len(found) > 20
    for kind in found:
        with pytest.raises(JoganError), ours("here"):
            raise made(kind)


@pytest.mark.parametrize("base", [sqlite3.Error, psycopg.Error])
def test_every_class_of_the_drivers_is_mapped(base: type[Exception]) -> None:
    found = list(kinds(base))
    assert len(found) > 6
    for kind in found:
        cause = made(kind)
        assert isinstance(cause, Exception)
        error = translated(wrapped(cause, base), "here")
        assert isinstance(error, (Temporary, Permanent))
        assert "secret" not in str(error)


def test_bare_sqlite_errors_are_mapped_too() -> None:
    with pytest.raises(BadFile), ours("here"):
        raise sqlite_error("SQLITE_NOTADB")


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("SQLITE_FULL", StoreUnusable, "free some space"),
        ("SQLITE_READONLY_DBMOVED", StoreUnusable, "right to write"),
        ("SQLITE_CANTOPEN_ISDIR", StoreUnusable, "folder exists"),
        ("SQLITE_PERM", StoreUnusable, "rights"),
        ("SQLITE_CORRUPT_INDEX", StoreUnusable, "backup"),
        ("SQLITE_IOERR_WRITE", StoreUnusable, "check the disk"),
        ("SQLITE_NOTADB", BadFile, "no database of jogan"),
        ("SQLITE_BUSY_SNAPSHOT", Temporary, "another program"),
        ("SQLITE_LOCKED_SHAREDCACHE", Temporary, "another program"),
        ("SQLITE_CONSTRAINT_UNIQUE", Permanent, "what SQLite says"),
    ],
)
def test_what_sqlite_reports_comes_with_its_remedy(name: str, kind: type[JoganError], words: str) -> None:
    error = translated(wrapped(sqlite_error(name), sqlite3.Error), "papers.db")
    assert type(error) is kind
    assert "papers.db" in str(error)
    assert words in str(error)


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (psycopg.errors.DeadlockDetected("deadlock"), Temporary),
        (psycopg.errors.SerializationFailure("again"), Temporary),
        (psycopg.errors.AdminShutdown("restart"), Temporary),
        (psycopg.errors.ConnectionTimeout("slow"), Temporary),
        (psycopg.errors.UndefinedTable("gone"), Permanent),
        (psycopg.errors.UniqueViolation("twice"), Permanent),
    ],
)
def test_what_may_pass_is_temporary_on_postgres(cause: psycopg.Error, kind: type[JoganError]) -> None:
    assert type(translated(wrapped(cause, psycopg.Error), "here")) is kind


def test_only_the_first_line_is_told() -> None:
    error = wrapped(psycopg.OperationalError("connection failed\n\tIs the server running?"), psycopg.Error)
    assert str(translated(error, "PostgreSQL x on y")) == "PostgreSQL x on y: connection failed"
    assert str(translated(wrapped(psycopg.OperationalError(""), psycopg.Error), "x")) == "x: OperationalError"


def test_other_exceptions_pass() -> None:
    with pytest.raises(KeyError), ours("here"):
        raise KeyError("a mistake of ours")
