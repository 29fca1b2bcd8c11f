"""A conference report as JSON: the shape that scripts rely on. Keys are fixed; more may be added, none renamed.

Nothing of when it was made is in it: the same report gives the same bytes.
"""

from typing import Any

from adapters.archive.markdown.edition_json import because_json, bullet_json, bullets_json, dropped_json
from bot.document.conference_text import chapter_title, chapters_of, told_of
from bot.domain.conference import (
    EARLIER,
    Chapter,
    ConferenceReport,
    Details,
    EarlierWork,
    Figure,
    Intro,
    Reported,
    Told,
)

SCHEMA = 1
Shape = dict[str, Any]


def report_json(report: ConferenceReport) -> Shape:
    """Everything in a report, with the quotes that carry each sentence."""
    return {
        "schema": SCHEMA,
        "slug": report.slug,
        "title": report.title,
        "languages": list(report.languages),
        "topic": report.topic,
        "counts": dict(report.counts),
        "notes": [{"kind": note.kind, "text": dict(note.text)} for note in report.notes],
        "chapters": [_chapter(report, chapter) for chapter in chapters_of(report)],
        "abbreviations": dict(report.abbreviations),
        "licence": report.licence,
    }


def _chapter(report: ConferenceReport, chapter: Chapter) -> Shape:
    """The chapter of earlier work lists works instead of papers of the report."""
    first = report.languages[0]
    titles = {language: chapter_title(chapter, language) for language in report.languages}
    intro = chapter.intros.get(first)
    shown: Shape = {
        "title": titles[first],
        "titles": titles,
        "slug": chapter.slug,
        "intro": bullets_json(intro.bullets) if intro else [],
        "intros": {language: _intro(said) for language, said in chapter.intros.items()},
        "papers": [_paper(reported, first) for reported in report.of_chapter(chapter)],
    }
    return {**shown, "works": [_work(each) for each in report.earlier]} if chapter.slug == EARLIER else shown


def _intro(intro: Intro) -> Shape:
    return {**_written(intro), "bullets": bullets_json(intro.bullets), "dropped": dropped_json(intro.dropped)}


def _work(earlier: EarlierWork) -> Shape:
    return {"title": earlier.title, "url": earlier.url, "year": earlier.year, "cited_by": list(earlier.cited_by)}


def _paper(reported: Reported, language: str) -> Shape:
    """A paper with its texts; those of the report's first language stand on top."""
    paper, told = reported.paper, told_of(reported, language)
    return {
        "number": reported.number,
        "title": paper.title,
        "url": paper.url,
        "venue": reported.venue,
        "decision": reported.decision,
        "tldr": bullet_json(told.tldr) if told else {},
        "details": _details(told.details if told else Details()),
        "id": paper.id,
        "authors": list(paper.authors),
        "authors_complete": paper.authors_complete,
        "published": paper.published.date().isoformat() if paper.published else None,
        "track": reported.track,
        "keywords": list(reported.keywords),
        "reasons": list(reported.reasons),
        "figure": _figure(reported.figure) if reported.figure else None,
        "texts": {code: _told(each) for code, each in reported.texts.items()},
    }


def _told(told: Told) -> Shape:
    return {
        **_written(told),
        "text_from": told.text_from,
        "tldr": bullet_json(told.tldr),
        "details": _details(told.details),
        "dropped": dropped_json(told.dropped),
    }


def _written(written: Told | Intro) -> Shape:
    by_model = {"model": written.model, "prompt_version": written.prompt_version}
    return {"writer": written.writer, **by_model, **because_json(written)}


def _details(details: Details) -> Shape:
    return {
        "problem": bullets_json(details.problem),
        "insight": bullets_json(details.insight),
        "application": bullets_json(details.application),
        "method": bullets_json(details.method),
    }


def _figure(figure: Figure) -> Shape:
    return {"file": figure.file, "caption": figure.caption, "source": figure.source, "licence": figure.licence}
