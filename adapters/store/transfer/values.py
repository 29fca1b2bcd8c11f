"""Rows as values that are the same from both databases, and a checksum that knows no order. Reads nothing itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import Any

from sqlalchemy import Boolean, Column, Date, Table, Time

from adapters.store.tables import Utc

SIZE = 16
"""Bytes of a row's digest."""
Values = tuple[Any, ...]
Reader = Callable[[Any], Any]


def instant(kept: Any) -> datetime:
    """An instant in UTC, from SQLite's words or PostgreSQL's value."""
    moment = datetime.fromisoformat(kept) if isinstance(kept, str) else kept
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(kept: Any) -> date:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


def _time(kept: Any) -> time:
    return time.fromisoformat(kept) if isinstance(kept, str) else kept


def _reader(column: Column[Any]) -> Reader | None:
    kinds: tuple[tuple[type, Reader], ...] = ((Utc, instant), (Date, _day), (Time, _time), (Boolean, bool))
    return next((read for kind, read in kinds if isinstance(column.type, kind)), None)


def read(table: Table, rows: Iterable[Sequence[Any]]) -> Iterator[Values]:
    """Rows as they came from a driver, with the values that their columns mean."""
    odd = [(place, reader) for place, column in enumerate(table.columns) if (reader := _reader(column))]
    for row in rows:
        values = list(row)
        for place, reader in odd:
            if values[place] is not None:
                values[place] = reader(values[place])
        yield tuple(values)


def digest(row: Values) -> bytes:
    """What tells a row from every other."""
    return blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


@dataclass
class Sum:
    """How many rows, and the sum of their digests: the same for the same rows in any order."""

    rows: int = 0
    total: int = 0

    def add(self, row: Values) -> None:
        """One row more."""
        self.rows += 1
        self.total = (self.total + int.from_bytes(digest(row), "big")) % 2 ** (8 * SIZE)

    @property
    def checksum(self) -> str:
        """The sum in figures that can be compared by eye."""
        return f"{self.total:0{2 * SIZE}x}"
