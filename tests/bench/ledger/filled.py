"""A database with a million chats for the ledger's measurements, written in the driver's own words."""

from datetime import timedelta

from builders import DAY
from builders_ledger import LANE, NOW

from adapters.store.direct import Statements
from adapters.store.opening import SqlStore

CHATS = """INSERT INTO chats (platform, address, kind, language, timezone, post_time, days, weekly, length, notices,
categories, everything, paused, cursor, next_due, last_read, last_report, muted, off, owner, from_file, lane)
VALUES ('terminal', ?, 'private', ?, 'Asia/Seoul', ?, '[0,1,2,3,4,5,6]', FALSE, 'brief', FALSE, ?, FALSE, FALSE,
?, ?, NULL, '', FALSE, NULL, '', FALSE, ?)"""
PORTION = 20_000


async def chats(store: SqlStore, count: int) -> None:
    """Chats that are due now, of 18 different wants."""
    for start in range(0, count, PORTION):
        numbers = range(start, min(start + PORTION, count))
        await store.connections.direct_write(lambda run, numbers=numbers: _portion(run, numbers))


def _portion(run: Statements, numbers: range) -> None:
    due, cursor = run.instant(NOW - timedelta(minutes=1)), run.day(DAY - timedelta(days=1))
    rows = []
    for number in numbers:
        categories = f'["{("LLM", "Multimodal", "NLP")[number % 3]}","{("Audio", "Robotics", "AI")[number // 3 % 3]}"]'
        post_time = "09:00:00" if run.postgres else "09:00:00.000000"
        rows.append((str(10**9 + number), ("ko", "en")[number // 9 % 2], post_time, categories, cursor, due, LANE))
    run.each(CHATS, rows)
