"""The report's way from end to end: select, enrich, chapters, number, write, introduce, illustrate, compose, keep.

What was found out and what was paid for is remembered as it comes: a run that is killed goes on where it was.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.conference.chapters import chapters
from bot.conference.compose import Wish, compose, slug
from bot.conference.earlier import earlier
from bot.conference.enrich import enrich
from bot.conference.illustrate import illustrate
from bot.conference.introduce import introduce
from bot.conference.number import number
from bot.conference.select import selected
from bot.conference.write import write
from bot.domain.category import Categories
from bot.domain.conference import Accepted, ConferenceReport, Figure, Reported
from bot.domain.identity import title_key
from bot.domain.paper import Paper, PaperId
from bot.domain.text import PaperText
from bot.errors import OperatorMistake
from bot.ports.archive import Archive
from bot.ports.clock import Clock
from bot.ports.progress import Progress, silent
from bot.ports.store import Store
from bot.ports.venues import Figures, Titles
from bot.writing.desk import Writing


class NothingOfTopic(OperatorMistake):
    """No paper of the list is of the topic."""

    def __init__(self, listed: int, topic: str | None) -> None:
        said = f"None of the {listed} listed papers is about {topic}" if topic else "The list has no accepted paper"
        super().__init__(f"{said}: no report was made. Leave out --topic for all papers, or name another list.")


@dataclass(frozen=True, slots=True)
class Made:
    """A report, the folder that it was written to, and the report `before` of the same name that it replaced."""

    report: ConferenceReport
    folder: Path
    before: ConferenceReport | None = None

    @property
    def renumbered(self) -> int:
        """Papers of the report before whose number means another paper now, or none: chats may show it still."""
        now = {each.number: each.paper for each in self.report.papers}
        then = self.before.papers if self.before else ()
        return sum(not _same(each.paper, now.get(each.number)) for each in then)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Makes reports. `titles` and `figures` are None where nobody is to be asked, `writing` where no model is set."""

    store: Store
    archive: Archive
    categories: Categories
    clock: Clock
    titles: Titles | None = None
    figures: Figures | None = None
    writing: Writing | None = None

    async def report(self, accepted: Sequence[Accepted], wish: Wish, progress: Progress = silent) -> Made:
        """The report of a venue's list, kept and written; raises NothingOfTopic, and Permanent where the folder cannot
        be written (the report is kept then)."""
        topic = self.categories[wish.topic] if wish.topic else None
        progress("select", 0, len(accepted))
        chosen = await selected(accepted, topic, self.categories, self.writing, progress)
        if not chosen:
            raise NothingOfTopic(len(accepted), wish.topic)
        whole = self.writing is not None  # whose texts are found by arXiv's id
        enriched = await enrich(chosen, self.titles, self.store.reports, self.clock, progress, all_ids=whole)
        progress("chapters")
        groups = await asyncio.to_thread(chapters, enriched.found)
        papers, named = number(enriched.found, groups)
        papers = await write(papers, wish.languages, self.writing, progress)
        named = await introduce(named, papers, wish.languages, self.writing, progress)
        before = await self.store.reports.get(slug(wish.title))
        shown = await illustrate(papers, self.figures, await self._had(before), progress)
        works = await asyncio.to_thread(earlier, await self._texts(shown.papers))
        today = self.clock.now().date()
        report = compose(wish, accepted, shown.papers, named, works, today, enriched)
        await self.store.reports.put(report)
        progress("archive")
        return Made(report, await self.archive.write_report(report, self.categories, shown.pictures), before)

    async def _had(self, before: ConferenceReport | None) -> dict[PaperId, Figure]:
        """Figures of the report that is replaced, those whose picture is where the new one is written."""
        if before is None:
            return {}
        drawn = {each.paper.id: each.figure for each in before.papers if each.figure is not None}
        return {
            key: figure for key, figure in drawn.items() if await self.archive.has_picture(before.slug, figure.file)
        }

    async def _texts(self, papers: Sequence[Reported]) -> dict[int, PaperText]:
        """Whole texts that are at hand: they were read for the writing, and none is asked for here."""
        found = {each.number: await self.store.texts.get(each.paper.id) for each in papers}
        return {place: text for place, text in found.items() if text is not None}


def _same(one: Paper, other: Paper | None) -> bool:
    """Whether they are one paper, which may have been found at arXiv meanwhile."""
    return other is not None and (one.id == other.id or title_key(one.title) == title_key(other.title))
