"""A database with rows in every table, and all of its rows as values, read in another way than a move reads them."""

from datetime import date
from pathlib import Path
from typing import Any

from builders import at
from sqlalchemy import select, text

from adapters.store.addresses import parsed
from adapters.store.maintenance import upgrade
from adapters.store.opening import OURS, migrating_engine, open_store
from adapters.store.schema import Schema
from adapters.store.tables import Row

CAPTURED = Path(__file__).parent / "captured" / "store"
LATER = date(2024, 8, 1)
Rows = dict[str, list[str]]


def made_at(url: str, revision: str) -> str:
    """A database of an earlier schema with the rows that the program of then wrote."""
    upgrade(url, Schema(OURS.folder, revision))
    engine = migrating_engine(parsed(url))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        for line in (CAPTURED / f"schema_{revision}.sql").read_text(encoding="utf-8").splitlines()[1:]:
            connection.exec_driver_sql(line)
    engine.dispose()
    return url


async def filled(url: str) -> str:
    """Rows in every table, at the head."""
    upgrade(made_at(url, "0007"))
    store = await open_store(url)
    fence = await store.ledger.take("discord:1", "me")
    assert fence is not None
    await store.ledger.unreached("discord:1", fence, at(), at(), "no route to host")
    await store.ledger.release("discord:1", fence)
    await store.http_cache.put("https://arxiv.org/한국", '"e"', None, bytes(range(256)))
    await store.close()
    return url


def rows_of(url: str) -> Rows:
    """Every row of every table as the tables' own types read it, in one order."""
    engine = migrating_engine(parsed(url))
    with engine.connect() as connection, connection.begin():
        found = {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in Row.metadata.sorted_tables
        }
    engine.dispose()
    return found


def run(url: str, *statements: str) -> None:
    """Statements in one transaction, without the store."""
    engine = migrating_engine(parsed(url))
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def one(url: str, question: str) -> Any:
    """The first row of an answer."""
    engine = migrating_engine(parsed(url))
    with engine.connect() as connection, connection.begin():
        found = connection.execute(text(question)).first()
    engine.dispose()
    return tuple(found) if found else None
