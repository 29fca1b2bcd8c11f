"""Has a model write an edition's texts: many at once, reports as soon as their category's cards are there.

What is not there at the deadline becomes excerpts; a fault in one text costs that text only.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.boundary import Bug, boundary
from bot.digest.listing import Sorting
from bot.digest.set_aside import set_aside
from bot.domain.card import Because, Card, ReportText
from bot.domain.edition import EditionPaper
from bot.gate.whole_card import Abstract
from bot.ports.progress import Progress, silent
from bot.writing.card import read_of, write_by_model
from bot.writing.desk import Read, Writing
from bot.writing.fallback import excerpt_card, excerpt_report
from bot.writing.report import report_because, report_by_model

log = logging.getLogger(__name__)
Text = tuple[int, str]
"""A paper's number and a language."""
Part = tuple[str, str]
"""A category's key and a language."""
AHEAD = 2
"""Texts in work for each that may be on the wire: while some are put before the gate, others are asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written."""

    cards: Sequence[Text]
    reports: Sequence[Part]


@dataclass
class Writers:
    """One run over an edition's papers: `cards` and `reports` hold what is written, also what was before.

    A card is None where not even an excerpt can be shown. Where there is `sorting`, `listed` has its categories after.
    """

    listed: Sequence[EditionPaper]
    writing: Writing
    progress: Progress = silent
    cards: dict[Text, Card | None] = field(default_factory=dict)
    reports: dict[Part, ReportText] = field(default_factory=dict)
    sorting: Sorting | None = None

    def __post_init__(self) -> None:
        self._by_number = {each.number: each for each in self.listed}
        self.cards.update({(each.number, code): card for each in self.listed for code, card in each.cards.items()})
        self._room = asyncio.Semaphore(AHEAD * self.writing.settings.at_once)
        self._abstracts = tuple(Abstract(each.paper.title, each.paper.abstract) for each in self.listed)
        self._reads: dict[int, Read] = {}
        self._reading: dict[int, asyncio.Lock] = {}

    async def write(self, wanted: Wanted) -> None:
        """Write what is wanted; never raises for what a model does or for what a text provokes."""
        self._wanted = wanted
        self._left = Counter(number for number, _ in wanted.cards)
        self._undone = set(wanted.cards)
        self._is_sorted = self.sorting is None
        with set_aside():
            await self._ask(wanted)
        await asyncio.to_thread(self._fill, wanted)

    async def _ask(self, wanted: Wanted) -> None:
        try:
            async with asyncio.timeout(self.writing.settings.deadline), asyncio.TaskGroup() as group:
                self._group = group
                group.create_task(self._sort())
                for text in _in_turn(wanted.cards, self.writing.settings.at_once):
                    group.create_task(self._card(text))
        except TimeoutError:
            log.warning("The model did not write everything in time: the rest are excerpts")

    async def _sort(self) -> None:
        """Reports need the categories, cards do not; where no model says them the rules' stand."""
        if self.sorting is not None:
            try:
                with boundary("one job"):
                    self.listed = await self.sorting()
            except Bug as bug:
                log.error("The rules sort what a model was to sort: %s", bug, exc_info=bug.fault)
            self._by_number = {each.number: each for each in self.listed}
        self._is_sorted = True
        for part in self._wanted.reports:
            self._begin_report(part)

    async def _card(self, text: Text) -> None:
        number, language = text
        each = self._by_number[number]
        async with self._room:
            try:
                with boundary("one job"):
                    read = await self._read(each)
                    others = self._abstracts
                    self.cards[text] = await write_by_model(each.paper, read, language, self.writing, others)
            except Bug as bug:
                self.cards[text] = _excerpts(each, bug)
        self._done(text)

    async def _read(self, each: EditionPaper) -> Read:
        """The paper's text, read once for all languages and let go of after the last."""
        async with self._reading.setdefault(each.number, asyncio.Lock()):
            if each.number not in self._reads:
                text = await self.writing.texts.text(each.paper)
                self._reads[each.number] = await asyncio.to_thread(read_of, text, self.writing.settings.most_text)
            return self._reads[each.number]

    def _done(self, text: Text) -> None:
        number, language = text
        self._left[number] -= 1
        if not self._left[number]:
            self._reads.pop(number, None)
            self.progress("summarise", sum(not left for left in self._left.values()), len(self._left))
        self._undone.discard(text)
        self._begin_report((self._by_number[number].category, language))

    def _begin_report(self, part: Part) -> None:
        """A report is begun once the categories are final and all its cards are there."""
        if not self._is_sorted or part not in self._wanted.reports:
            return
        if not any((self._by_number[number].category, language) == part for number, language in self._undone):
            self._group.create_task(self._report(part))

    async def _report(self, part: Part) -> None:
        category, language = part
        speaking = self._speaking(part)
        if len(speaking) < 2:
            return
        try:
            with boundary("one job"):
                self.reports[part] = await report_by_model(speaking, category, language, self.writing)
        except Bug as bug:
            log.error("The report of %s is excerpts: %s", category, bug, exc_info=bug.fault)
            self.reports[part] = excerpt_report(speaking, "gate")

    def _speaking(self, part: Part) -> tuple[EditionPaper, ...]:
        """The category's papers with their cards as they are now, in one language."""
        category, language = part
        found = ((each, self.cards.get((each.number, language))) for each in self.listed if each.category == category)
        return tuple(replace(each, cards={language: card}) for each, card in found if card is not None)

    def _fill(self, wanted: Wanted) -> None:
        """Excerpts for what the deadline left."""
        for text in wanted.cards:
            if text not in self.cards:
                self.cards[text] = excerpt_card(self._by_number[text[0]].paper, "outage")
        for part in wanted.reports:
            speaking = self._speaking(part)
            if part not in self.reports and len(speaking) >= 2:
                self.reports[part] = excerpt_report(speaking, _late(speaking, part[1]))


def _late(speaking: Sequence[EditionPaper], language: str) -> Because:
    return report_because(speaking, language) or "outage"


def _excerpts(each: EditionPaper, bug: Bug) -> Card | None:
    log.error("The card of %s is excerpts: %s", each.paper.id, bug, exc_info=bug.fault)
    return excerpt_card(each.paper, "gate")


def _in_turn(texts: Sequence[Text], at_once: int) -> Iterator[Text]:
    """Blocks of papers, language after language: the second finds what a service remembers of the first."""
    numbers = list(dict.fromkeys(number for number, _ in texts))
    languages = list(dict.fromkeys(language for _, language in texts))
    wanted = set(texts)
    for start in range(0, len(numbers), at_once):
        block = numbers[start : start + at_once]
        yield from ((number, code) for code in languages for number in block if (number, code) in wanted)
