"""Lanes: who drains one now, under which fence, and until when nothing of it is sent. It measures no time."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime

from adapters.store.direct import Statements
from adapters.store.ledger.outages import by_lane
from adapters.store.ledger.plan import LANE
from adapters.store.ledger.waiting import oldest
from adapters.store.tables import AGAIN, BEGUN, FRESH, SETTLED
from bot.domain.delivery import State
from bot.ports.ledger import LaneSeen, LaneState

SEEN = "SELECT owner, fence, beat FROM lanes WHERE lane = ? AND fence > 0"
TAKE = """UPDATE lanes SET owner = ?, fence = fence + 1, beat = beat + 1
WHERE lane = ? AND (owner IN ('', ?) OR (owner = ? AND fence = ? AND beat = ?))"""
FENCE = "SELECT fence FROM lanes WHERE lane = ?"
REFENCE = f"UPDATE deliveries SET fence = ? WHERE lane = ? AND {BEGUN} AND state = 'unsure'"
DOUBT = f"""UPDATE deliveries SET state = 'unsure', unclean = unclean + 1, fence = ?, not_before = claimed_at
WHERE lane = ? AND {BEGUN} AND state = 'sending'"""
BEAT = "UPDATE lanes SET beat = beat + 1 WHERE lane = ? AND fence = ? AND owner <> ''"
RELEASE = "UPDATE lanes SET owner = '' WHERE lane = ? AND fence = ?"
PAUSE = """UPDATE lanes SET paused_until = ?, reason = ?
WHERE lane = ? AND (paused_until IS NULL OR paused_until < ?)"""
LANES = "SELECT lane, owner, paused_until, reason, fence FROM lanes ORDER BY lane"
COUNTS = f"""SELECT lane, state, count(*) FROM deliveries WHERE {SETTLED} GROUP BY lane, state
UNION ALL SELECT lane, 'ready', count(*) FROM deliveries WHERE {FRESH} GROUP BY lane
UNION ALL SELECT lane, 'ready', count(*) FROM deliveries WHERE {AGAIN} GROUP BY lane
UNION ALL SELECT lane, state, count(*) FROM deliveries WHERE {BEGUN} GROUP BY lane, state"""
"""Each row once, from the indexes alone: what is settled is neither ready nor begun, and what is neither is settled."""
OLDEST_AGAIN = f"SELECT planned_at FROM deliveries WHERE lane = ? AND {AGAIN} ORDER BY planned_at LIMIT 1"
STRAY_LANES = "SELECT lane FROM lanes WHERE NOT (lane {texts})"
ON_PLATFORM = "chat IN (SELECT id FROM chats WHERE platform = ?)"
ADOPT_READY = tuple(
    f"UPDATE deliveries SET lane = ? WHERE lane = ? AND {which} AND {ON_PLATFORM}" for which in (FRESH, AGAIN)
)
ADOPT_BEGUN = f"""UPDATE deliveries SET lane = ?, fence = ?,
unclean = unclean + CASE WHEN state = 'sending' THEN 1 ELSE 0 END,
not_before = CASE WHEN state = 'sending' THEN claimed_at ELSE not_before END, state = 'unsure'
WHERE lane = ? AND {BEGUN} AND {ON_PLATFORM}"""
ADOPT_CHATS = "UPDATE chats SET lane = ? WHERE platform = ? AND NOT (lane {texts})"


def seen(statements: Statements, lane: str) -> LaneSeen | None:
    """The lease."""
    row = statements.one(SEEN, lane)
    return LaneSeen(*row) if row else None


def take(statements: Statements, lane: str, owner: str, stale: LaneSeen | None) -> int | None:
    """The lease with a new fence; what was on its way is unsure from now on, under that fence."""
    statements.run(LANE, lane)
    was = (stale.owner, stale.fence, stale.beat) if stale else (owner, -1, -1)
    if not statements.run(TAKE, owner, lane, owner, *was):
        return None
    fence: int = statements.one(FENCE, lane)[0]
    statements.run(REFENCE, fence, lane)
    statements.run(DOUBT, fence, lane)
    return fence


def beat(statements: Statements, lane: str, fence: int) -> bool:
    """Whether the lane is still held."""
    return statements.run(BEAT, lane, fence) == 1


def release(statements: Statements, lane: str, fence: int) -> None:
    """Nobody's."""
    statements.run(RELEASE, lane, fence)


def pause(statements: Statements, lane: str, until: datetime, reason: str) -> None:
    """Until a moment, or until a later one that was said before."""
    statements.run(LANE, lane)
    moment = statements.instant(until)
    statements.run(PAUSE, moment, reason, lane, moment)


def states(statements: Statements, *, counted: bool) -> tuple[LaneState, ...]:
    """All lanes; where it counts it walks through every row's place in an index."""
    counts: defaultdict[str, Counter[State]] = defaultdict(Counter)
    for lane, state, count in statements.all(COUNTS) if counted else ():
        counts[lane][state] += count
    outages = by_lane(statements)
    return tuple(
        LaneState(
            lane,
            owner,
            statements.moment(paused),
            reason,
            dict(counts[lane]),
            _oldest(statements, lane),
            fence,
            outages.get(lane, ()),
        )
        for lane, owner, paused, reason, fence in statements.all(LANES)
    )


def _oldest(statements: Statements, lane: str) -> datetime | None:
    again = statements.one(OLDEST_AGAIN, lane)
    moments = oldest(statements, lane), statements.moment(again[0]) if again else None
    return min((moment for moment in moments if moment), default=None)


def adopt(statements: Statements, lane: str, platform: str, known: Collection[str]) -> int:
    """Chats and open rows of bots that are no more; how many chats."""
    ours = statements.texts(sorted({lane, *known}))
    statements.run(LANE, lane)
    fence = statements.one(FENCE, lane)[0]
    for (stray,) in statements.all(STRAY_LANES, ours):
        for adopting in ADOPT_READY:
            statements.run(adopting, lane, stray, platform)
        statements.run(ADOPT_BEGUN, lane, fence, stray, platform)
    return statements.run(ADOPT_CHATS, lane, platform, ours)
