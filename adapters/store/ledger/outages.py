"""Outages: which process did not reach a lane's platform, in SQL. Only who has the lane says so, and takes it back."""

from datetime import datetime

from adapters.store.alerts import plain
from adapters.store.direct import Statements
from bot.domain.delivery import Outage

UNREACHED = """INSERT INTO outages (lane, owner, fence, since, again_at, reason)
SELECT lane, owner, fence, ?, ?, ? FROM lanes WHERE lane = ? AND fence = ? AND owner <> ''
ON CONFLICT (lane, owner)
DO UPDATE SET fence = excluded.fence, again_at = excluded.again_at, reason = excluded.reason"""
REACHED = """DELETE FROM outages
WHERE lane = ? AND owner IN (SELECT owner FROM lanes WHERE lane = ? AND fence = ?)"""
OUTAGES = "SELECT lane, owner, fence, since, again_at, reason FROM outages ORDER BY lane, fence DESC"
OLD = "DELETE FROM outages WHERE again_at < ?"
FORGET = "DELETE FROM outages"


def unreached(statements: Statements, lane: str, fence: int, now: datetime, again_at: datetime, reason: str) -> None:
    """Keep it; of one that is kept already the beginning stays."""
    moments = statements.instant(now), statements.instant(again_at)
    statements.run(UNREACHED, *moments, plain(reason), lane, fence)


def reached(statements: Statements, lane: str, fence: int) -> None:
    """It is over."""
    statements.run(REACHED, lane, lane, fence)


def by_lane(statements: Statements) -> dict[str, tuple[Outage, ...]]:
    """All of them, those of the newest fence first."""
    found: dict[str, tuple[Outage, ...]] = {}
    for lane, owner, fence, since, again_at, reason in statements.all(OUTAGES):
        began, again = statements.moment(since), statements.moment(again_at)
        assert began is not None
        assert again is not None
        found[lane] = (*found.get(lane, ()), Outage(owner, fence, began, again, reason))
    return found


def drop(statements: Statements, before: datetime) -> None:
    """Forget those of processes that have not tried again since a moment: they are no more."""
    statements.run(OLD, statements.instant(before))
