"""A category's report as its five named parts, each sentence with the number of its paper."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.document.blocks import Items, Span, Text, foreign
from bot.document.in_language import card_of, in_language
from bot.domain.card import ReportText
from bot.domain.edition import Edition, EditionPaper
from bot.domain.evidence import Bullet
from bot.wording.shapes.reading import ReportWords


@dataclass(frozen=True, slots=True)
class Part:
    """One named part and its sentences; none means that the papers do not say."""

    name: str
    bullets: tuple[Bullet, ...]


def parts(edition: Edition, key: str, language: str, words: ReportWords) -> tuple[Part, ...]:
    """The five parts of a category's report, in order; empty where the category has no report."""
    written = _report(edition, key, language)
    if written is None:
        return ()
    said = written.parts
    return (
        Part(words.themes, said.themes),
        Part(words.common_threads, said.common_threads),
        Part(words.key_facts, said.key_facts),
        Part(words.impact, said.impact),
        Part(words.outlook, said.outlook),
    )


def was_stopped(edition: Edition, key: str, language: str) -> bool:
    """Whether the gate stopped sentences of this report: its empty parts then say nothing about the papers."""
    written = _report(edition, key, language)
    return written is not None and written.writer == "model" and bool(written.dropped)


def _report(edition: Edition, key: str, language: str) -> ReportText | None:
    report = next((report for report in edition.reports if report.category == key), None)
    return in_language(report.texts, language) if report else None


def sentence(bullet: Bullet, numbered: Callable[[int], str] = str) -> Text:
    """A sentence and the number of the paper that says it, as it is `numbered` here."""
    said = foreign(bullet.text)
    return (said,) if bullet.paper is None else (said, Span(f" [{numbered(bullet.paper)}]"))


def sentences(part: Part, numbered: Callable[[int], str] = str) -> Items:
    """A part's sentences as a list."""
    return Items(tuple(sentence(bullet, numbered) for bullet in part.bullets))


def label(name: str) -> Text:
    """A part's name as it stands above its sentences."""
    return (Span(name, bold=True),)


def whole_text_read(papers: tuple[EditionPaper, ...], language: str) -> bool:
    """Whether any of these papers was read beyond its abstract: what is missing is said of the text that was read."""
    cards = (card_of(listed, language) for listed in papers)
    return any(card is not None and card.text_from == "full_text" for card in cards)
