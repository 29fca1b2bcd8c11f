"""Who an edition reaches before the next one, and who not and why: read once a day, for the log. It changes nothing."""

from datetime import datetime

from adapters.store.direct import Statements
from bot.domain.chat import Address
from bot.ports.ledger import Absent, Audience

WHY = """CASE WHEN off IS NOT NULL THEN off WHEN paused THEN 'paused'
WHEN NOT everything AND categories = '[]' THEN 'not_subscribed'
WHEN next_due IS NULL OR next_due >= ? THEN 'another_day' ELSE '' END"""
COUNTED = f"SELECT {WHY}, count(*) FROM chats GROUP BY 1 ORDER BY 1"
FIRST = f"SELECT id FROM chats WHERE {WHY} = ? ORDER BY id LIMIT ?"
NUMBER = "SELECT id FROM chats WHERE platform = ? AND address = ?"
NUMBERED = "SELECT platform, address FROM chats WHERE id = ?"


def audience(statements: Statements, until: datetime, most: int) -> Audience:
    """Every chat is looked at; the first of each reason are named."""
    moment, expected, absent = statements.instant(until), 0, list[Absent]()
    for reason, count in statements.all(COUNTED, moment):
        if not reason:
            expected = count
            continue
        first = statements.all(FIRST, moment, reason, most)
        absent.append(Absent(reason, count, tuple(number for (number,) in first)))
    return Audience(expected, tuple(absent))


def numbered(statements: Statements, number: int) -> Address | None:
    """Where the chat of a number is."""
    row = statements.one(NUMBERED, number)
    return Address(*row) if row else None


def number(statements: Statements, address: Address) -> int | None:
    """The number of the chat that is there."""
    row = statements.one(NUMBER, address.platform, address.id)
    return row[0] if row else None
