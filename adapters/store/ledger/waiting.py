"""What is to be sent or found out about, with what its chat is now. Changes nothing: only an exchange claims."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from adapters.store.direct import Statements
from adapters.store.tables import AGAIN, BEGUN, FRESH
from bot.domain.chat import Address
from bot.domain.delivery import Waiting

STOPPED = "c.paused OR c.off IS NOT NULL OR NOT (c.everything OR c.categories <> '[]')"
"""Of a chat that gets nothing any more."""
SEEN = f"""SELECT d.id, d.lane, d.chat, c.platform, c.address, c.kind, d.posting, d.part, d.bundle,
coalesce(b.revision, 0), c.muted, d.attempts, d.unclean, d.claimed_at,
{STOPPED}
FROM deliveries d JOIN chats c ON c.id = d.chat LEFT JOIN bundles b ON b.id = d.bundle"""
READY_FRESH = f"{SEEN} WHERE {FRESH} AND (d.lane, d.id) > (?, ?) AND d.lane <= ? ORDER BY d.lane, d.id LIMIT ?"
"""A pair, not `lane = ?`: then only the partial index has this order, and no planner reads what was sent long ago."""
READY_AGAIN = f"{SEEN} WHERE d.lane = ? AND {AGAIN} AND d.not_before <= ? ORDER BY d.not_before, d.id LIMIT ?"
UNSURE = (
    f"{SEEN} WHERE d.lane = ? AND {BEGUN} AND state = 'unsure' AND d.not_before <= ? "
    "ORDER BY d.not_before, d.id LIMIT ?"
)
OLDEST = (
    f"SELECT planned_at FROM deliveries WHERE {FRESH} AND (lane, id) > (?, 0) AND lane <= ? ORDER BY lane, id LIMIT 1"
)
NEXT_AGAIN = f"SELECT not_before FROM deliveries WHERE lane = ? AND {AGAIN} ORDER BY not_before, id LIMIT 1"
NEXT_UNSURE = (
    f"SELECT not_before FROM deliveries WHERE lane = ? AND {BEGUN} AND state = 'unsure' ORDER BY not_before, id LIMIT 1"
)
OWING = f"""SELECT l.lane FROM lanes l WHERE
(SELECT 1 FROM deliveries WHERE {FRESH} AND (lane, id) > (l.lane, 0) AND lane <= l.lane ORDER BY lane, id LIMIT 1) = 1
OR (SELECT not_before FROM deliveries WHERE lane = l.lane AND {AGAIN} ORDER BY not_before, id LIMIT 1) <= ?
OR (SELECT not_before FROM deliveries WHERE lane = l.lane AND {BEGUN} AND state = 'unsure'
ORDER BY not_before, id LIMIT 1) <= ?
OR (SELECT 1 FROM deliveries WHERE lane = l.lane AND {BEGUN} AND state = 'sending' LIMIT 1) = 1 ORDER BY l.lane"""
"""One probe of each index for a lane, in one question: it is asked every minute, and mostly nothing is owed."""

ALREADY = datetime(1970, 1, 1, tzinfo=UTC)
"""When what waits for nothing may be sent. When it was planned says nothing: the clock may have gone back since."""


def ready(statements: Statements, lane: str, now: datetime, most: int, after: int) -> tuple[Waiting, ...]:
    """First what waited to be sent again, then by number."""
    rows = statements.all(READY_AGAIN, lane, statements.instant(now), most)
    if len(rows) < most:
        rows += statements.all(READY_FRESH, lane, after, lane, most - len(rows))
    return tuple(_waiting(statements, row) for row in rows)


def unsure(statements: Statements, lane: str, now: datetime, most: int) -> tuple[Waiting, ...]:
    """Longest unsure first."""
    return tuple(_waiting(statements, row) for row in statements.all(UNSURE, lane, statements.instant(now), most))


def next_at(statements: Statements, lane: str) -> datetime | None:
    """When there is something to do next."""
    if statements.one(OLDEST, lane, lane):
        return ALREADY
    again, doubt = (statements.one(question, lane) for question in (NEXT_AGAIN, NEXT_UNSURE))
    found = (statements.moment(row[0]) for row in (again, doubt) if row)
    return min((moment for moment in found if moment), default=None)


def oldest(statements: Statements, lane: str) -> datetime | None:
    """When the first of those that wait for nothing was planned."""
    row = statements.one(OLDEST, lane, lane)
    return statements.moment(row[0]) if row else None


def owing(statements: Statements, now: datetime) -> tuple[str, ...]:
    """Lanes where something may be done now, or is being done."""
    moment = statements.instant(now)
    return tuple(lane for (lane,) in statements.all(OWING, moment, moment))


def _waiting(statements: Statements, row: Sequence[Any]) -> Waiting:
    number, lane, chat, platform, address, kind, posting, part, bundle, revision, muted, attempts, unclean, *rest = row
    claimed_at, stopped = rest
    return Waiting(
        number,
        lane,
        chat,
        Address(platform, address),
        kind,
        posting,
        part,
        bundle,
        revision,
        bool(muted),
        attempts,
        unclean,
        statements.moment(claimed_at),
        bool(stopped),
    )
