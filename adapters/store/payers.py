"""A payer becomes another, inside the caller's transaction: a chat that moved, or that was forgotten.

What all payers used together does not change by it.
"""

from adapters.store.direct import Statements
from bot.ports.payments import Payer

TOGETHER = """SELECT day FROM spendings WHERE payer = '' AND day IN (SELECT day FROM spendings WHERE payer = ?)
ORDER BY day {kept}"""
"""Whoever reserves or settles changes everybody's row of the day first, and so waits here."""
CALLS = "UPDATE reservations SET payer = ? WHERE payer = ?"
TAKEN = "DELETE FROM spendings WHERE payer = ? RETURNING day, calls, input, output, cached, reasoning, reserved"
GIVEN = """INSERT INTO spendings (day, calls, input, output, cached, reasoning, reserved, payer)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, payer) DO UPDATE SET calls = spendings.calls + excluded.calls,
input = spendings.input + excluded.input, output = spendings.output + excluded.output,
cached = spendings.cached + excluded.cached, reasoning = spendings.reasoning + excluded.reasoning,
reserved = spendings.reserved + excluded.reserved"""
WITHIN = "SELECT DISTINCT payer FROM spendings WHERE payer = ? OR substr(payer, 1, ?) = ?"
REPLIES = "UPDATE replies SET payer = ? WHERE payer = ?"


def hand_over(run: Statements, old: Payer, new: Payer) -> int:
    """What one payer used and has set aside is the other's, day by day; how many days there were."""
    run.all(TOGETHER, old)
    run.run(CALLS, new, old)
    days = run.all(TAKEN, old)
    run.each(GIVEN, [(*day, new) for day in days])
    return len(days)


def move_payers(run: Statements, old: Payer, new: Payer) -> None:
    """A place and its topics have another address, and pay from the same purse as before."""
    topics = f"{old}/"
    for (payer,) in run.all(WITHIN, old, len(topics), topics):
        moved = new + payer.removeprefix(old)
        hand_over(run, payer, moved)
        run.run(REPLIES, moved, payer)
