"""Texts that began as excerpts since the model could not be asked are written by it once it can. Posts nothing.

That is no correction: what went out was right, so nothing is marked; one note says what was written, and when.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.digest.excerpt_notes import KINDS, excerpt_notes, note
from bot.digest.service import Digest
from bot.digest.writers import Part, Text, Wanted, Writers
from bot.domain.card import Card, Report, ReportText
from bot.domain.edition import Edition, EditionPaper, Note
from bot.errors import Permanent
from bot.events import event
from bot.ports.progress import Progress, silent
from bot.writing.desk import Writing

log = logging.getLogger(__name__)
BACK = timedelta(days=7)
"""Editions of so long before the newest are looked at: readers do not go further back."""
RETRIED = ("outage", "budget")
"""What may be otherwise another time. What the gate stopped stays stopped."""
NOTE = "rewritten"
May = Callable[[Edition], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An edition as it is now, and the numbers of the papers in whose messages something is new."""

    edition: Edition
    numbers: tuple[int, ...]


def wanted_of(edition: Edition) -> Wanted:
    """What of an edition a model is still to write."""
    cards = [
        (each.number, code) for each in edition.papers for code, card in each.cards.items() if card.because in RETRIED
    ]
    reports = [
        (report.category, code)
        for report in edition.reports
        for code, text in report.texts.items()
        if text.because in RETRIED
    ]
    return Wanted(cards, reports)


def _beginning_with(wanted: Wanted, first: int) -> Wanted:
    """The same with another paper's cards first."""
    numbers = list(dict.fromkeys(number for number, _ in wanted.cards))
    at = first % len(numbers) if numbers else 0
    places = {number: place for place, number in enumerate((*numbers[at:], *numbers[:at]))}
    return Wanted(sorted(wanted.cards, key=lambda text: places[text[0]]), wanted.reports)


async def always(edition: Edition) -> bool:
    """Every edition may be written."""
    return True


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Looks through the newest editions of one installation."""

    digest: Digest
    first: int = 0
    """Which paper's owed texts are asked for first, over and over. While nothing is known of a model only that one is
    asked for: a text that never comes must not be it every time."""

    async def owed(self) -> AsyncIterator[Edition]:
        """The editions of which something is owed, newest first; none where no model is set."""
        edition = await self.digest.store.editions.newest() if self.digest.writing else None
        oldest = edition.day - BACK if edition else None
        while edition is not None and oldest is not None and edition.day >= oldest:
            wanted = wanted_of(edition)
            if wanted.cards or wanted.reports:
                yield edition
            edition = await self.digest.store.editions.newest(before=edition.day)

    async def rewrite(self, progress: Progress = silent, may: May = always) -> tuple[Rewritten, ...]:
        """Write what is owed of the editions that `may` be written, newest first; what changed.

        Where nothing is owed nobody is asked. Raises what the store raises.
        """
        writing, done = self.digest.writing, list[Rewritten]()
        async for edition in self.owed():
            if writing is None or not await may(edition):
                continue
            changed = await rewritten(edition, writing, self.digest.clock.now().date(), progress, self.first)
            if changed is not None and await self._kept(edition, changed):
                done.append(changed)
        return tuple(done)

    async def _kept(self, before: Edition, changed: Rewritten) -> bool:
        """Keep the edition and its files; False where somebody corrected it meanwhile: the next time costs nothing."""
        editions = self.digest.store.editions
        if await editions.on(before.day) != before or not await editions.correct(changed.edition):
            return False
        day, numbers = changed.edition.day, changed.numbers
        fields = event("rewritten", day=day, papers=numbers)
        log.info("The edition of %s: papers %s are written by the model now", day, numbers, extra=fields)
        try:
            await self.digest.keep_files(changed.edition)
        except Permanent as failure:  # it is kept, and what was posted is to be edited all the same
            log.error("The edition of %s is kept, but not in files: %s", changed.edition.day, failure)
        return True


async def rewritten(
    edition: Edition, writing: Writing, when: date, progress: Progress = silent, first: int = 0
) -> Rewritten | None:
    """The edition with what the model has written of it now; None where nothing could be written."""
    wanted = _beginning_with(wanted_of(edition), first)
    writers = Writers(edition.papers, writing, progress)
    await writers.write(wanted)
    cards = {at: card for at in wanted.cards if (card := writers.cards.get(at)) and card.because not in RETRIED}
    texts = {at: text for at in wanted.reports if (text := writers.reports.get(at)) and text.because not in RETRIED}
    if not cards and not texts:
        return None
    papers = tuple(_with_cards(each, cards) for each in edition.papers)
    reports = tuple(_with_texts(report, texts) for report in edition.reports)
    new = replace(edition, papers=papers, reports=reports)
    who = {card.writer for card in cards.values()} | {text.writer for text in texts.values()}
    numbers = {number for number, _ in cards}
    numbers.update(number for report in reports for number in report.papers if (report.category in _keys(texts)))
    return Rewritten(replace(new, notes=_notes(new, "model" in who, when)), tuple(sorted(numbers)))


def _with_cards(each: EditionPaper, cards: dict[Text, Card]) -> EditionPaper:
    return replace(each, cards={code: cards.get((each.number, code), card) for code, card in each.cards.items()})


def _with_texts(report: Report, texts: dict[Part, ReportText]) -> Report:
    return replace(
        report, texts={code: texts.get((report.category, code), text) for code, text in report.texts.items()}
    )


def _keys(texts: dict[Part, ReportText]) -> frozenset[str]:
    return frozenset(category for category, _ in texts)


def _notes(new: Edition, by_model: bool, when: date) -> tuple[Note, ...]:
    """What is said of excerpts is said anew; one line says when something was written last."""
    again = (NOTE,) if by_model else ()
    others = tuple(each for each in new.notes if each.kind not in (*KINDS, *again))
    said = excerpt_notes(new.papers, new.reports, new.languages)
    told = (note(NOTE, new.languages, lambda words: words.rewritten(when)),) if by_model else ()
    return (*others, *said, *told)
