"""What one run of the plan came to, in a line: who is planned for, who waits, who gets nothing new and why."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.delivery.audience import NAMED
from bot.delivery.cases import Cases
from bot.events import event
from bot.ports.ledger import DueChat, PlanCount

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Skipped:
    """Chats that were due and get no edition, counted by reason, the first of each by number."""

    counts: Counter[str] = field(default_factory=Counter)
    chats: dict[str, list[int]] = field(default_factory=dict)

    def add(self, due: Sequence[DueChat], cases: Cases) -> None:
        """Those of one chunk. Nothing is looked at where every case of the run gets something."""
        if not cases.skips:
            return
        for chat, reason in cases.skipped(due):
            self.counts[reason] += 1
            named = self.chats.setdefault(reason, [])
            if len(named) < NAMED:
                named.append(chat)


def tell_plan(day: date, total: PlanCount, skipped: Skipped, seconds: float) -> None:
    """One line where anybody was moved on; none for those who only wait, who are looked at each minute."""
    if not total.moved:
        return
    fields = event(
        "plan", day=day, looked_at=total.looked_at, chats=total.moved - skipped.counts.total(), rows=total.rows,
        waiting=total.looked_at - total.moved, skipped=dict(sorted(skipped.counts.items())),
        skipped_chats=dict(sorted(skipped.chats.items())), seconds=round(seconds, 3),
    )  # fmt: skip
    log.info("%d chats were due: %d messages to send", total.moved, total.rows, extra=fields)
