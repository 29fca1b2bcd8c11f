"""What readers must know about the texts of an edition that are the papers' own sentences: one line a reason.

Pure; made with the edition, and again where a text was written anew. Each language counts its own texts.
"""

from collections.abc import Callable, Sequence
from typing import get_args

from bot.document.in_language import card_of, in_language
from bot.domain.card import Because, Report
from bot.domain.edition import EditionPaper, Note
from bot.wording.choose import reading
from bot.wording.shapes.reading import NoteWords

REASONS: tuple[Because, ...] = get_args(Because)
KINDS = ("excerpts", *(f"excerpts_{because}" for because in REASONS))
"""All notes that are made here."""


def excerpt_notes(
    papers: Sequence[EditionPaper], reports: Sequence[Report], languages: Sequence[str]
) -> tuple[Note, ...]:
    """Excerpts where no model is set, then those for which it was not used, by reason.

    A note has no text in a language whose readers it does not concern.
    """
    notes: list[Note] = []
    for kind, because in zip(KINDS, (None, *REASONS), strict=True):
        lines = {code: _line(because, papers, reports, code) for code in languages}
        said = {code: line for code, line in lines.items() if line}
        notes += [Note(kind, said)] if said else []
    return tuple(notes)


def note(kind: str, languages: Sequence[str], say: Callable[[NoteWords], str]) -> Note:
    """A note in all languages of an edition."""
    return Note(kind, {language: say(reading(language).notes) for language in languages})


def _line(
    because: Because | None, papers: Sequence[EditionPaper], reports: Sequence[Report], language: str
) -> str | None:
    """One line; that all cards are excerpts says enough of the reports that are made of them."""
    words = reading(language).notes
    cards = [card for listed in papers if (card := card_of(listed, language)) is not None]
    count = sum(card.writer == "extractive" and card.because == because for card in cards)
    everything = count == len(cards)
    if because is None:
        return (words.excerpts if everything else words.some_excerpts(count)) if count else None
    if count and everything:
        return words.all_not_by_model(because)
    texts = [in_language(report.texts, language) for report in reports]
    others = sum(text is not None and text.because == because for text in texts)
    if count:
        return words.texts_not_by_model(because, count, others) if others else words.cards_not_by_model(because, count)
    return words.reports_not_by_model(because, others) if others else None
