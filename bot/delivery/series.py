"""Series of conference reports: how chapters are dealt, which instalments a chat's posting carries, what they say.

An instalment has a day, as an edition has: it goes with the posting that moves a chat's cursor over that day. So the
ledger and the cursor, which lose no edition and repeat none, do the same for instalments. Nothing is sent here.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.document.blocks import Block, Break, Document
from bot.document.conference_chat import instalment
from bot.domain.conference import EARLIER, ConferenceReport, Series
from bot.domain.posting import Recipe, Wants
from bot.domain.shown import About
from bot.errors import Permanent
from bot.ports.platform import Rendered
from bot.ports.reports import Reports

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """An instalment that chats may be due for: its day, its report, its number (1 is the first), the report's topic."""

    day: date
    report: str
    number: int
    topic: str | None = None

    def is_for(self, wants: Wants) -> bool:
        """Whether a chat gets it: one that chose the topic, or gets everything; any where the report has no topic."""
        return self.topic is None or wants.chosen is None or self.topic in wants.chosen


@dataclass(frozen=True, slots=True)
class Running:
    """A report with its series."""

    report: ConferenceReport
    series: Series

    def has(self, number: int) -> bool:
        """Whether the report still has one of an instalment's chapters: it may have been made anew since."""
        return not {slug for slug, _ in _chapters(self.report)}.isdisjoint(self.series.chapters[number - 1])

    def document(self, number: int, language: str) -> Document:
        """What an instalment says; each of its messages names the report."""
        said = instalment(self.report, self.series.chapters[number - 1], number, len(self.series.chapters), language)
        return Document(tuple(map(self._named, said.blocks)), self._about(said.about))

    def _named(self, block: Block) -> Block:
        return replace(block, about=self._about(block.about)) if isinstance(block, Break) else block

    def _about(self, about: About | None) -> About:
        return replace(about or About(self.report.made_on), report=self.report.slug)


def instalments(report: ConferenceReport, count: int) -> tuple[tuple[str, ...], ...]:
    """The slugs of the report's chapters in their order, dealt to at most `count` instalments of even size.

    Size is papers. No instalment is empty: there are never more than chapters.
    """
    sizes = _chapters(report)
    return tuple(tuple(slug for slug, _ in dealt) for dealt in _dealt(sizes, min(count, len(sizes))))


def _chapters(report: ConferenceReport) -> list[tuple[str, int]]:
    """Slugs and sizes, earlier work first."""
    listed = [(chapter.slug, len(chapter.papers)) for chapter in report.chapters]
    return [(EARLIER, 0), *listed] if report.earlier else listed


def _dealt(sizes: Sequence[tuple[str, int]], count: int) -> list[list[tuple[str, int]]]:
    """Each instalment takes what brings it nearest to an even share of what is left, and leaves one for each other."""
    dealt, left = [], list(sizes)
    for others in range(count - 1, -1, -1):
        share = sum(size for _, size in left) / (others + 1)
        most = len(left) - others
        ends = range(1, most + 1) if others else (most,)
        end = min(ends, key=lambda end: abs(sum(size for _, size in left[:end]) - share))
        dealt.append(left[:end])
        left = left[end:]
    return dealt


def carried(found: Iterable[Due], wants: Wants, since: date | None, cursor: date) -> tuple[tuple[str, int], ...]:
    """The instalments that go where a chat's cursor moves from `since` to `cursor`, in the order of their days.

    A chat that had nothing yet gets those of the newest day alone.
    """
    after = cursor - timedelta(days=1) if since is None else since
    return tuple((each.report, each.number) for each in found if after < each.day <= cursor and each.is_for(wants))


async def due_within(reports: Reports, after: date, until: date) -> tuple[Due, ...]:
    """Instalments of the days after `after` up to `until`, by day, then in the order in which their series began.

    What cannot be read holds no edition back: it is told in the log, and its instalments are not posted.
    """
    try:
        series = await reports.series(after, until)
    except Permanent as failure:
        log.error("No instalment is posted: %s", failure)
        return ()
    found = [due for each in series for due in await _due(reports, each, after, until)]
    return tuple(sorted(found, key=lambda due: due.day))


async def _due(reports: Reports, series: Series, after: date, until: date) -> list[Due]:
    running = await _running(reports, series)
    if running is None:
        return []
    within = [(number, day) for number, day in enumerate(series.days, 1) if after < day <= until]
    if gone := [number for number, _ in within if not running.has(number)]:
        log.error(
            "%s: instalments %s are not posted: the report has none of their chapters any more", series.report, gone
        )
    return [Due(day, series.report, number, running.report.topic) for number, day in within if number not in gone]


async def _running(reports: Reports, series: Series) -> Running | None:
    try:
        report = await reports.get(series.report)
    except Permanent as failure:
        log.error("No instalment of %s is posted: %s", series.report, failure)
        return None
    if report is None:
        log.error("No instalment of %s is posted: the report is not there any more", series.report)
    return None if report is None else Running(report, series)


async def running_for(reports: Reports, recipe: Recipe) -> dict[str, Running]:
    """The reports of a recipe's instalments, those that can be read, by slug."""
    found: dict[str, Running] = {}
    for slug in dict.fromkeys(slug for slug, _ in recipe.instalments):
        series = await reports.begun(slug)
        running = await _running(reports, series) if series else None
        if running is not None:
            found[slug] = running
    return found


def with_instalments(document: Document | None, recipe: Recipe, running: Mapping[str, Running]) -> Document:
    """A posting's document and after it, each in messages of its own, the recipe's instalments."""
    said = [running[slug].document(number, recipe.language) for slug, number in recipe.instalments if slug in running]
    first, *others = [*([document] if document else ()), *said] or [Document(())]
    blocks = [*first.blocks]
    for other in others:
        blocks += (Break(other.about), *other.blocks)
    return Document(tuple(blocks), first.about)


def of_the_edition(parts: Sequence[Rendered]) -> tuple[Rendered, ...]:
    """A posting's messages without those of its instalments, which are the last."""
    return tuple(part for part in parts if part.about is None or not part.about.report)
