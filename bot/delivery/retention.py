"""How long what is only needed for a while is remembered. Says not when it is looked at."""

from datetime import timedelta

from bot.ports.clock import Clock
from bot.ports.passages import Passages
from bot.ports.store import Store

HEARD = timedelta(days=3)
"""Longer than any platform keeps an update to send it again."""
MESSAGES = timedelta(days=90)
"""What our messages show: a reply to an older one is asked which paper is meant, and no correction reaches it."""

DELIVERIES = timedelta(days=30)
"""What was sent to whom, and the texts of posts: long enough to look into a complaint."""

TEXTS = timedelta(days=30)
"""Papers' texts and their passages: an edition is written on its day and corrected within a few; an older paper is read
again."""
FOUND = timedelta(days=90)
"""What titles of a venue's list were found to be; a report itself stays."""
ANSWERS = timedelta(days=30)
"""What people asked and were answered, and what a chat talked about."""
REPORTED = timedelta(days=90)
"""An answer that a reader reported waits for its operator so much longer."""
ALERTS = timedelta(days=90)
"""What operators were told."""
PAYMENTS = timedelta(days=30)
"""Replies of models, and what each day cost: long enough for a correction and for a look at a month."""

CHANGES = timedelta(days=90)
"""Who changed which setting, and the way back."""


async def tidy(store: Store, clock: Clock, passages: Passages | None = None) -> int:
    """Forget what nobody needs any more; how many rows there were."""
    now = clock.now()
    indexed = await passages.drop(now - TEXTS) if passages is not None else 0
    return (
        indexed
        + await store.heard.drop(now - HEARD)
        + await store.messages.drop(now - MESSAGES)
        + await store.ledger.drop(now - DELIVERIES)
        + await store.texts.drop(now - TEXTS)
        + await store.answers.drop(now - ANSWERS, now - REPORTED)
        + await store.conversations.drop(now - ANSWERS)
        + await store.payments.drop(now - PAYMENTS)
        + await store.reports.drop(now - FOUND)
        + await store.alerts.drop(now - ALERTS)
        + await store.changes.drop(now - CHANGES)
    )
