"""What the newest edition tells: who wrote it, what the gate stopped, how its sources are. It reads no database."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time

from adapters.metrics.exposed import Sample
from bot.digest.telling import texts_of
from bot.domain.card import Card, ReportText
from bot.domain.edition import Edition


def edition_samples(edition: Edition) -> Iterator[Sample]:
    """Samples of a published edition."""
    yield Sample("jogan_edition_day_seconds", datetime.combine(edition.day, time(), UTC).timestamp())
    yield Sample("jogan_edition_papers", len(edition.papers))
    texts = list(texts_of(edition))
    written = Counter((text.writer, text.because or "") for text in texts)
    for (writer, because), count in sorted(written.items()):
        yield Sample("jogan_edition_texts", count, (writer, because))
    stopped = Counter((_kind(text), dropped.check) for text in texts for dropped in text.dropped)
    for labels, count in sorted(stopped.items()):
        yield Sample("jogan_gate_stopped", count, labels)


def source_samples(edition: Edition) -> Iterator[Sample]:
    """How each source answered for a day, which may have no edition."""
    for name, report in {each.name: each for each in edition.sources}.items():
        yield Sample("jogan_source_up", float(report.error is None), (name,))
        yield Sample("jogan_source_papers", report.found, (name,))


def _kind(text: Card | ReportText) -> str:
    return "card" if isinstance(text, Card) else "report"
