"""The day's way from end to end: collect, merge, classify, select, summarise, compose, publish, archive.

An edition is one commit: what is killed before it is done again, what comes after is done from it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bot.digest.collect import Answer, collect, complete, record
from bot.digest.compose import compose, compose_none
from bot.digest.join import Joining
from bot.digest.listing import Lister
from bot.digest.merge import merge
from bot.digest.overdue import overdue
from bot.digest.reason import reason_for_none
from bot.digest.summarise import summarise
from bot.domain.category import Categories
from bot.domain.edition import Edition, cut_at, last_closed
from bot.domain.identity import arxiv_id, paper_id, title_key
from bot.domain.paper import Paper
from bot.errors import OperatorMistake
from bot.ports.archive import Archive
from bot.ports.charts import Charts, bars
from bot.ports.clock import Clock
from bot.ports.progress import Progress, silent
from bot.ports.sources import Metadata, Source
from bot.ports.store import Store
from bot.settings import EditionSettings
from bot.writing.desk import Writing

HISTORY = 7
"""Editions that the picture compares with."""


class DayStillOpen(OperatorMistake):
    """A day is asked for whose cut has not come: its lists still grow."""

    def __init__(self, day: date, closes: str) -> None:
        super().__init__(f"{day} is still open: it closes at {closes} (JOGAN_CUT). Name an earlier day, or wait.")


@dataclass(frozen=True, slots=True)
class Built:
    """What `build` gives: `new` is False where the day had its edition already; no folder without an edition."""

    edition: Edition
    new: bool
    folder: Path | None


@dataclass(frozen=True, slots=True)
class Digest:
    """Builds editions. `metadata` completes what live sources list; recorded sources are complete as they are.

    `writing` is None where no model is set: then all texts are excerpts, and nobody is asked for one. `joining` is None
    where nobody is asked for papers by title.
    """

    sources: Sequence[Source]
    metadata: Metadata | None
    store: Store
    archive: Archive
    charts: Charts
    categories: Categories
    clock: Clock
    settings: EditionSettings
    writing: Writing | None = None
    joining: Joining | None = None

    async def build(self, day: date, progress: Progress = silent) -> Built:
        """The edition of `day`, built, published and archived; the same one again where it exists already."""
        kept = await self.store.editions.on(day)
        if kept is not None and kept.state == "published":
            return Built(kept, new=False, folder=await self._archive(kept, progress))
        self._check_closed(day)
        answers = await self._collect(day, progress)
        waiting = await self.store.papers.waiting(day)
        if not any(paper.first_day == day for paper in waiting):
            return await self._without(day, answers, waiting)
        edition = await self._write(day, answers, waiting, progress)
        if not await self.store.editions.publish(edition):
            return await self._published_by_another(day, edition, progress)
        return Built(edition, new=True, folder=await self._archive(edition, progress))

    async def keep_files(self, edition: Edition) -> None:
        """Write the folder of an edition where it is not there whole, as after a kill that followed the commit."""
        if not await self.archive.has(edition, self.categories):
            await self._archive(edition, silent)

    async def collect(self) -> tuple[Answer, ...]:
        """Remember what live sources list of open days, and of earlier ones that are owed; builds nothing.

        What vanishes from a list again is kept so. Lists that still grow are not remembered as such: they are asked
        again, and a list is repeated only where it is the whole one before.
        """
        live = [source for source in self.sources if not source.recorded]
        now = self.clock.now()
        day = last_closed(now, self.settings.cut) + timedelta(days=1)
        found = await self._join(await overdue(live, self.store, day, self.clock))
        await self._remember(found, growing=False)
        while live and day <= now.date():
            answers = await self._join(await collect(live, self.store.lists, day, self.clock))
            await self._remember(answers, growing=False)
            day, found = day + timedelta(days=1), (*found, *answers)
        return found

    def _check_closed(self, day: date) -> None:
        closes = cut_at(day, self.settings.cut)
        if closes > self.clock.now() and not all(source.recorded for source in self.sources):
            raise DayStillOpen(day, f"{closes:%Y-%m-%d %H:%M} UTC")

    async def _collect(self, day: date, progress: Progress) -> tuple[Answer, ...]:
        """What earlier days still owe is remembered first: a list is known as repeated by the whole one before it."""
        progress("collect", 0, len(self.sources))
        await self._take_in(await overdue(self.sources, self.store, day, self.clock), progress)
        return await self._take_in(await collect(self.sources, self.store.lists, day, self.clock), progress)

    async def _take_in(self, answers: tuple[Answer, ...], progress: Progress) -> tuple[Answer, ...]:
        """Remember what was shown, and give the answers with arXiv's among them where it was asked."""
        answers = await self._join(answers, progress)
        listed = tuple(entry for answer in answers for entry in answer.entries)
        ids = _to_complete(answers)
        if self.metadata is not None and ids:
            progress("complete", 0, len(ids))
            answers = _with(answers, await complete(self.metadata, ids, self.clock))
        if listed:
            progress("merge", 0, len(listed))
        await self._remember(answers)
        return answers

    async def _join(self, answers: tuple[Answer, ...], progress: Progress = silent) -> tuple[Answer, ...]:
        return answers if self.joining is None else await self.joining.join(answers, self.store.papers, progress)

    async def _remember(self, answers: Sequence[Answer], *, growing: bool = True) -> None:
        """Keep the papers that were shown, and the lists; those that still grow only where that is said. And who
        failed."""
        listed = [entry for answer in answers if not answer.details for entry in answer.entries]
        known_as = [paper_id(entry.reference, doi=entry.doi, title=entry.title) for entry in listed]
        titles = await self.store.papers.titled([title_key(entry.title) for entry in listed])
        known = await self.store.papers.get([*known_as, *titles.values()])
        details = [entry for answer in answers if answer.details for entry in answer.entries]
        await self.store.papers.add(merge(listed, known, titles, details=details))
        await self.store.source_health.answered([answer.report for answer in answers])
        for answer in answers:
            if answer.listing is None or answer.details or (answer.listing.growing and not growing):
                continue
            await self.store.lists.add(record(answer.listing))

    async def _without(self, day: date, answers: Sequence[Answer], waiting: Sequence[Paper]) -> Built:
        edition = compose_none(
            day,
            cut_at(day, self.settings.cut),
            reason=reason_for_none(answers, waiting),
            languages=self.settings.languages,
            sources=[answer.report for answer in answers],
        )
        if not await self.store.editions.publish(edition):
            return await self._published_by_another(day, edition, silent)
        return Built(edition, new=True, folder=None)

    async def _write(
        self, day: date, answers: Sequence[Answer], waiting: Sequence[Paper], progress: Progress
    ) -> Edition:
        """What the rules are unsure about a model sorts beside the cards that it writes (bot.digest.listing)."""
        lister = Lister(self.categories, self.settings.papers, self.writing)
        listing = await lister.listed(waiting, day, progress)
        progress("summarise", 0, len(listing.papers))
        papers, reports = await summarise(
            listing.papers, self.categories, self.settings.languages, self.writing, progress, listing.sorting
        )
        return compose(
            day,
            cut_at(day, self.settings.cut),
            papers=papers,
            reports=reports,
            categories=self.categories,
            languages=self.settings.languages,
            sources=[answer.report for answer in answers],
        )

    async def _published_by_another(self, day: date, edition: Edition, progress: Progress) -> Built:
        """Another process was first: its edition is the edition."""
        kept = await self.store.editions.on(day)
        if kept is None or kept.state != "published":
            raise OperatorMistake(
                f"The edition of {day} could not be kept: its papers belong to another. Run it again."
            )
        return Built(kept, new=False, folder=await self._archive(kept, progress))

    async def _archive(self, edition: Edition, progress: Progress) -> Path:
        progress("archive")
        earlier = await self.store.editions.counts(before=edition.day, most=HISTORY)
        labels = {category.key: category.name("en") for category in self.categories}
        rows = bars(labels, edition.counts, [counts for _, counts in earlier])
        picture = await asyncio.to_thread(self.charts.categories, edition.day, rows)
        return await self.archive.write(edition, self.categories, picture)


def _with(answers: tuple[Answer, ...], completed: Answer) -> tuple[Answer, ...]:
    """arXiv's answer beside the others; that it cannot be asked is said once."""
    if completed.report.error:
        answers = tuple(answer for answer in answers if not answer.details)
    return (*answers, completed)


def _to_complete(answers: Sequence[Answer]) -> tuple[str, ...]:
    """arXiv ids whose author list no live source gave whole."""
    entries = [entry for answer in answers if not answer.recorded for entry in answer.entries]
    ids = [arxiv_id(entry.reference) for entry in entries if not entry.authors_complete]
    return tuple(dict.fromkeys(found for found in ids if found is not None))
