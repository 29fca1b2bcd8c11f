"""The stage without a model: each selected paper its card in every language, each category of two papers its report.

A paper without enough text, or withdrawn, is marked and never summarised.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.card import Report
from bot.domain.category import Categories
from bot.domain.edition import EditionPaper
from bot.ports.progress import Progress, silent
from bot.reading.enough_text import enough_text
from bot.writing.extractive import write_card
from bot.writing.extractive_report import write_report


def excerpted(
    listed: Sequence[EditionPaper], categories: Categories, languages: Sequence[str], progress: Progress = silent
) -> tuple[tuple[EditionPaper, ...], tuple[Report, ...]]:
    """The papers with their cards or the reason for none, and the reports in the categories' order."""
    written = []
    for done, each in enumerate(listed, start=1):
        written.append(with_cards(each, languages))
        progress("summarise", done, len(listed))
    return tuple(written), _reports(written, categories, languages)


def with_cards(listed: EditionPaper, languages: Sequence[str]) -> EditionPaper:
    """The paper with its card of excerpts, or the reason for none."""
    marked = marked_without(listed)
    card = write_card(marked.paper) if marked.summary == "card" else None
    if card is None:
        return marked if marked.summary != "card" else replace(marked, summary="no_text")
    return replace(marked, cards=dict.fromkeys(languages, card))


def marked_without(listed: EditionPaper) -> EditionPaper:
    """The paper without cards: `card` where it is to get one, else why it gets none."""
    if listed.paper.withdrawn:
        return replace(listed, summary="withdrawn", cards={})
    if listed.summary == "listed_only":
        return replace(listed, cards={})
    return replace(listed, summary="card" if enough_text(listed.paper) else "no_text", cards={})


def _reports(listed: Sequence[EditionPaper], categories: Categories, languages: Sequence[str]) -> tuple[Report, ...]:
    return tuple(
        Report(key, tuple(each.number for each in speaking), dict.fromkeys(languages, write_report(speaking)))
        for key, speaking in speaking_by_category(listed, categories).items()
    )


def speaking_by_category(listed: Sequence[EditionPaper], categories: Categories) -> dict[str, tuple[EditionPaper, ...]]:
    """The categories that get a report, in their order, with the papers that have cards: two or more."""
    found = {
        category.key: tuple(each for each in listed if each.category == category.key and each.cards)
        for category in categories
    }
    return {key: speaking for key, speaking in found.items() if len(speaking) >= 2}
