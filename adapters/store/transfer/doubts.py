"""After a backup was put back: what may have been sent since is unsure, and is found out about as after a crash.

The moment of the backup is the newest one that it knows of: nothing that waits in it had been sent until then.
"""

from dataclasses import dataclass
from datetime import datetime

from adapters.store.direct import Statements
from adapters.store.ledger.lanes import DOUBT
from adapters.store.transfer.target import FREE, LANES

MOMENTS = (
    "SELECT max(planned_at) FROM deliveries",
    "SELECT max(claimed_at) FROM deliveries",
    "SELECT max(settled_at) FROM deliveries",
    "SELECT max(noted_at) FROM heard",
    "SELECT max(sent_at) FROM messages",
    "SELECT max(cut_at) FROM editions",
)
DUE = "SELECT DISTINCT lane FROM chats WHERE next_due <= ? AND lane <> '' ORDER BY lane"
REASON = "waited when the backup was made: perhaps sent since"
MAYBE = """UPDATE deliveries SET state = 'unsure', unclean = unclean + 1, again = FALSE, not_before = ?, reason = ?,
claimed_at = CASE WHEN unclean > 0 AND claimed_at IS NOT NULL THEN claimed_at ELSE ? END
WHERE state IN ('ready', 'unsure')"""


@dataclass(frozen=True, slots=True)
class Doubted:
    """How many messages may have been sent since the backup, and how many were on the wire when it was made."""

    waiting: int
    on_wire: int


def newest(statements: Statements) -> datetime | None:
    """The newest moment that the database knows of; None in an empty one."""
    found = [statements.moment(statements.one(question)[0]) for question in MOMENTS]
    return max((moment for moment in found if moment), default=None)


def due_lanes(statements: Statements, now: datetime) -> tuple[str, ...]:
    """Bots with chats whose time has come."""
    return tuple(lane for (lane,) in statements.all(DUE, statements.instant(now)))


def doubt(statements: Statements, since: datetime | None, *, waiting: bool) -> Doubted:
    """No process has a lane; what was on the wire is unsure, and with `waiting` all that may have been sent since."""
    moment = statements.instant(since)
    maybe = statements.run(MAYBE, moment, REASON, moment) if waiting and since else 0
    on_wire = sum(statements.run(DOUBT, fence, lane) for lane, fence in statements.all(LANES))
    statements.run(FREE)
    return Doubted(maybe, on_wire)
