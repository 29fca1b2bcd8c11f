"""Before stage 1: lists of earlier days that could not be read, or were read while they still grew, are asked again.

What they show beyond that is late. A list that was read in full is not asked again.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.digest.collect import Answer, collect
from bot.domain.edition import SourceReport
from bot.ports.clock import Clock
from bot.ports.sources import Source
from bot.ports.store import Lists, Store

LOOK_BACK = 7
"""Days after which a list is given up."""


async def overdue(sources: Sequence[Source], store: Store, day: date, clock: Clock) -> tuple[Answer, ...]:
    """The answers for days before `day` that are owed, oldest first; the files of recorded days owe nothing."""
    live = [source for source in sources if not source.recorded]
    answers: list[Answer] = []
    for back in range(LOOK_BACK if live else 0, 0, -1):
        earlier = day - timedelta(days=back)
        owed = await _owed(store, earlier)
        answers += await collect([source for source in live if source.name in owed], store.lists, earlier, clock)
    return tuple(answers)


async def _owed(store: Store, day: date) -> set[str]:
    """Names of the sources whose list of `day` is not known in full, as far as that day was built at all."""
    edition = await store.editions.on(day)
    reports = edition.sources if edition else ()
    return {report.name for report in reports if not await _read_in_full(report, store.lists, day)}


async def _read_in_full(report: SourceReport, lists: Lists, day: date) -> bool:
    if report.error is None and not report.growing:
        return True
    newest = await lists.before(report.name, day + timedelta(days=1))
    return newest is not None and newest.day == day and newest.asked_at > report.asked_at
