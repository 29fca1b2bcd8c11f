"""An exchange: what came of deliveries is settled, then others are claimed, in one commit.

It sends nothing. Locks are taken in one order everywhere: lane, chats, deliveries.
"""

from collections.abc import Sequence
from datetime import datetime

from adapters.store.direct import Statements
from adapters.store.ledger.shown import KNOWN, MESSAGE, message_values
from adapters.store.ledger.waiting import STOPPED
from adapters.store.tables import BEGUN, UNBEGUN
from bot.ports.ledger import Exchanged, Settled

LANE = "SELECT fence, owner, paused_until FROM lanes WHERE lane = ? {shared}"
MINE = "d.id = ? AND d.lane = ? AND coalesce(d.state, '') IN ('sending', 'unsure') AND d.fence = ?"
"""`coalesce` keeps PostgreSQL to the row's number, here and below: it would read all that is ready or begun through a
partial index."""
READ = f"""UPDATE chats SET last_report = '', last_read = (SELECT day FROM deliveries WHERE id = ?)
WHERE id = (SELECT d.chat FROM deliveries d
WHERE {MINE} AND d.part = 1 AND substr(d.posting, 1, 7) NOT IN ('notice:', 'report:'))"""
"""An edition came: a bare number means its paper now. An instalment of a report changes nothing of that."""
SHOW = f"""{MESSAGE} FROM deliveries d JOIN chats c ON c.id = d.chat
WHERE {MINE} AND c.platform = ? AND c.address = ? {KNOWN}"""
RETURNED = f"SELECT d.chat FROM deliveries d WHERE {MINE}"
SETTLE = f"""UPDATE deliveries SET unclean = unclean + CASE WHEN state = 'sending' THEN ? ELSE 0 END, state = ?,
reason = ?, message_id = ?, again = ?, not_before = ?, settled_at = ?
WHERE id = ? AND lane = ? AND (({BEGUN} AND fence = ?) OR (state = 'ready' AND ?))"""
FOLLOW = f"""UPDATE deliveries SET again = TRUE,
not_before = CASE WHEN not_before > ? THEN not_before ELSE ? END
WHERE chat = ? AND lane = ? AND {UNBEGUN} AND state = 'ready'"""
CLAIM = f"""UPDATE deliveries SET state = 'sending', attempts = attempts + 1, fence = ?,
claimed_at = CASE WHEN unclean > 0 THEN claimed_at ELSE ? END, again = FALSE, not_before = NULL
WHERE id {{ids}} AND lane = ? AND coalesce(state, '') = 'ready' AND NOT EXISTS (
SELECT 1 FROM deliveries AS earlier WHERE earlier.chat = deliveries.chat AND earlier.posting = deliveries.posting
AND earlier.part < deliveries.part AND earlier.state IN ('ready', 'sending'))
AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.id = deliveries.chat AND ({STOPPED}))
RETURNING id"""
LONGEST_REASON = 500


def exchange(
    statements: Statements, lane: str, fence: int, settled: Sequence[Settled], wanted: Sequence[int], now: datetime
) -> Exchanged:
    """Settle and claim; a lane that is another's now is only settled, and only what that one did not take over."""
    row = statements.one(LANE, lane)
    is_held = bool(row) and row[0] == fence and row[1] != ""
    if settled:
        settle(statements, lane, fence, settled, now, held=is_held)
    paused = statements.moment(row[2]) if is_held else None
    if paused is not None and paused <= now:
        paused = None
    if not is_held or paused or not wanted:
        return Exchanged(is_held, frozenset(), paused)
    claimed = statements.all(CLAIM, fence, statements.instant(now), statements.ids(wanted), lane)
    return Exchanged(True, frozenset(number for (number,) in claimed))


def settle(
    statements: Statements, lane: str, fence: int, settled: Sequence[Settled], now: datetime, *, held: bool
) -> None:
    """Write down what came of rows that this fence has, and leave the others.

    A row that is ready may be said dead or expired too, while the lane is held: it was never begun. Each statement asks
    for the row itself, so that nothing is read first: a delivery costs three statements, and no way back and forth.
    """
    mine = {each.number: (each.number, lane, fence) for each in settled}
    sent = [each for each in settled if each.state == "sent"]
    first = [each.number for each in sent if each.shown is None or each.shown.part == 1]
    statements.each(READ, [(number, *mine[number]) for number in first])
    shown = [(each.number, each.shown) for each in sent if each.shown is not None]
    statements.each(SHOW, [message_values(statements, each, mine[number]) for number, each in shown])
    again = [each for each in settled if each.state == "ready"]
    returned = [(statements.one(RETURNED, *mine[each.number]), each.not_before or now) for each in again]
    moment = statements.instant(now)
    statements.each(SETTLE, [_settled(statements, each, moment, mine[each.number], held=held) for each in settled])
    waits = [(row[0], statements.instant(until)) for row, until in returned if row]
    statements.each(FOLLOW, [(until, until, chat, lane) for chat, until in waits])


def _settled(
    statements: Statements, said: Settled, moment: object, mine: tuple[int, str, int], *, held: bool
) -> tuple[object, ...]:
    waits = said.state in ("ready", "unsure")
    until = (statements.instant(said.not_before) or moment) if waits else None
    reason = said.reason.replace("\0", " ")[:LONGEST_REASON].encode(errors="replace").decode() if said.reason else ""
    over = None if waits else moment
    unbegun = held and said.state in ("dead", "expired")
    unclean = int(said.state == "unsure")
    return (unclean, said.state, reason, said.message_id, said.state == "ready", until, over, *mine, unbegun)
