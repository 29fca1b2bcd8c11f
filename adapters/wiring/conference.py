"""Conference reports: who lists venues, who finds papers by title, and the way from list to report."""

from typing import TYPE_CHECKING

from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.sources import Asked
from bot.domain.category import Categories
from bot.errors import BadSetting
from bot.ports.archive import Archive
from bot.ports.store import Store
from bot.ports.venues import Figures, Venues
from bot.writing.desk import Writing

if TYPE_CHECKING:
    from bot.conference.service import Reporting


class Conference:
    """Reports are made seldom: what they need is loaded when one is made."""

    def __init__(self, config: Config, asked: Asked, store: Store, archive: Archive, listed: Categories) -> None:
        self._config, self._asked, self._store = config, asked, store
        self._archive, self._categories, self._clock = archive, listed, SystemClock()

    def venues(self) -> Venues:
        """Who lists what venues accepted; raises BadSetting where the settings let nobody be asked."""
        if self._asked.venues is None:
            raise BadSetting("JOGAN_SOURCES", ",".join(self._config.sources), "a source that may be asked, for --venue")
        return self._asked.venues

    def reporting(self, writing: Writing | None, *, offline: bool = False) -> "Reporting":
        """Who makes reports; `offline` asks arXiv for nothing."""
        from bot.conference.service import Reporting

        return Reporting(
            store=self._store,
            archive=self._archive,
            categories=self._categories,
            clock=self._clock,
            titles=None if offline else self._asked.titles,
            figures=None if offline else self._figures(),
            writing=writing,
        )

    def _figures(self) -> Figures | None:
        if self._asked.fetcher is None:
            return None
        from adapters.fulltext.figures import ArxivFigures

        return ArxivFigures(self._asked.fetcher, self._config.arxiv_url)
