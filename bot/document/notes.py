"""An edition's notes for a reader: as they were kept, or said anew in a language that the edition is not written in."""

from collections.abc import Callable

from bot.domain.edition import Edition, Note
from bot.wording.choose import LANGUAGES, reading
from bot.wording.shapes.reading import NoteWords

Says = Callable[[NoteWords], str]


def notes(edition: Edition, language: str) -> tuple[str, ...]:
    """Every note, in the reader's language where it can be said in it."""
    return tuple(
        note.text.get(language) or _anew(edition, note, language) or next(iter(note.text.values()))
        for note in edition.notes
        if note.text
    )


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
    excerpts = sum(any(card.writer == "extractive" for card in listed.cards.values()) for listed in edition.papers)
    about_papers: dict[str, tuple[Says, ...]] = {
        "late": (lambda words: words.late(late),),
        "excerpts": (lambda words: words.excerpts, lambda words: words.some_excerpts(excerpts)),
        "listed_only": (
            lambda words: words.listed_only(titles_only),
            lambda words: words.listed_only_unvoted(titles_only, True),
            lambda words: words.listed_only_unvoted(titles_only, False),
        ),
    }
    return _failures(edition) if kind == "source_failed" else about_papers.get(kind, ())


def _failures(edition: Edition) -> tuple[Says, ...]:
    return tuple(
        lambda words, source=source, error=source.error: words.source_failed(source.name, source.asked_at, error)
        for source in edition.sources
        if source.error is not None
    )
