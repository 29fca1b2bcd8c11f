"""Plans: what was decided about due chats becomes rows, cursors and next_due, all of it or nothing.

It decides nothing itself.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime

from adapters.store.direct import Statements
from adapters.store.ledger.due import Postings, chats_after, due_chats, due_rows, unbegun_postings
from adapters.store.tables import UNBEGUN
from bot.domain.delivery import SUPERSEDED
from bot.ports.ledger import Decide, DueChat, PlanCount, Planned, Position

GROUP = 32
"""Chats whose parts take turns: a chat's second message is 32 rows behind its first, 1.4 s at 23 a second, and its
gap of 1.05 s stops nobody."""
COLUMNS = (
    "chat, part, lane, posting, day, bundle, since, planned_at, "
    "state, attempts, unclean, again, fence, message_id, reason"
)
FRESH = "'ready', 0, 0, FALSE, 0, '', ''"
ONCE = "ON CONFLICT (chat, posting, part) DO NOTHING"
INSERT = f"INSERT INTO deliveries ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, {FRESH}) {ONCE}"
INSERT_ALL = f"""INSERT INTO deliveries ({COLUMNS})
SELECT n.chat, n.part, k.lane, k.posting, k.day, k.bundle, k.since, ?::timestamptz, {FRESH}
FROM unnest(?::bigint[], ?::int[], ?::int[]) WITH ORDINALITY AS n(chat, part, kind, place)
JOIN unnest(?::text[], ?::text[], ?::date[], ?::bigint[], ?::date[])
WITH ORDINALITY AS k(lane, posting, day, bundle, since, kind) ON k.kind = n.kind ORDER BY n.place {ONCE}"""
"""What many rows share goes over once: PostgreSQL's driver is slow with long lists of anything but numbers."""
MOVE = """UPDATE chats SET next_due = ?,
cursor = CASE WHEN cursor IS NULL OR ? > cursor THEN ? ELSE cursor END WHERE id = ?"""
MOVE_ALL = """UPDATE chats SET next_due = k.next_due,
cursor = CASE WHEN chats.cursor IS NULL OR k.cursor > chats.cursor THEN k.cursor ELSE chats.cursor END
FROM unnest(?::bigint[], ?::int[]) AS n(id, kind)
JOIN unnest(?::timestamptz[], ?::date[]) WITH ORDINALITY AS k(next_due, cursor, kind) ON k.kind = n.kind
WHERE chats.id = n.id"""
EXPIRE = f"""UPDATE deliveries SET state = 'expired', reason = '{SUPERSEDED}', settled_at = coalesce(settled_at, ?),
not_before = NULL WHERE chat = ? AND posting = ? AND {UNBEGUN}"""
REVIVE = f"DELETE FROM deliveries WHERE chat = ? AND posting = ? AND {UNBEGUN}"
NEWEST = "SELECT max(id) FROM deliveries"
BESIDE = """DELETE FROM deliveries WHERE id > ? AND chat {ids} AND EXISTS (SELECT 1 FROM deliveries AS earlier
WHERE earlier.chat = deliveries.chat AND earlier.posting = deliveries.posting AND earlier.id <= ?)"""
LANE = "INSERT INTO lanes (lane, owner, fence, beat, reason) VALUES (?, '', 0, 0, '') ON CONFLICT (lane) DO NOTHING"
RESCHEDULE = "UPDATE chats SET next_due = ? WHERE id = ?"
Kind = tuple[str, str, date | None, int | None, date | None]
"""What rows of many chats share: lane, posting, day, bundle, since."""
Written = tuple[int, int, Kind]
"""A row that is to be: chat, part, and what it shares."""


def plan(
    statements: Statements, now: datetime, lanes: Collection[str], most: int, decide: Decide, after: Position
) -> PlanCount:
    """One chunk. Due chats that another process plans at this moment are left to it."""
    rows = due_rows(statements, now, lanes, most, after, locked=True)
    if not rows:
        return PlanCount(0, 0, 0)
    unbegun = unbegun_postings(statements, rows, locked=True)
    due = {chat.chat: chat for chat in due_chats(statements, rows, unbegun)}
    decided = [planned for planned in decide(tuple(due.values())) if planned.chat in due]
    replace(statements, decided, unbegun, now)
    count = insert(statements, decided, due, now)
    move(statements, decided)
    statements.each(LANE, [(lane,) for lane in sorted({chat.wants.lane for chat in due.values()})])
    return PlanCount(len(due), len(decided), count, max(chat.position for chat in due.values()))


def replace(statements: Statements, decided: Sequence[Planned], unbegun: Postings, now: datetime) -> None:
    """What was never begun and is older than what is planned now expires, also for operators: its editions go with the
    new posting. The same posting is written anew."""
    moment = statements.instant(now)
    older: list[tuple[object, int, str]] = []
    same: list[tuple[int, str]] = []
    for planned in decided:
        for posting, found in unbegun.get(planned.chat, {}).items():
            if posting != planned.posting and (found.alive or planned.posting):
                older.append((moment, planned.chat, posting))
            elif posting == planned.posting and not found.alive:
                same.append((planned.chat, posting))
    statements.each(EXPIRE, sorted(older, key=lambda row: (row[1], row[2])))
    statements.each(REVIVE, sorted(same))


def insert(statements: Statements, decided: Sequence[Planned], due: Mapping[int, DueChat], now: datetime) -> int:
    """Write the rows of the postings that are not there yet; how many."""
    newest = statements.one(NEWEST)[0] or 0
    rows = list(_rows([planned for planned in decided if planned.parts], due))
    if not rows:
        return 0
    count = (_insert_all if statements.postgres else _insert_each)(statements, rows, statements.instant(now))
    if count < len(rows):  # a posting that is there stays as it is, also where the new one would have more parts
        count -= statements.run(BESIDE, newest, statements.ids(each.chat for each in decided), newest)
    return count


def _rows(decided: Sequence[Planned], due: Mapping[int, DueChat]) -> Iterator[Written]:
    for start in range(0, len(decided), GROUP):
        group = [
            (each.chat, each.parts, (due[each.chat].wants.lane, each.posting, each.day, each.bundle, each.since))
            for each in decided[start : start + GROUP]
        ]
        for part in range(1, max(parts for _, parts, _ in group) + 1):
            yield from ((chat, part, kind) for chat, parts, kind in group if part <= parts)


def _insert_each(statements: Statements, rows: Sequence[Written], moment: object) -> int:
    said = {
        kind: (kind[0], kind[1], statements.day(kind[2]), kind[3], statements.day(kind[4]), moment)
        for kind in {kind for _, _, kind in rows}
    }
    return statements.each(INSERT, [(chat, part, *said[kind]) for chat, part, kind in rows])


def _insert_all(statements: Statements, rows: Sequence[Written], moment: object) -> int:
    kinds = {kind: number for number, kind in enumerate({kind for _, _, kind in rows}, 1)}
    numbers = zip(*((chat, part, kinds[kind]) for chat, part, kind in rows), strict=True)
    shared = (list(column) for column in zip(*kinds, strict=True))
    return statements.run(INSERT_ALL, moment, *map(statements.ids, numbers), *shared)


def move(statements: Statements, decided: Sequence[Planned]) -> None:
    """Cursors and next_due. A cursor never goes back."""
    moved = sorted(((each.chat, (each.next_due, each.cursor)) for each in decided), key=lambda each: each[0])
    kinds = {kind: number for number, kind in enumerate({kind for _, kind in moved}, 1)}
    if not statements.postgres:
        said = {kind: (statements.instant(kind[0]), *[statements.day(kind[1])] * 2) for kind in kinds}
        statements.each(MOVE, [(*said[kind], chat) for chat, kind in moved])
    elif moved:
        numbers = zip(*((chat, kinds[kind]) for chat, kind in moved), strict=True)
        shared = (list(column) for column in zip(*kinds, strict=True))
        statements.run(MOVE_ALL, *map(statements.ids, numbers), *shared)


def reschedule(statements: Statements, after: int, most: int, decide: Decide) -> int | None:
    """Another next_due for chats by number; the last number looked at, None at the end."""
    due = chats_after(statements, after, most)
    if not due:
        return None
    known = {chat.chat for chat in due}
    decided = [planned for planned in decide(due) if planned.chat in known]
    statements.each(RESCHEDULE, [(statements.instant(planned.next_due), planned.chat) for planned in decided])
    return due[-1].chat
