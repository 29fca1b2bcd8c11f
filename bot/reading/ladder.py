"""A paper's text, the best that can be had: HTML, else PDF, else the abstract. Kept once it was read.

It never raises for a text that cannot be had; it judges each by bot.reading.own and tells one reason a form.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.domain.paper import Paper, PaperId
from bot.domain.text import PaperText
from bot.errors import JoganError
from bot.ports.clock import SteadyClock
from bot.ports.fulltext import FullText
from bot.ports.store import Texts
from bot.reading.own import not_own, seems_cut, without_front

log = logging.getLogger(__name__)
ASK_AGAIN = 900.0
"""Seconds for which a paper without a text is not looked for again: an edition and its readers ask many times."""
MOST_MISSING = 2_000
MUCH_LONGER = 1.2
"""Times the length from which a second form is taken where the first one seems cut."""


class Ladder:
    """Asks forms in their order. Everybody who asks for one paper at the same time gets the same answer."""

    def __init__(self, forms: Sequence[FullText], texts: Texts, clock: SteadyClock) -> None:
        self._forms, self._texts, self._clock = tuple(forms), texts, clock
        self._asked: dict[PaperId, asyncio.Task[PaperText | None]] = {}
        self._waiting: Counter[PaperId] = Counter()
        self._missing: dict[PaperId, float] = {}

    async def text(self, paper: Paper) -> PaperText:
        """The paper's text with the title and the abstract as they are known now; only these at worst."""
        abstract = PaperText(paper.id, paper.title, paper.abstract)
        if not self._forms or self._clock.monotonic() < self._missing.get(paper.id, float("-inf")):
            return abstract
        asked = self._asked.get(paper.id)
        if asked is None:
            asked = self._asked[paper.id] = asyncio.create_task(self._read(paper))
            asked.add_done_callback(partial(self._done, paper.id))
        found = await self._awaited(paper.id, asked)
        return replace(found, title=paper.title, abstract=paper.abstract) if found else abstract

    async def _awaited(self, paper: PaperId, asked: asyncio.Task[PaperText | None]) -> PaperText | None:
        """One who stops waiting does not take the text from the others; the last one ends the asking."""
        self._waiting[paper] += 1
        try:
            return await asyncio.shield(asked)
        finally:
            self._waiting[paper] -= 1
            if not self._waiting[paper]:
                del self._waiting[paper]
                if not asked.done():
                    self._asked.pop(paper, None)
                    asked.cancel()
                    await asyncio.wait([asked])

    async def _read(self, paper: Paper) -> PaperText | None:
        found = await self._kept(paper)
        if found is not None:
            return found
        best: PaperText | None = None
        for form in self._forms:
            found = await self._from(form, paper)
            if found is not None and (best is None or _length(found) > MUCH_LONGER * _length(best)):
                best = found
            if best is not None and not seems_cut(best):
                break
        if best is None:
            self._note_missing(paper.id)
        else:
            await self._keep(best)
        return best

    async def _kept(self, paper: Paper) -> PaperText | None:
        try:
            return await self._texts.get(paper.id)
        except JoganError as failure:
            log.warning("%s: whether its text is kept is not known: %s", paper.id, failure)
            return None

    async def _from(self, form: FullText, paper: Paper) -> PaperText | None:
        try:
            text = await form.read(paper)
        except JoganError as failure:
            log.info("%s: no text from its %s: %s", paper.id, form.name.upper(), failure)
            return None
        if text is None:
            return None  # the form has told why
        reason = not_own(text)
        if reason is not None:
            log.warning("%s: its %s is not taken: %s", paper.id, form.name.upper(), reason)
            return None
        return without_front(text)

    async def _keep(self, text: PaperText) -> None:
        try:
            await self._texts.put(text, self._clock.now())
        except JoganError as failure:
            log.warning("%s: its text cannot be kept: %s", text.paper, failure)

    def _done(self, paper: PaperId, asked: asyncio.Task[PaperText | None]) -> None:
        if self._asked.get(paper) is asked:
            del self._asked[paper]

    def _note_missing(self, paper: PaperId) -> None:
        self._missing[paper] = self._clock.monotonic() + ASK_AGAIN
        while len(self._missing) > MOST_MISSING:
            del self._missing[next(iter(self._missing))]


def _length(text: PaperText) -> int:
    return sum(len(section.text) for section in text.sections)
