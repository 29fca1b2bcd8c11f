"""An exchange: what came of deliveries is settled, then others are claimed, in one commit.

It sends nothing. Locks are taken in one order everywhere: lane, chats, deliveries.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from adapters.store.direct import Statements
from adapters.store.ledger.shown import MESSAGE, message_values
from adapters.store.tables import BEGUN, UNBEGUN
from bot.ports.ledger import Exchanged, Settled

LANE = "SELECT fence, owner, paused_until FROM lanes WHERE lane = ? {shared}"
OURS = f"""SELECT id, chat, posting, part, day, state FROM deliveries WHERE id {{ids}} AND lane = ?
AND (({BEGUN} AND fence = ?) OR (state = 'ready' AND ?))"""
READ = "UPDATE chats SET last_read = ? WHERE id = ?"
SETTLE = """UPDATE deliveries SET state = ?, reason = ?, message_id = ?, again = ?, not_before = ?, settled_at = ?,
unclean = unclean + ? WHERE id = ? AND lane = ? AND state = ?"""
FOLLOW = f"""UPDATE deliveries SET again = TRUE,
not_before = CASE WHEN not_before > ? THEN not_before ELSE ? END
WHERE chat = ? AND lane = ? AND {UNBEGUN} AND state = 'ready'"""
CLAIM = """UPDATE deliveries SET state = 'sending', attempts = attempts + 1, fence = ?,
claimed_at = CASE WHEN unclean > 0 THEN claimed_at ELSE ? END, again = FALSE, not_before = NULL
WHERE id {ids} AND lane = ? AND coalesce(state, '') = 'ready' AND NOT EXISTS (
SELECT 1 FROM deliveries AS earlier WHERE earlier.chat = deliveries.chat AND earlier.posting = deliveries.posting
AND earlier.part < deliveries.part AND earlier.state IN ('ready', 'sending'))
RETURNING id"""
"""`coalesce` keeps PostgreSQL to the rows' numbers: it would read all that is ready through a partial index."""
LONGEST_REASON = 500
NOTICE = "notice:"


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

    A row that is ready may be said dead or expired too, while the lane is held: it was never begun.
    """
    said = {each.number: each for each in settled}
    rows = [
        row
        for row in statements.all(OURS, statements.ids(said), lane, fence, held)
        if row[5] != "ready" or said[row[0]].state in ("dead", "expired")
    ]
    rows.sort(key=lambda row: (row[1], row[0]))
    moment = statements.instant(now)
    sent = [row for row in rows if said[row[0]].state == "sent"]
    statements.each(READ, [(row[4], row[1]) for row in sent if row[3] == 1 and not row[2].startswith(NOTICE)])
    statements.each(SETTLE, [_settled(statements, lane, row, said[row[0]], moment) for row in rows])
    shown = ((said[row[0]].shown, row[1]) for row in sent)
    statements.each(MESSAGE, [message_values(statements, each, chat) for each, chat in shown if each is not None])
    again = ((row[1], said[row[0]]) for row in rows if said[row[0]].state == "ready")
    waits = ((chat, statements.instant(each.not_before or now)) for chat, each in again)
    statements.each(FOLLOW, [(until, until, chat, lane) for chat, until in waits])


def _settled(
    statements: Statements, lane: str, row: Sequence[Any], said: Settled, moment: object
) -> tuple[object, ...]:
    number, state, now_unsure = row[0], row[5], said.state == "unsure"
    waits = said.state in ("ready", "unsure")
    until = (statements.instant(said.not_before) or moment) if waits else None
    reason = said.reason.replace("\0", " ")[:LONGEST_REASON].encode(errors="replace").decode()
    unclean = int(state == "sending" and now_unsure)
    over = None if waits else moment
    return (said.state, reason, said.message_id, said.state == "ready", until, over, unclean, number, lane, state)
