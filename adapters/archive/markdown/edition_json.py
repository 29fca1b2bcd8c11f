"""An edition as JSON: the shape that scripts rely on. Keys are fixed; more may be added, none renamed."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from bot.document.addresses import thumbnail
from bot.domain.card import Card, Parts, Report, ReportText, Sections
from bot.domain.conference import Intro, Told
from bot.domain.edition import Edition, EditionPaper, Note, SourceReport
from bot.domain.evidence import Bullet, Dropped, Quote
from bot.domain.paper import Paper, Sighting

SCHEMA = 1
Shape = dict[str, Any]


def edition_json(edition: Edition) -> Shape:
    """Everything in an edition, with the quotes that carry each sentence."""
    return {
        "schema": SCHEMA,
        "date": edition.day.isoformat(),
        "cut_at": instant(edition.cut_at),
        "state": edition.state,
        "reason": edition.reason,
        "languages": list(edition.languages),
        "counts": dict(edition.counts),
        "sources": [_source(source) for source in edition.sources],
        "notes": [_note(note) for note in edition.notes],
        "papers": [listed_json(listed) for listed in edition.papers],
        "reports": [_report(report) for report in edition.reports],
    }


def instant(moment: datetime) -> str:
    """2024-07-16T23:00:00Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _source(source: SourceReport) -> Shape:
    return {"name": source.name, "asked_at": instant(source.asked_at), "found": source.found, "error": source.error}


def _note(note: Note) -> Shape:
    return {"kind": note.kind, "text": dict(note.text)}


def listed_json(listed: EditionPaper) -> Shape:
    """One paper as an edition lists it, with its cards."""
    corrected = {"corrected": listed.corrected.isoformat()} if listed.corrected else {}
    return {
        "number": listed.number,
        **paper_json(listed.paper),
        "late": listed.late,
        "listed_only": listed.summary == "listed_only",
        "summary": listed.summary,
        "category": listed.category,
        "category_confidence": listed.category_confidence,
        "category_reasons": list(listed.category_reasons),
        "category_by": listed.category_by,
        **corrected,
        "cards": {language: card_json(card) for language, card in listed.cards.items()},
    }


def paper_json(paper: Paper) -> Shape:
    """What is known of a paper, with where it was seen."""
    return {
        "id": paper.id,
        "title": paper.title,
        "authors": list(paper.authors),
        "authors_complete": paper.authors_complete,
        "url": paper.url,
        "thumbnail": thumbnail(paper),
        "votes": paper.votes,
        "sightings": [_sighting(sighting) for sighting in paper.sightings],
        "withdrawn": paper.withdrawn,
    }


def _sighting(sighting: Sighting) -> Shape:
    shown: Shape = {"source": sighting.source, "date": sighting.day.isoformat(), "votes": sighting.votes}
    shown["seen_at"] = instant(sighting.seen_at)
    if sighting.votes_read is not None:
        shown["votes_read"] = sighting.votes_read
    return shown


def card_json(card: Card) -> Shape:
    """A card in one language."""
    return {
        "writer": card.writer,
        "text_from": card.text_from,
        "model": card.model,
        "prompt_version": card.prompt_version,
        **because_json(card),
        "tldr": bullet_json(card.tldr),
        "sections": _sections(card.sections),
        "dropped": dropped_json(card.dropped),
    }


def _sections(sections: Sections) -> Shape:
    return {
        "whats_new": bullets_json(sections.whats_new),
        "technical_details": bullets_json(sections.technical_details),
        "performance_highlights": bullets_json(sections.performance_highlights),
    }


def _report(report: Report) -> Shape:
    texts = {language: _report_text(text) for language, text in report.texts.items()}
    return {"category": report.category, "papers": list(report.papers), "texts": texts}


def _report_text(text: ReportText) -> Shape:
    by_model = {"model": text.model, "prompt_version": text.prompt_version} if text.writer == "model" else {}
    shown = {"writer": text.writer, **by_model, **because_json(text)}
    return {**shown, "parts": _parts(text.parts), "dropped": dropped_json(text.dropped)}


def because_json(written: Card | ReportText | Told | Intro) -> Shape:
    """Why a text is excerpts though a model is set; nothing where that is not so."""
    return {"because": written.because} if written.because else {}


def _parts(parts: Parts) -> Shape:
    return {
        "themes": bullets_json(parts.themes),
        "common_threads": bullets_json(parts.common_threads),
        "key_facts": bullets_json(parts.key_facts),
        "impact": bullets_json(parts.impact),
        "outlook": bullets_json(parts.outlook),
    }


def bullets_json(bullets: Iterable[Bullet]) -> list[Shape]:
    """Sentences in their order."""
    return [bullet_json(bullet) for bullet in bullets]


def bullet_json(bullet: Bullet) -> Shape:
    """A sentence, the quotes that carry it, and the number of its paper where it has one."""
    shown: Shape = {"text": bullet.text, "quotes": [_quote(quote) for quote in bullet.quotes]}
    return shown if bullet.paper is None else {**shown, "paper": bullet.paper}


def _quote(quote: Quote) -> Shape:
    shown: Shape = {"text": quote.text, "section": quote.section}
    return shown if quote.offset is None else {**shown, "offset": quote.offset}


def dropped_json(dropped: Iterable[Dropped]) -> list[Shape]:
    """What did not go out, and why."""
    return [{"text": each.text, "check": each.check, "detail": each.detail} for each in dropped]
