"""After the wall clock went back: moments that were written by the other clock hold nothing back for a day."""

from datetime import datetime, timedelta

from adapters.store.direct import Statements
from adapters.store.ledger import outages
from adapters.store.tables import AGAIN, BEGUN

PAUSES = "UPDATE lanes SET paused_until = NULL WHERE paused_until > ?"
WAITS = tuple(
    f"UPDATE deliveries SET not_before = ? WHERE {which} AND not_before > ?"
    for which in (AGAIN, f"{BEGUN} AND state = 'unsure'")
)
ATTEMPTS = tuple(
    f"UPDATE deliveries SET claimed_at = ? WHERE {which} AND claimed_at > ?"
    for which in (f"{AGAIN} AND unclean > 0", BEGUN)
)


def went_back(statements: Statements, now: datetime, by: timedelta) -> None:
    """Waits end, and attempts of which nobody knows are as old as they may be: they are looked for from then on."""
    moment, then = statements.instant(now), statements.instant(now - by)
    statements.run(PAUSES, moment)
    statements.run(outages.FORGET)
    for waits in WAITS:
        statements.run(waits, moment, moment)
    for attempts in ATTEMPTS:
        statements.run(attempts, then, moment)
