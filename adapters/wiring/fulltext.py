"""The port `fulltext`: where papers' texts are asked for, through the fetcher that the sources share."""

from typing import TYPE_CHECKING

from adapters.config import Config
from bot.ports.clock import SteadyClock
from bot.ports.fulltext import FullText
from bot.ports.store import Texts
from bot.reading.ladder import Ladder

if TYPE_CHECKING:
    from adapters.fetch import Fetcher


def ladder(config: Config, fetcher: "Fetcher | None", texts: Texts, clock: SteadyClock) -> Ladder:
    """arXiv's HTML, then its PDF; only abstracts where nobody is asked (`fetcher` is None)."""
    forms: list[FullText] = []
    if fetcher is not None:
        from adapters.fulltext.arxiv import ArxivText

        forms = [ArxivText("html", fetcher, config.arxiv_url), ArxivText("pdf", fetcher, config.arxiv_url)]
    return Ladder(forms, texts, clock)
