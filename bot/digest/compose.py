"""The last stage: papers, reports and what the sources said become the Edition value, with what readers must know.

Pure: it numbers nothing, drops nothing and asks nobody.
"""

from collections.abc import Sequence
from datetime import date, datetime

from bot.digest.excerpt_notes import excerpt_notes, note
from bot.digest.select import Rule, rule_of
from bot.domain.card import Report
from bot.domain.category import Categories
from bot.domain.edition import Edition, EditionPaper, Note, Reason, SourceReport
from bot.wording.shapes.reading import NoteWords


def compose(
    day: date,
    cut_at: datetime,
    *,
    papers: Sequence[EditionPaper],
    reports: Sequence[Report],
    categories: Categories,
    languages: Sequence[str],
    sources: Sequence[SourceReport],
) -> Edition:
    """The published edition of a day, its notes in every language that it is written in."""
    return Edition(
        day=day,
        cut_at=cut_at,
        state="published",
        languages=tuple(languages),
        papers=tuple(papers),
        reports=tuple(reports),
        sources=tuple(sources),
        notes=(
            *_failures(sources, languages),
            *_about_papers(papers, languages),
            *excerpt_notes(papers, reports, languages),
        ),
        counts=_counts(papers, categories),
    )


def compose_none(
    day: date, cut_at: datetime, *, reason: Reason, languages: Sequence[str], sources: Sequence[SourceReport]
) -> Edition:
    """A day without an edition, and why."""
    return Edition(
        day=day,
        cut_at=cut_at,
        state="none",
        languages=tuple(languages),
        reason=reason,
        sources=tuple(sources),
        notes=_failures(sources, languages),
    )


def _counts(papers: Sequence[EditionPaper], categories: Categories) -> dict[str, int]:
    """Papers by category in the categories' order; one that the list does not have comes last, never lost."""
    found = [listed.category for listed in papers]
    keys = dict.fromkeys((*(category.key for category in categories), *found))
    return {key: found.count(key) for key in keys if key in found}


def _failures(sources: Sequence[SourceReport], languages: Sequence[str]) -> tuple[Note, ...]:
    return tuple(_failure(source, source.error, languages) for source in sources if source.error is not None)


def _failure(source: SourceReport, error: str, languages: Sequence[str]) -> Note:
    return note("source_failed", languages, lambda words: words.source_failed(source.name, source.asked_at, error))


def _about_papers(papers: Sequence[EditionPaper], languages: Sequence[str]) -> tuple[Note, ...]:
    late = sum(listed.late for listed in papers)
    titles_only = sum(listed.summary == "listed_only" for listed in papers)
    notes: list[Note] = []
    if late:
        notes.append(note("late", languages, lambda words: words.late(late)))
    if titles_only:
        notes.append(note("listed_only", languages, lambda words: _listed_only(words, titles_only, rule_of(papers))))
    return tuple(notes)


def _listed_only(words: NoteWords, count: int, rule: Rule) -> str:
    """How many are listed by title only, and by which rule the others got their cards."""
    if rule == "votes":
        return words.listed_only(count)
    return words.listed_only_unvoted(count, rule == "sources")
