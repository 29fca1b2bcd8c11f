"""Plans: what was decided about due chats becomes rows, cursors and next_due, all of it or nothing.

It decides nothing itself.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from adapters.store.direct import Statements
from adapters.store.ledger.due import Postings, chats_after, due_chats, due_rows, unbegun_postings
from adapters.store.tables import UNBEGUN
from bot.ports.ledger import Decide, DueChat, PlanCount, Planned

GROUP = 32
"""Chats whose parts take turns: a chat's second message is 32 rows behind its first, 1.4 s at 23 a second, and its
gap of 1.05 s stops nobody."""
COLUMNS = (
    "lane, chat, posting, part, day, bundle, since, state, attempts, unclean, again, fence, message_id, reason, "
    "planned_at"
)
FRESH = "'ready', 0, 0, FALSE, 0, '', ''"
ONCE = "ON CONFLICT (chat, posting, part) DO NOTHING"
INSERT = f"INSERT INTO deliveries ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, {FRESH}, ?) {ONCE}"
INSERT_ALL = f"""INSERT INTO deliveries ({COLUMNS})
SELECT lane, chat, posting, part, day, bundle, since, {FRESH}, planned_at
FROM unnest(?::text[], ?::bigint[], ?::text[], ?::int[], ?::date[], ?::bigint[], ?::date[], ?::timestamptz[])
AS new(lane, chat, posting, part, day, bundle, since, planned_at) {ONCE}"""
MOVE = """UPDATE chats SET next_due = ?,
cursor = CASE WHEN cursor IS NULL OR ? > cursor THEN ? ELSE cursor END WHERE id = ?"""
MOVE_ALL = """UPDATE chats SET next_due = new.next_due,
cursor = CASE WHEN chats.cursor IS NULL OR new.cursor > chats.cursor THEN new.cursor ELSE chats.cursor END
FROM unnest(?::timestamptz[], ?::date[], ?::bigint[]) AS new(next_due, cursor, id) WHERE chats.id = new.id"""
EXPIRE = f"""UPDATE deliveries SET state = 'expired', reason = 'superseded', settled_at = ?, not_before = NULL
WHERE chat = ? AND posting = ? AND {UNBEGUN} AND state = 'ready'"""
REVIVE = f"DELETE FROM deliveries WHERE chat = ? AND posting = ? AND {UNBEGUN}"
NEWEST = "SELECT max(id) FROM deliveries"
BESIDE = """DELETE FROM deliveries WHERE id > ? AND chat {ids} AND EXISTS (SELECT 1 FROM deliveries AS earlier
WHERE earlier.chat = deliveries.chat AND earlier.posting = deliveries.posting AND earlier.id <= ?)"""
LANE = "INSERT INTO lanes (lane, owner, fence, beat, reason) VALUES (?, '', 0, 0, '') ON CONFLICT (lane) DO NOTHING"
RESCHEDULE = "UPDATE chats SET next_due = ? WHERE id = ?"
Inserted = tuple[object, ...]


def plan(statements: Statements, now: datetime, lanes: Collection[str], most: int, decide: Decide) -> PlanCount:
    """One chunk. Due chats that another process plans at this moment are left to it."""
    rows = due_rows(statements, now, lanes, most, locked=True)
    if not rows:
        return PlanCount(0, 0, 0)
    unbegun = unbegun_postings(statements, rows)
    due = {chat.chat: chat for chat in due_chats(statements, rows, unbegun)}
    decided = [planned for planned in decide(tuple(due.values())) if planned.chat in due]
    replace(statements, decided, unbegun, now)
    count = insert(statements, decided, due, now)
    move(statements, decided)
    statements.each(LANE, [(lane,) for lane in sorted({chat.wants.lane for chat in due.values()})])
    return PlanCount(len(due), len(decided), count)


def replace(statements: Statements, decided: Sequence[Planned], unbegun: Postings, now: datetime) -> None:
    """What was never begun and is older than what is planned now expires; the same posting is written anew."""
    moment = statements.instant(now)
    older: list[tuple[object, int, str]] = []
    same: list[tuple[int, str]] = []
    for planned in decided:
        for posting, found in unbegun.get(planned.chat, {}).items():
            if posting != planned.posting and found.alive:
                older.append((moment, planned.chat, posting))
            elif posting == planned.posting and not found.alive:
                same.append((planned.chat, posting))
    statements.each(EXPIRE, sorted(older, key=lambda row: (row[1], row[2])))
    statements.each(REVIVE, sorted(same))


def insert(statements: Statements, decided: Sequence[Planned], due: Mapping[int, DueChat], now: datetime) -> int:
    """Write the rows of the postings that are not there yet; how many."""
    newest = statements.one(NEWEST)[0] or 0
    rows = list(_rows(statements, decided, due, now))
    if statements.postgres and rows:
        count = statements.run(INSERT_ALL, *(list(column) for column in zip(*rows, strict=True)))
    else:
        count = statements.each(INSERT, rows)
    if count < len(rows):  # a posting that is there stays as it is, also where the new one would have more parts
        count -= statements.run(BESIDE, newest, statements.among(each.chat for each in decided), newest)
    return count


def _rows(
    statements: Statements, decided: Sequence[Planned], due: Mapping[int, DueChat], now: datetime
) -> Iterator[Inserted]:
    moment = statements.instant(now)
    day = _cached(statements.day)
    for group in _groups([planned for planned in decided if planned.parts]):
        for part in range(1, max(planned.parts for planned in group) + 1):
            for each in group:
                if part <= each.parts:
                    lane = due[each.chat].wants.lane
                    yield lane, each.chat, each.posting, part, day(each.day), each.bundle, day(each.since), moment


def _groups(planned: Sequence[Planned]) -> Iterable[Sequence[Planned]]:
    return (planned[start : start + GROUP] for start in range(0, len(planned), GROUP))


def _cached(kept: Callable[..., object]) -> Callable[..., object]:
    known: dict[object, object] = {}

    def cached(value: object) -> object:
        if value not in known:
            known[value] = kept(value)
        return known[value]

    return cached


def move(statements: Statements, decided: Sequence[Planned]) -> None:
    """Cursors and next_due. A cursor never goes back."""
    day, instant = _cached(statements.day), _cached(statements.instant)
    moved = sorted(decided, key=lambda planned: planned.chat)
    if statements.postgres:
        columns = ([each.next_due for each in moved], [each.cursor for each in moved], [each.chat for each in moved])
        statements.run(MOVE_ALL, *columns)
        return
    statements.each(MOVE, [(instant(each.next_due), day(each.cursor), day(each.cursor), each.chat) for each in moved])


def reschedule(statements: Statements, after: int, most: int, decide: Decide) -> int | None:
    """Another next_due for chats by number; the last number looked at, None at the end."""
    due = chats_after(statements, after, most)
    if not due:
        return None
    known = {chat.chat for chat in due}
    decided = [planned for planned in decide(due) if planned.chat in known]
    statements.each(RESCHEDULE, [(statements.instant(planned.next_due), planned.chat) for planned in decided])
    return due[-1].chat
