"""The ledger in the open: rows for operators and for their chat, and rows that an operator sends again."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from adapters.store.direct import Statements
from adapters.store.tables import BEGUN, TROUBLED, UNBEGUN
from bot.domain.chat import Address
from bot.domain.delivery import SUPERSEDED, Entry, State

SHOWN = """SELECT d.id, d.lane, c.platform, c.address, d.posting, d.day, d.part,
(SELECT count(*) FROM bundle_parts p WHERE p.bundle = d.bundle), d.state, d.attempts, d.unclean, d.not_before,
d.message_id, d.reason, d.planned_at, d.settled_at, d.chat
FROM deliveries d JOIN chats c ON c.id = d.chat"""
INDEXED: tuple[tuple[frozenset[State], str], ...] = (
    (frozenset({"dead", "parked"}), TROUBLED),
    (frozenset({"sending", "unsure"}), BEGUN),
    (frozenset({"ready", "expired"}), UNBEGUN),
)
RETRY = f"""UPDATE deliveries SET state = 'ready', again = TRUE, unclean = 0, not_before = ?, settled_at = NULL
WHERE id {{ids}} AND ({TROUBLED} OR (state = 'expired' AND reason <> '{SUPERSEDED}'))"""


def entries(
    statements: Statements, states: Collection[State], address: Address | None, posting: str, most: int
) -> tuple[Entry, ...]:
    """Rows, newest first; rare states are found by their own index, however many rows were sent."""
    conditions: list[str] = []
    values: list[object] = []
    if states:
        conditions += ["d.state {texts}", *(words for within, words in INDEXED if set(states) <= within)]
        values.append(statements.texts(sorted(states)))
    if address is not None:
        conditions.append("c.platform = ? AND c.address = ?")
        values += [address.platform, address.id]
    if posting:
        conditions.append("d.posting = ?")
        values.append(posting)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return tuple(
        _entry(statements, row) for row in statements.all(f"{SHOWN}{where} ORDER BY d.id DESC LIMIT ?", *values, most)
    )


def entry(statements: Statements, number: int) -> Entry | None:
    """One row."""
    row = statements.one(f"{SHOWN} WHERE d.id = ?", number)
    return _entry(statements, row) if row else None


def _entry(statements: Statements, row: Sequence[Any]) -> Entry:
    number, lane, platform, address, posting, day, part, parts, state, attempts, unclean, *rest = row
    not_before, message_id, reason, planned_at, settled_at, chat = rest
    edition, planned = statements.day_of(day), statements.moment(planned_at)
    assert edition is not None
    assert planned is not None
    return Entry(
        number=number,
        lane=lane,
        address=Address(platform, address),
        posting=posting,
        edition=edition,
        part=part,
        parts=parts,
        state=state,
        attempts=attempts,
        unclean=unclean,
        not_before=statements.moment(not_before),
        message_id=message_id,
        reason=reason,
        planned_at=planned,
        settled_at=statements.moment(settled_at),
        chat=chat,
    )


def retry(statements: Statements, numbers: Collection[int], at: datetime) -> int:
    """Rows that ended without being sent wait to be sent again; nobody counts their earlier attempts any more."""
    return statements.run(RETRY, statements.instant(at), statements.ids(sorted(set(numbers))))
