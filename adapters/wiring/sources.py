"""The port `sources`: which places are asked, and who completes what they list."""

import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from adapters.clock import SystemClock
from adapters.config import Config
from adapters.fetch import Fetcher, FetchSettings, Validators
from bot.ports.sources import Metadata, Source
from bot.ports.venues import Titles, Venues

if TYPE_CHECKING:
    from adapters.sources.openreview import OpenReview

RECORDED = "recorded:"
ADDRESSES = {
    "JOGAN_HUGGINGFACE_URL": "huggingface_url",
    "JOGAN_ARXIV_API_URL": "arxiv_api_url",
    "JOGAN_ARXIV_URL": "arxiv_url",
    "JOGAN_ARXIV_FEED_URL": "arxiv_feed_url",
    "JOGAN_OPENREVIEW_URL": "openreview_url",
    "JOGAN_DEEPLEARN_URL": "deeplearn_url",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """`metadata` is None where only recorded days are read, and the others where nobody is asked for anything."""

    sources: Sequence[Source]
    metadata: Metadata | None
    fetcher: Fetcher | None = None
    venues: Venues | None = None
    titles: Titles | None = None


@asynccontextmanager
async def sources(config: Config, clock: SystemClock, kept: Validators | None) -> AsyncIterator[Asked]:
    """The sources that the settings name; connections close at the end."""
    recorded = {name: _recorded(name) for name in config.sources if name.startswith(RECORDED)}
    only_recorded = len(recorded) == len(config.sources)
    if only_recorded and "JOGAN_ARXIV_URL" not in config.named:
        yield Asked(list(recorded.values()), None)
        return
    async with Fetcher(_fetch_settings(config), clock, clock, kept) as fetcher:
        if only_recorded:  # days are recorded, texts are asked for at the address that is named
            venues, by_title = openreview(config, clock, fetcher), titles(config, clock, fetcher)
            yield Asked(list(recorded.values()), None, fetcher, venues, by_title)
        else:
            yield _live(config, clock, fetcher, recorded)


def _recorded(name: str) -> Source:
    from adapters.sources.arxiv import ArxivXml
    from adapters.sources.huggingface import DailyPapers
    from adapters.sources.recorded import Collected, Recorded

    path = Path(name.removeprefix(RECORDED)).expanduser()
    return Recorded(path, [DailyPapers(), ArxivXml(), Collected()])


def _live(config: Config, clock: SystemClock, fetcher: Fetcher, recorded: dict[str, Source]) -> Asked:
    from adapters.sources.arxiv import Arxiv
    from adapters.sources.deeplearn import DeepLearn
    from adapters.sources.huggingface import HuggingFace

    api = arxiv_api(config)
    feed = _with_path(config.arxiv_feed_url, "/atom")
    arxiv = Arxiv(fetcher, api, feed, config.arxiv_categories, clock)
    venues = openreview(config, clock, fetcher)
    live: dict[str, Source] = {
        "huggingface": HuggingFace(fetcher, config.huggingface_url, clock),
        "arxiv": arxiv,
        "openreview": venues,
        "deeplearn": DeepLearn(fetcher, clock, config.deeplearn_url),
    }
    return Asked(
        [(live | recorded)[name] for name in config.sources], arxiv, fetcher, venues, titles(config, clock, fetcher)
    )


def titles(config: Config, clock: SystemClock, fetcher: Fetcher) -> Titles:
    """arXiv as what finds papers by title."""
    from adapters.sources.arxiv.titles import ArxivTitles

    return ArxivTitles(fetcher, arxiv_api(config), clock)


def openreview(config: Config, clock: SystemClock, fetcher: Fetcher) -> "OpenReview":
    """OpenReview as a source and as what lists a venue; one that the settings name is asked for older venues too."""
    from adapters.sources.openreview import OLDER_URL, OpenReview

    older = config.openreview_url if "JOGAN_OPENREVIEW_URL" in config.named else OLDER_URL
    return OpenReview(fetcher, clock, config.openreview_url, older, config.openreview_venues, config.openreview_token)


def arxiv_api(config: Config) -> str:
    """Where arXiv answers queries."""
    return _with_path(config.arxiv_api_url, "/api/query")


def _with_path(address: str, usual: str) -> str:
    """An address with its own path, or with the service's usual one where only a host is named."""
    return address if urlsplit(address).path.strip("/") else address + usual


def _fetch_settings(config: Config) -> FetchSettings:
    """An address that the settings name may be private; the public ones need no naming."""
    named = tuple(getattr(config, field) for name, field in ADDRESSES.items() if name in config.named)
    pace = None if sys.platform == "win32" else config.data_dir / "pace"  # kept by file locks, which Windows lacks
    return FetchSettings(named_urls=named, contact=config.contact, version=version("jogan"), pace_dir=pace)
