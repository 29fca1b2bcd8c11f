"""The ledger as it stands in the database, read past the program: changes nothing, not even the write-ahead log."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

ROWS = """SELECT c.platform, c.address, d.lane, d.posting, d.part, d.state, d.attempts, d.unclean, d.message_id,
d.reason FROM deliveries d JOIN chats c ON c.id = d.chat ORDER BY d.id"""
LEFT = """SELECT (SELECT count(*) FROM deliveries WHERE state IN ('ready', 'sending', 'unsure'))
+ (SELECT count(*) FROM chats WHERE next_due IS NOT NULL AND next_due <= {now})"""
STATES = "SELECT lane, state, count(*) FROM deliveries GROUP BY lane, state"


PASSED_OVER = """SELECT c.platform, c.address FROM chats c WHERE c.cursor IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.chat = c.id)"""
HALVED = """SELECT c.platform, c.address FROM chats c JOIN deliveries d ON d.chat = c.id
GROUP BY c.platform, c.address, d.posting, d.bundle
HAVING count(*) <> (SELECT count(*) FROM bundle_parts p WHERE p.bundle = d.bundle)"""
OPEN = ("ready", "sending", "unsure")


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery."""

    platform: str
    chat: str
    lane: str
    posting: str
    part: int
    state: str
    attempts: int
    unclean: int
    message: str
    reason: str


def rows(url: str) -> list[Row]:
    """All deliveries, in the order of their numbers."""
    return [Row(*(value or "" if index > 7 else value for index, value in enumerate(row))) for row in asked(url, ROWS)]


def states(url: str) -> dict[tuple[str, str], int]:
    """How many rows of each lane are in each state; nothing where the tables are not there yet."""
    return {(lane, state): count for lane, state, count in asked(url, STATES)}


def left(url: str) -> int:
    """What is still to be done, at one moment: rows that are not settled, and chats that are due."""
    now = "now()" if not url.startswith("sqlite") else "datetime('now')"
    return int(asked(url, LEFT.format(now=now))[0][0])


def unplanned(url: str) -> list[tuple[str, str]]:
    """Chats whose cursor says that they had something though there are no rows of it, or not those of all its parts."""
    return [(platform, chat) for question in (PASSED_OVER, HALVED) for platform, chat in asked(url, question)]


def asked(url: str, question: str) -> list[tuple[Any, ...]]:
    """The answer of the database."""
    with _opened(url) as connection:
        return list(connection.execute(question))


def is_whole(url: str) -> bool:
    """What SQLite says about its file."""
    return not url.startswith("sqlite") or asked(url, "PRAGMA integrity_check") == [("ok",)]


@contextmanager
def _opened(url: str) -> Iterator[Any]:
    if url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)) as connection:
            yield connection
        return
    import psycopg

    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as connection:
        yield connection
