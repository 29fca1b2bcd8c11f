"""From a day's papers to the edition's list: sorted by the rules, selected, numbered. It writes no text.

A model sorts what the rules are unsure about beside the writing of cards, for only reports need it; before that where
categories decide which papers get a card.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.digest.classify import Classified, classify_papers, sort_unsure
from bot.digest.number import number
from bot.digest.select import hinges_on_categories
from bot.domain.category import Categories
from bot.domain.edition import EditionPaper
from bot.domain.paper import Paper
from bot.ports.progress import Progress, silent
from bot.writing.desk import Writing

Sorting = Callable[[], Awaitable[tuple[EditionPaper, ...]]]
"""Asks a model; the same papers under the same numbers, with the categories that are final."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Papers by number. Their categories are final where `sorting` is None."""

    papers: tuple[EditionPaper, ...]
    sorting: Sorting | None = None


@dataclass(frozen=True, slots=True)
class Lister:
    """Lists papers, `cards` of them with a card to be written. `writing` is None where no model is set."""

    categories: Categories
    cards: int
    writing: Writing | None = None

    async def listed(self, papers: Sequence[Paper], day: date, progress: Progress = silent) -> Listing:
        """Papers as the edition of `day` lists them."""
        progress("classify", 0, len(papers))
        by_rules = await asyncio.to_thread(classify_papers, papers, self.categories)
        progress("select", 0, len(papers))
        numbered = await self._numbered(by_rules, day)
        writing = self.writing
        if writing is None:
            return Listing(numbered)

        async def sorting() -> tuple[EditionPaper, ...]:
            return await self._numbered(await sort_unsure(by_rules, self.categories, writing), day)

        return Listing(await sorting()) if hinges_on_categories(numbered) else Listing(numbered, sorting)

    async def _numbered(self, classified: Sequence[Classified], day: date) -> tuple[EditionPaper, ...]:
        return await asyncio.to_thread(number, classified, day, cards=self.cards)
