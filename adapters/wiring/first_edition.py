"""A new installation has something to read at once: the newest day that has an edition is built at the first start."""

import logging
from datetime import timedelta

from adapters.wiring.program import Program
from bot.errors import Temporary
from bot.wording.choose import reading

log = logging.getLogger(__name__)
DAYS = 5
"""Days looked at: a weekend, and a holiday beside it."""


async def first_edition(program: Program) -> None:
    """Build it where there is none. Raises Temporary where the sources cannot be read now."""
    if await program.store.editions.newest() is not None:
        return
    newest = program.last_closed()
    log.info("There is no edition yet: building that of %s, so that there is something to read", newest)
    for back in range(DAYS):
        day = newest - timedelta(days=back)
        edition = (await program.digest.build(day, _told)).edition
        if edition.state == "published":
            log.info("The edition of %s is there: %d papers", day, len(edition.papers))
            return
        if edition.reason == "sources_failed":
            failed = "; ".join(f"{source.name}: {source.error}" for source in edition.sources if source.error)
            raise Temporary(f"the sources cannot be read ({failed})")
        log.info("%s has no edition: %s", day, reading("en").reasons.of(edition.reason or "no_papers"))
    log.warning("None of the last %d days has an edition; `jogan edition --date DAY` builds another", DAYS)


def _told(stage: str, done: int = 0, of: int = 0) -> None:
    """Collecting is told by what comes of it: a line for each day is enough."""
    if done == 0 and stage != "collect":
        log.info("Building the first edition: %s%s", stage, f", {of}" if of else "")
