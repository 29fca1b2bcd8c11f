"""An edition's notes for a reader: as they were kept, or said anew in a language that the edition is not written in."""

from collections.abc import Callable
from typing import get_args

from bot.domain.card import Because
from bot.domain.edition import Edition, Note
from bot.wording.choose import LANGUAGES, reading
from bot.wording.shapes.reading import NoteWords

REASONS: tuple[Because, ...] = get_args(Because)
Says = Callable[[NoteWords], str]


def notes(edition: Edition, language: str) -> tuple[str, ...]:
    """Every note, in the reader's language where it can be said in it; none that is for readers of others only."""
    return tuple(
        note.text.get(language) or _anew(edition, note, language) or next(iter(note.text.values()))
        for note in edition.notes
        if note.text and not _is_for_others(note, edition, language)
    )


def _is_for_others(note: Note, edition: Edition, language: str) -> bool:
    """What is said of excerpts is said in the languages that have any."""
    return note.kind.startswith("excerpts") and language in edition.languages and language not in note.text


def _anew(edition: Edition, note: Note, language: str) -> str | None:
    """What the kept sentence says, in another language; None where it is none that is said of this edition today."""
    kept = {code: text for code, text in note.text.items() if code in LANGUAGES}
    for says in _sayings(edition, note.kind):
        if any(says(reading(code).notes) == text for code, text in kept.items()):
            return says(reading(language).notes)
    return None


def _sayings(edition: Edition, kind: str) -> tuple[Says, ...]:
    """Everything that a note of a kind may say about an edition."""
    late = sum(listed.late for listed in edition.papers)
    titles_only = sum(listed.summary == "listed_only" for listed in edition.papers)
    excerpts = _excerpts(edition, None)
    about_papers: dict[str, tuple[Says, ...]] = {
        "late": (lambda words: words.late(late),),
        "excerpts": (lambda words: words.excerpts, lambda words: words.some_excerpts(excerpts)),
        "listed_only": (
            lambda words: words.listed_only(titles_only),
            lambda words: words.listed_only_unvoted(titles_only, True),
            lambda words: words.listed_only_unvoted(titles_only, False),
        ),
    }
    if kind.startswith("excerpts_"):
        return tuple(say for because in REASONS if kind == f"excerpts_{because}" for say in _for(edition, because))
    return _failures(edition) if kind == "source_failed" else about_papers.get(kind, ())


def _excerpts(edition: Edition, because: Because | None) -> int:
    """Papers with a card of excerpts that was made for this reason."""
    return sum(
        any(card.writer == "extractive" and card.because == because for card in listed.cards.values())
        for listed in edition.papers
    )


def _for(edition: Edition, because: Because) -> tuple[Says, ...]:
    cards = _excerpts(edition, because)
    reports = sum(any(text.because == because for text in report.texts.values()) for report in edition.reports)
    return (
        lambda words: words.all_not_by_model(because),
        lambda words: words.cards_not_by_model(because, cards),
        lambda words: words.reports_not_by_model(because, reports),
        lambda words: words.texts_not_by_model(because, cards, reports),
    )


def _failures(edition: Edition) -> tuple[Says, ...]:
    return tuple(
        lambda words, source=source, error=source.error: words.source_failed(source.name, source.asked_at, error)
        for source in edition.sources
        if source.error is not None
    )
