"""One paper's card outside of a day: from the edition that has it, else written now from what arXiv knows of it."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.digest.classify import classify_day
from bot.digest.merge import merge
from bot.digest.number import number
from bot.digest.summarise import summarise
from bot.domain.category import Categories
from bot.domain.edition import Edition, EditionPaper
from bot.domain.identity import arxiv_id, paper_id
from bot.domain.paper import Paper, PaperId
from bot.errors import NoEdition, UnknownPaper
from bot.ports.clock import Clock
from bot.ports.sources import Metadata
from bot.ports.store import Store
from bot.writing.desk import Writing

NUMBER = r"\d{1,4}"
"""A number of the newest edition: only the store knows what it means."""


@dataclass(frozen=True, slots=True)
class OnePaper:
    """A listed paper and its edition; for a paper that no edition has, an edition of it alone that is not `kept`."""

    listed: EditionPaper
    edition: Edition
    kept: bool = True


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """Finds or writes one card. `metadata` is None where nobody may be asked, `writing` where no model is set."""

    store: Store
    metadata: Metadata | None
    categories: Categories
    clock: Clock
    languages: tuple[str, ...]
    writing: Writing | None = None

    async def card(self, wanted: str) -> OnePaper:
        """The paper that `wanted` means: a number of the newest edition, an arXiv id or a link.

        Raises NoEdition or UnknownPaper; Temporary or Permanent where arXiv could not be asked.
        """
        if re.fullmatch(NUMBER, wanted.strip()):
            return await self._numbered(int(wanted))
        identity = paper_id(wanted, title=wanted)
        place = await self.store.editions.place(identity)
        edition = await self.store.editions.on(place.day) if place else None
        listed = edition.numbered(place.number) if edition and place else None
        if edition and listed:
            return OnePaper(listed, edition)
        known = await self.store.papers.get([identity])
        return await self._alone(known[identity] if identity in known else await self._asked(wanted))

    async def meant(self, wanted: str) -> Paper:
        """The paper that `wanted` means, without a card: a number of the newest edition, an arXiv id or a link; raises
        as `card` does."""
        if re.fullmatch(NUMBER, wanted.strip()):
            return (await self._numbered(int(wanted))).listed.paper
        identity = paper_id(wanted, title=wanted)
        known = await self.store.papers.get([identity])
        return known[identity] if identity in known else await self._asked(wanted)

    async def paper(self, identity: PaperId) -> Paper:
        """What is known of a paper, listed or not, without a card; raises as `card` does."""
        known = await self.store.papers.get([identity])
        return known[identity] if identity in known else await self._asked(identity.partition(":")[2])

    async def _numbered(self, wanted: int) -> OnePaper:
        edition = await self.store.editions.newest()
        if edition is None:
            raise NoEdition(None)
        listed = edition.numbered(wanted)
        if listed is None:
            raise UnknownPaper(str(wanted))
        return OnePaper(listed, edition)

    async def _asked(self, wanted: str) -> Paper:
        identifier = arxiv_id(wanted)
        if identifier is None or self.metadata is None:
            raise UnknownPaper(wanted, is_identity=identifier is not None)
        papers = merge(await self.metadata.lookup([identifier]))
        if not papers:
            raise UnknownPaper(wanted, is_identity=True)
        return papers[0]

    async def _alone(self, paper: Paper) -> OnePaper:
        now: datetime = self.clock.now()
        classified = await classify_day([paper], self.categories, self.writing)
        day = paper.first_day if paper.sightings else now.date()  # only a conference report has it
        listed = number(classified, day, cards=1)
        papers, _ = await summarise(listed, self.categories, self.languages, self.writing)
        edition = Edition(day=day, cut_at=now, state="published", languages=self.languages, papers=papers)
        return OnePaper(papers[0], edition, kept=False)
