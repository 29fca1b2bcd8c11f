"""Forgets rows that were settled long ago, a portion at a time: a lane's owner must be heard in between."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from adapters.store.connections import Connections
from adapters.store.direct import Statements
from adapters.store.ledger import outages
from adapters.store.tables import SETTLED

PORTION = 10_000
ENDED = f"SELECT lane, state FROM deliveries WHERE {SETTLED} GROUP BY lane, state"
OLD = """DELETE FROM deliveries WHERE id IN (
SELECT id FROM deliveries WHERE lane = ? AND state = ? AND settled_at < ? ORDER BY settled_at LIMIT ?)"""
NEEDED = "SELECT DISTINCT bundle FROM deliveries WHERE id > ?"
NEWEST = "SELECT max(id) FROM deliveries"
BUNDLES = "SELECT id FROM bundles WHERE made_at < ?"
FORGET = ("DELETE FROM bundle_parts WHERE bundle {ids}", "DELETE FROM bundles WHERE id {ids}")


async def drop(connections: Connections, before: datetime) -> int:
    """Rows settled before a moment, then bundles that were made before it and that no row needs, and outages that
    ended with their process; how many rows."""
    count = 0
    for ended in await connections.direct_read(lambda statements: statements.all(ENDED)):
        while dropped := await connections.direct_write(partial(_old, ended=ended, before=before)):
            count += dropped
    newest, needed = await connections.direct_read(_needed)
    await connections.direct_write(lambda statements: _bundles(statements, before, newest, needed))
    await connections.direct_write(lambda statements: outages.drop(statements, before))
    return count


def _needed(statements: Statements) -> tuple[int, set[int]]:
    """The newest row, and the bundles of all rows up to it at least: read aside, for it takes a while."""
    newest = statements.one(NEWEST)[0] or 0
    return newest, {number for (number,) in statements.all(NEEDED, 0)}


def _old(statements: Statements, ended: Sequence[Any], before: datetime) -> int:
    return statements.run(OLD, *ended, statements.instant(before), PORTION)


def _bundles(statements: Statements, before: datetime, newest: int, needed: set[int]) -> None:
    needed = needed | {number for (number,) in statements.all(NEEDED, newest)}
    old = [number for (number,) in statements.all(BUNDLES, statements.instant(before)) if number not in needed]
    for forgetting in FORGET:
        statements.run(forgetting, statements.ids(old))
