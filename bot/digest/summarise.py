"""Stage: gives each selected paper its card in every language, and each category of two papers or more its report.

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


def summarise(
    listed: Sequence[EditionPaper], categories: Categories, languages: Sequence[str], progress: Progress = silent
) -> tuple[tuple[EditionPaper, ...], tuple[Report, ...]]:
    """The papers with their cards or the reason for none, and the reports in the categories' order."""
    written = []
    for done, each in enumerate(listed, start=1):
        written.append(_with_cards(each, languages))
        progress("summarise", done, len(listed))
    return tuple(written), _reports(written, categories, languages)


def _with_cards(listed: EditionPaper, languages: Sequence[str]) -> EditionPaper:
    if listed.paper.withdrawn:
        return replace(listed, summary="withdrawn", cards={})
    if listed.summary == "listed_only":
        return replace(listed, cards={})
    if not enough_text(listed.paper):
        return replace(listed, summary="no_text", cards={})
    card = write_card(listed.paper)
    if card is None:
        return replace(listed, summary="no_text", cards={})
    return replace(listed, summary="card", cards=dict.fromkeys(languages, card))


def _reports(listed: Sequence[EditionPaper], categories: Categories, languages: Sequence[str]) -> tuple[Report, ...]:
    reports = []
    for category in categories:
        speaking = [each for each in listed if each.category == category.key and each.cards]
        if len(speaking) >= 2:
            texts = dict.fromkeys(languages, write_report(speaking))
            reports.append(Report(category.key, tuple(each.number for each in speaking), texts))
    return tuple(reports)
