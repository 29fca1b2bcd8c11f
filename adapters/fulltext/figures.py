"""bot.ports.venues.Figures: the first figure of a paper from arXiv's HTML, kept only where its licence allows it.

Nothing is fetched but the page and one picture of the same host. What is wrong with either is one line in the log.
"""

import asyncio
import logging
import re
from urllib.parse import urljoin, urlsplit

from adapters.fetch import Fetched, Large
from adapters.fulltext.apart import Unreadable
from adapters.fulltext.arxiv import ABSENT, LARGEST, MEGABYTE, Fetches
from adapters.fulltext.html.figure import PageFigure, heard_figure
from adapters.fulltext.picture import picture
from adapters.fulltext.process import answered
from bot.domain.paper import Paper
from bot.errors import BadPayload
from bot.ports.venues import FoundFigure

log = logging.getLogger(__name__)
LARGEST_PICTURE = Large(5 * MEGABYTE, 30.0)
SHOWN_AT = "https://arxiv.org/html/"
_ALLOWS = re.compile(r"CC BY(?:-SA)? \d\.\d|CC0(?: 1\.0)?(?: Universal)?|CC Zero|Public Domain", re.IGNORECASE)
"""Licences under which a picture may stand in any report: none that forbids trade (NC) or a change of form (ND)."""


class ArxivFigures:
    """Figures of arXiv's papers; `url` is the service's own or a mirror's."""

    def __init__(self, fetcher: Fetches, url: str) -> None:
        self._fetcher, self._url = fetcher, url.rstrip("/")
        self._one = asyncio.Semaphore(1)  # taking apart uses a whole processor

    async def first(self, paper: Paper) -> FoundFigure | None:
        """The figure; None where there is none that may be kept."""
        kind, _, identifier = paper.id.partition(":")
        if kind != "arxiv":
            return None
        try:
            return await self._found(identifier)
        except (Unreadable, BadPayload) as failure:
            log.info("%s: no figure: %s", paper.id, failure)
            return None

    async def _found(self, identifier: str) -> FoundFigure:
        page = await self._fetched(f"{self._url}/html/{identifier}", LARGEST["html"])
        async with self._one:
            figure = heard_figure(await answered("figure", page.body))
        if not allows(figure.licence):
            raise Unreadable(f"its licence does not allow to keep one: {figure.licence[:80] or 'none is named'}")
        content = (await self._fetched(self._beside(page.url, identifier, figure), LARGEST_PICTURE)).body
        found = picture(content)
        if found is None or not found.is_figure:
            raise Unreadable("it is no picture that can be shown")
        return FoundFigure(content, found.kind, figure.caption, f"{SHOWN_AT}{identifier}", figure.licence)

    async def _fetched(self, address: str, bounds: Large) -> Fetched:
        fetched = await self._fetcher.get(address, also=ABSENT, large=bounds)
        if fetched.status in ABSENT:
            raise Unreadable("arXiv has none")
        return fetched

    def _beside(self, page: str, identifier: str, figure: PageFigure) -> str:
        """Where the picture is: in the folder of this paper, of any version; another paper has another licence."""
        folder = re.compile(re.escape(f"{urlsplit(self._url).path}/html/{identifier}") + r"(?:v\d+)?/.")
        try:
            address = urljoin(urljoin(page, figure.base), figure.address)
            there, here = urlsplit(address), urlsplit(page)
        except ValueError:
            raise Unreadable("its address cannot be read") from None
        if (there.scheme, there.netloc) != (here.scheme, here.netloc) or not folder.match(there.path):
            raise Unreadable("it is not beside the page")
        return address


def allows(licence: str) -> bool:
    """Whether a licence allows to keep and show a picture; one that is not known does not."""
    return _ALLOWS.fullmatch(licence) is not None
