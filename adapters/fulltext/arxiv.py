"""bot.ports.fulltext.FullText: arXiv's HTML and its PDF of a paper, asked through the one fetcher at arXiv's pace.

What is wrong with a document is one line in the log; whether it is the paper's own is judged elsewhere.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import Protocol

from adapters.fetch import Fetched, Large
from adapters.fulltext.apart import Apart, Unreadable
from adapters.fulltext.process import Kind, taken_apart
from bot.domain.paper import Paper
from bot.domain.text import PaperText, TextSection
from bot.errors import BadPayload
from bot.reading.own import FRONT_PAGE

log = logging.getLogger(__name__)
MEGABYTE = 1024 * 1024
LARGEST: Mapping[Kind, Large] = {"html": Large(16 * MEGABYTE, 60.0), "pdf": Large(30 * MEGABYTE, 120.0)}
ABSENT = frozenset({404, 410})


class Fetches(Protocol):
    """The part of adapters.fetch.Fetcher that is used here."""

    async def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        also: frozenset[int] = frozenset(),
        large: Large | None = None,
    ) -> Fetched:
        """The answer to a GET; statuses in `also` count as answers."""
        ...


class ArxivText:
    """One form of arXiv's papers, `html` or `pdf`; `url` is the service's own or a mirror's."""

    def __init__(self, kind: Kind, fetcher: Fetches, url: str) -> None:
        self.name, self._kind = str(kind), kind
        self._fetcher, self._url = fetcher, url.rstrip("/")
        self._one = asyncio.Semaphore(1)  # taking apart uses a whole processor

    async def read(self, paper: Paper) -> PaperText | None:
        """The text; None where arXiv has not this form of it, or it cannot be read."""
        kind, _, identifier = paper.id.partition(":")
        if kind != "arxiv":
            return None
        try:
            fetched = await self._fetcher.get(
                f"{self._url}/{self.name}/{identifier}", also=ABSENT, large=LARGEST[self._kind]
            )
            if fetched.status in ABSENT:
                raise Unreadable("arXiv has none")
            async with self._one:
                apart = await taken_apart(self._kind, fetched.body)
        except (Unreadable, BadPayload) as failure:
            log.info("%s: no text from its %s: %s", paper.id, self.name.upper(), failure)
            return None
        return _text(paper, apart, self._kind)


def _text(paper: Paper, apart: Apart, kind: Kind) -> PaperText:
    front = (TextSection(FRONT_PAGE, apart.front),) if apart.front else ()
    return PaperText(paper.id, paper.title, paper.abstract, kind, (*front, *apart.sections), apart.version)
