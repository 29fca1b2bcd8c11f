"""What is to be sent or found out about, with what its chat is now. Changes nothing: only an exchange claims."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from adapters.store.direct import Statements
from adapters.store.tables import AGAIN, BEGUN, FRESH
from bot.domain.chat import Address
from bot.domain.delivery import Waiting

SEEN = """SELECT d.id, d.lane, d.chat, c.platform, c.address, c.kind, d.posting, d.part, d.bundle,
coalesce(b.revision, 0), c.muted, d.attempts, d.unclean, d.claimed_at,
c.paused OR c.off IS NOT NULL OR NOT (c.everything OR c.categories <> '[]')
FROM deliveries d JOIN chats c ON c.id = d.chat LEFT JOIN bundles b ON b.id = d.bundle"""
READY_FRESH = f"{SEEN} WHERE d.lane = ? AND {FRESH} AND d.id > ? ORDER BY d.id LIMIT ?"
READY_AGAIN = f"{SEEN} WHERE d.lane = ? AND {AGAIN} AND d.not_before <= ? ORDER BY d.not_before, d.id LIMIT ?"
UNSURE = (
    f"{SEEN} WHERE d.lane = ? AND {BEGUN} AND state = 'unsure' AND d.not_before <= ? "
    "ORDER BY d.not_before, d.id LIMIT ?"
)
NEXT = f"""SELECT min(not_before) FROM deliveries WHERE lane = ? AND {AGAIN}
UNION ALL SELECT min(not_before) FROM deliveries WHERE lane = ? AND {BEGUN} AND state = 'unsure'
UNION ALL SELECT planned_at FROM (SELECT planned_at FROM deliveries WHERE lane = ? AND {FRESH} ORDER BY id LIMIT 1) f"""


def ready(statements: Statements, lane: str, now: datetime, most: int, after: int) -> tuple[Waiting, ...]:
    """First what waited to be sent again, then by number."""
    rows = statements.all(READY_AGAIN, lane, statements.instant(now), most)
    if len(rows) < most:
        rows += statements.all(READY_FRESH, lane, after, most - len(rows))
    return tuple(_waiting(statements, row) for row in rows)


def unsure(statements: Statements, lane: str, now: datetime, most: int) -> tuple[Waiting, ...]:
    """Longest unsure first."""
    return tuple(_waiting(statements, row) for row in statements.all(UNSURE, lane, statements.instant(now), most))


def next_at(statements: Statements, lane: str) -> datetime | None:
    """When there is something to do next."""
    moments = (statements.moment(kept) for (kept,) in statements.all(NEXT, lane, lane, lane))
    return min((moment for moment in moments if moment), default=None)


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
