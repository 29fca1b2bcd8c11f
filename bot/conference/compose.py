"""Stage: one value of what the stages before found, with its name, its counts and what readers must know of it."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.conference.abbreviations import abbreviations
from bot.conference.enrich import Enriched
from bot.document.in_language import in_language
from bot.domain.conference import DECISIONS, Accepted, Chapter, ConferenceReport, EarlierWork, Reported
from bot.domain.edition import Note
from bot.wording.choose import LANGUAGES, report_notes
from bot.wording.shapes.report_notes import REASONS, ReportNoteWords

LONGEST_SLUG = 32
"""Characters: a button that names a paper of the report must fit into the 64 bytes of every platform."""
_CUT = 27
"""So much is left of a title that gets a mark of its own behind it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. `topic` is a category's key; the same title is the same report, made anew."""

    title: str
    languages: tuple[str, ...]
    topic: str | None = None
    licence: str = ""


def slug(title: str) -> str:
    """The report's name in folders, commands and buttons; titles that differ in what it leaves out get a mark each."""
    words = re.findall(r"[a-z0-9]+", title.casefold())
    name = "-".join(words)
    says_all = name and not re.search(r"[^\W_]", re.sub(r"[a-z0-9]", "", title.casefold()))
    if says_all and len(name) <= LONGEST_SLUG:
        return name
    mark = hashlib.sha256(title.encode(errors="backslashreplace")).hexdigest()[:4]
    head = name[:_CUT] if len(name) <= _CUT else name[: _CUT + 1].rpartition("-")[0] or name[:_CUT]
    return f"{head or 'report'}-{mark}"


def compose(
    wish: Wish,
    accepted: Sequence[Accepted],
    papers: Sequence[Reported],
    chapters: Sequence[Chapter],
    earlier: Sequence[EarlierWork],
    made_on: date,
    enriched: Enriched | None = None,
) -> ConferenceReport:
    """The report; `enriched` says what arXiv was not asked for."""
    report = ConferenceReport(
        slug=slug(wish.title),
        title=" ".join(wish.title.split()),
        languages=wish.languages,
        made_on=made_on,
        topic=wish.topic,
        counts=_counts(accepted, papers),
        chapters=tuple(chapters),
        papers=tuple(papers),
        earlier=tuple(earlier),
        notes=(*_of_arxiv(enriched or Enriched(())), *_notes(papers, LANGUAGES)),
        licence=wish.licence,
    )
    return replace(report, abbreviations=abbreviations(report))


def _counts(accepted: Sequence[Accepted], papers: Sequence[Reported]) -> dict[str, int]:
    """What is not there at all has no count."""
    listed, shown = Counter(each.decision for each in accepted), Counter(each.decision for each in papers)
    told = [each.texts for each in papers if each.texts]
    return {
        "listed": len(accepted),
        **{f"listed_{decision}": listed[decision] for decision in DECISIONS if listed[decision]},
        "selected": len(papers),
        **{decision: shown[decision] for decision in DECISIONS if shown[decision]},
        "with_text": len(told),
        "whole_text": sum(any(text.text_from == "full_text" for text in texts.values()) for texts in told),
    }


def _of_arxiv(enriched: Enriched) -> tuple[Note, ...]:
    failure, left = enriched.failure, enriched.left
    if failure:
        return (Note("arxiv_failed", {code: report_notes(code).arxiv_failed(failure) for code in LANGUAGES}),)
    return (Note("arxiv_left", {code: report_notes(code).arxiv_left(left) for code in LANGUAGES}),) if left else ()


def _notes(papers: Sequence[Reported], languages: Sequence[str]) -> tuple[Note, ...]:
    """For readers of every language: a chat may speak one that the report is not written in."""
    notes = []
    bare = sum(not each.paper.abstract.strip() for each in papers)
    if bare:
        everything = bare == len(papers)
        said = {code: _without(report_notes(code), bare, everything=everything) for code in languages}
        notes.append(("titles_only" if everything else "some_titles_only", said))
    if untold := sum(not each.texts for each in papers) - bare:
        notes.append(("nothing_to_tell", {code: report_notes(code).nothing_to_tell(untold) for code in languages}))
    return (*(Note(kind, text) for kind, text in notes), *_writers(papers, languages))


def _without(words: ReportNoteWords, count: int, *, everything: bool) -> str:
    return words.titles_only if everything else words.some_titles_only(count)


def _writers(papers: Sequence[Reported], languages: Sequence[str]) -> list[Note]:
    """What is told in the papers' own sentences: since no model is set, or for which reason; by reader's language."""
    notes = []
    for because in (None, *REASONS):
        counts = {code: _excerpts(papers, code, because) for code in languages}
        said = {code: _line(report_notes(code), because, *found) for code, found in counts.items() if found[0]}
        if said:
            notes.append(Note(f"excerpts_{because}" if because else "excerpts", said))
    return notes


def _excerpts(papers: Sequence[Reported], language: str, because: object) -> tuple[int, int]:
    """How many papers are told in excerpts for a reason, and how many are told at all."""
    told = [text for each in papers if (text := in_language(each.texts, language)) is not None]
    return sum(text.writer == "extractive" and text.because == because for text in told), len(told)


def _line(words: ReportNoteWords, because: object, count: int, told: int) -> str:
    for reason in REASONS:
        if reason == because:
            return words.not_by_model(reason, count, told)
    return words.excerpts
