"""The checks of `jogan doctor` on sources: each is asked for the last closed day, as an edition will; and the clock."""

from collections.abc import Awaitable
from datetime import timedelta

from adapters.cli.row import Row, Status
from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.sources import sources
from adapters.wiring.store import store
from bot.domain.edition import last_closed
from bot.domain.paper import Entry
from bot.errors import JoganError
from bot.ports.sources import Listing

METADATA = "arxiv metadata"
KNOWN_PAPER = "1706.03762"
OFF = timedelta(minutes=2)
"""From here on a post is seen to come at the wrong time."""
REMEDIES = {
    "huggingface": "Check the network, or name a mirror: JOGAN_HUGGINGFACE_URL.",
    "arxiv": "Check the network, or name a mirror: JOGAN_ARXIV_FEED_URL and JOGAN_ARXIV_API_URL.",
    "openreview": "Check JOGAN_OPENREVIEW_VENUES and the network, or name a mirror: JOGAN_OPENREVIEW_URL.",
    "deeplearn": "Leave deeplearn out of JOGAN_SOURCES, or name a mirror: JOGAN_DEEPLEARN_URL.",
    METADATA: "Check the network, or name a mirror: JOGAN_ARXIV_API_URL. Editions go out without it.",
}


async def source_checks(config: Config) -> list[Row]:
    """A row for each source, and one for the clock. Raises nothing."""
    clock = SystemClock()
    day = last_closed(clock.now(), config.cut)
    rows = []
    async with store(config) as kept, sources(config, clock, kept.http_cache) as asked:
        for source in asked.sources:
            rows.append(await _asked(source.name, source.listing(day), f"papers on {day}"))
        if asked.metadata is not None:
            rows.append(await _asked(METADATA, asked.metadata.lookup([KNOWN_PAPER]), "of 1 paper asked for"))
        ahead = asked.fetcher.ahead if asked.fetcher else None
    return [*rows, clock_row(ahead)]


async def _asked(name: str, asking: Awaitable[Listing | tuple[Entry, ...]], what: str) -> Row:
    try:
        answer = await asking
    except JoganError as failure:
        status: Status = "warning" if name == METADATA else "failed"
        return Row(f"source {name}", status, str(failure), REMEDIES.get(name, "Check the path."))
    found = len(answer if isinstance(answer, tuple) else answer.entries)
    return Row(f"source {name}", "ok", f"{found} {what}")


def clock_row(ahead: timedelta | None) -> Row:
    """Whether posts come at the time that their chats were promised."""
    if ahead is None:
        return Row(
            "clock", "skipped", "nobody answered whose clock could be compared", "Nothing to do; timedatectl tells."
        )
    seconds = ahead.total_seconds()
    if abs(ahead) < OFF:
        return Row("clock", "ok", "as the last host that answered")
    said = f"{abs(seconds):,.0f} s {'ahead of' if seconds > 0 else 'behind'} the last host that answered"
    return Row("clock", "failed", said, "Set it by NTP: timedatectl set-ntp true. Posts come at the wrong time.")
