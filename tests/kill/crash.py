"""Ends this process at its nth statement that changes the database, a commit counted as one: the named crash points.

Listens on the driver's connections; the program knows nothing of it.
"""

import os
from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

CRASHED = 9
CHANGING = ("INSERT", "UPDATE", "DELETE", "COMMIT", "WITH", "REPLACE")


class Fuse:
    """`left` statements until the end; the one that it ends at is not carried out any more."""

    def __init__(self, left: int) -> None:
        self.left = left

    def burn(self, statement: str) -> None:
        """A statement is about to be carried out."""
        if statement.lstrip().upper().startswith(CHANGING):
            self.left -= 1
            if self.left < 0:
                os._exit(CRASHED)


def crash_after(statements: int) -> Fuse:
    """End this process when so many statements were carried out, on whatever connection."""
    fuse = Fuse(statements)

    @event.listens_for(Pool, "connect")
    def listen(connection: Any, _record: object) -> None:
        if hasattr(connection, "set_trace_callback"):
            connection.set_trace_callback(fuse.burn)
        else:
            connection.cursor_factory = _counting(connection.cursor_factory, fuse)
            connection.commit = _commit(connection.commit, fuse)

    return fuse


def _counting(factory: type[Any], fuse: Fuse) -> type[Any]:
    class Counting(factory):  # type: ignore[misc] # the driver's own class
        def execute(self, query: Any, *values: Any, **more: Any) -> Any:
            fuse.burn(str(query))
            return super().execute(query, *values, **more)

        def executemany(self, query: Any, rows: Any, **more: Any) -> Any:
            for row in rows:
                self.execute(query, row, **more)

    return Counting


def _commit(real: Callable[[], None], fuse: Fuse) -> Callable[[], None]:
    def commit() -> None:
        fuse.burn("COMMIT")
        real()

    return commit
