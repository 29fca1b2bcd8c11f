"""`jogan db move`: every table from SQLite to PostgreSQL, compared row by row before anybody sees it.

The source is only read. Whoever is killed leaves the target as it was.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Table

from adapters.store.addresses import SETTING, Postgres, SqliteFile, parsed
from adapters.store.opening import OURS
from adapters.store.schema import Schema
from adapters.store.tables import Row
from adapters.store.transfer.marker import leave, refuse_moved
from adapters.store.transfer.source import Source, held
from adapters.store.transfer.target import Target, emptied
from adapters.store.transfer.values import Sum, Values, digest
from bot.errors import BadSetting, StoreUnusable

Progress = Callable[[str, int, int], None]
"""Is told a table, how many of its rows were read, and how many there are."""
EVERY = 1_000
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class MovedTable:
    """A table that is equal on both sides."""

    name: str
    rows: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved; `unsure` messages were on the wire when the source was left."""

    source: str
    target: str
    tables: tuple[MovedTable, ...]
    unsure: int


def move(source: str, target: str, progress: Progress, schema: Schema = OURS) -> Moved:
    """Move all of a SQLite database. Raises StoreUnusable with the remedy, and then nothing was changed."""
    old, new = _ends(source, target)
    refuse_moved(old.path)
    with held(old, schema) as left:
        with emptied(new, schema) as filled:
            tables = tuple(_moved(left, filled, table, progress) for table in Row.metadata.sorted_tables)
            unsure = filled.doubt()
        leave(old.path, new.name)
    return Moved(old.name, new.name, tables, unsure)


def _ends(source: str, target: str) -> tuple[SqliteFile, Postgres]:
    old = parsed(source)
    if isinstance(old, Postgres):
        raise StoreUnusable(f"{old.name}: the data is in PostgreSQL already ({SETTING}): nothing to move")
    try:
        new = parsed(target)
    except BadSetting as mistake:
        raise BadSetting("the target", mistake.value, "postgresql://USER:PASSWORD@HOST/DATABASE") from mistake
    if isinstance(new, SqliteFile):
        raise BadSetting("the target", new.name, "postgresql://USER:PASSWORD@HOST/DATABASE")
    return old, new


def _moved(source: Source, target: Target, table: Table, progress: Progress) -> MovedTable:
    sent, arrived = Sum(), Sum()
    target.fill(table, _summed(_watched(source.rows(table), table.name, source.count(table), progress), sent))
    for row in target.rows(table):
        arrived.add(row)
    if sent != arrived:
        raise StoreUnusable(
            f"{target.name}: {table.name} did not arrive as it was: {sent.rows} rows with the checksum {sent.checksum} "
            f"were sent, {arrived.rows} with {arrived.checksum} are there: {differences(source, target, table)}. "
            "Nothing was changed"
        )
    target.number_on(table, source.numbers().get(table.name, 0))
    return MovedTable(table.name, sent.rows, sent.checksum)


def _summed(rows: Iterable[Values], total: Sum) -> Iterator[Values]:
    for row in rows:
        total.add(row)
        yield row


def _watched(rows: Iterable[Values], name: str, count: int, progress: Progress) -> Iterator[Values]:
    progress(name, 0, count)
    for number, row in enumerate(rows, 1):
        if number % EVERY == 0:
            progress(name, number, count)
        yield row


def differences(source: Source, target: Target, table: Table) -> str:
    """The first rows that only one side has, by their keys."""
    left = {digest(row) for row in source.rows(table)}
    there = {digest(row) for row in target.rows(table)}
    lost = _keys(table, source.rows(table), left - there)
    strange = _keys(table, target.rows(table), there - left)
    told = (lost and f"not arrived {lost}", strange and f"changed or new {strange}")
    return "; ".join(words for words in told if words)


def _keys(table: Table, rows: Iterable[Values], wanted: set[bytes]) -> str:
    """Keys of the first of these rows: an operator at the console may see them."""
    places = [place for place, column in enumerate(table.columns) if column.primary_key]
    found = (" ".join(str(row[place]) for place in places) for row in rows if digest(row) in wanted)
    named = [key for _, key in zip(range(MOST_NAMED), found, strict=False)]
    return ", ".join(named) + (f" and {len(wanted) - len(named)} more" if len(wanted) > len(named) else "")
