"""The port `sources`: which places are asked, and who completes what they list."""

import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from adapters.clock import SystemClock
from adapters.config import Config
from adapters.fetch import Fetcher, FetchSettings, Validators
from bot.ports.sources import Metadata, Source

RECORDED = "recorded:"
ADDRESSES = {
    "JOGAN_HUGGINGFACE_URL": "huggingface_url",
    "JOGAN_ARXIV_API_URL": "arxiv_api_url",
    "JOGAN_ARXIV_URL": "arxiv_url",
    "JOGAN_ARXIV_FEED_URL": "arxiv_feed_url",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """`metadata` is None where only recorded days are read, and `fetcher` where nobody is asked for anything."""

    sources: Sequence[Source]
    metadata: Metadata | None
    fetcher: Fetcher | None = None


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
            yield Asked(list(recorded.values()), None, fetcher)
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
    from adapters.sources.huggingface import HuggingFace

    api = _with_path(config.arxiv_api_url, "/api/query")
    feed = _with_path(config.arxiv_feed_url, "/atom")
    arxiv = Arxiv(fetcher, api, feed, config.arxiv_categories, clock)
    live: dict[str, Source] = {
        "huggingface": HuggingFace(fetcher, config.huggingface_url, clock),
        "arxiv": arxiv,
    }
    return Asked([(live | recorded)[name] for name in config.sources], arxiv, fetcher)


def _with_path(address: str, usual: str) -> str:
    """An address with its own path, or with the service's usual one where only a host is named."""
    return address if urlsplit(address).path.strip("/") else address + usual


def _fetch_settings(config: Config) -> FetchSettings:
    """An address that the settings name may be private; the public ones need no naming."""
    named = tuple(getattr(config, field) for name, field in ADDRESSES.items() if name in config.named)
    pace = None if sys.platform == "win32" else config.data_dir / "pace"  # kept by file locks, which Windows lacks
    return FetchSettings(named_urls=named, contact=config.contact, version=version("jogan"), pace_dir=pace)
