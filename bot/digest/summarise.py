"""Stage: gives each selected paper its card in every language, and each category of two papers or more its report.

By the model where one is set, else by excerpts; what a model does never keeps an edition from being there.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from bot.digest.excerpted import excerpted, marked_without, speaking_by_category
from bot.digest.listing import Sorting
from bot.domain.card import Report
from bot.domain.category import Categories
from bot.domain.edition import EditionPaper
from bot.ports.progress import Progress, silent
from bot.writing.desk import Writing

if TYPE_CHECKING:
    from bot.digest.writers import Writers

WRITERS = "bot.digest.writers"
"""With it comes the gate: only who has a model pays for it."""
LISTS = "bot.writing.first_sentence"
"""With it come the gate's word lists."""
Written = tuple[tuple[EditionPaper, ...], tuple[Report, ...]]


def load_writers() -> None:
    """Load now what a model's texts are written with: half a second that the first edition does not wait for."""
    import_module(WRITERS)
    import_module(LISTS).judge_first()


async def summarise(
    listed: Sequence[EditionPaper],
    categories: Categories,
    languages: Sequence[str],
    writing: Writing | None = None,
    progress: Progress = silent,
    sorting: Sorting | None = None,
) -> Written:
    """The papers with their cards or the reason for none, and the reports in the categories' order.

    Cards are written while `sorting` asks for the categories; reports wait for it.
    """
    if writing is None:
        return await asyncio.to_thread(excerpted, listed, categories, languages, progress)
    from bot.digest.writers import Wanted, Writers  # noqa: PLC0415 - as WRITERS says

    marked = tuple(map(marked_without, listed))
    cards = tuple((each.number, code) for each in marked if each.summary == "card" for code in languages)
    reports = tuple((category.key, code) for category in categories for code in languages)
    writers = Writers(marked, writing, progress, sorting=sorting)
    if writing.outlook is not None:
        await writing.outlook.tell(len({number for number, _ in cards}), len(languages))
    await writers.write(Wanted(cards, reports))
    summaries = {each.number: each.summary for each in marked}
    listed_anew = (replace(each, summary=summaries[each.number]) for each in writers.listed)
    papers = tuple(_with_cards(each, writers, languages) for each in listed_anew)
    return papers, _reports(papers, categories, writers, languages)


def _with_cards(each: EditionPaper, writers: "Writers", languages: Sequence[str]) -> EditionPaper:
    if each.summary != "card":
        return replace(each, cards={})
    cards = {code: card for code in languages if (card := writers.cards.get((each.number, code))) is not None}
    return replace(each, cards=cards, summary="card" if cards else "no_text")


def _reports(
    papers: Sequence[EditionPaper], categories: Categories, writers: "Writers", languages: Sequence[str]
) -> tuple[Report, ...]:
    found: list[Report] = []
    for key, speaking in speaking_by_category(papers, categories).items():
        texts = {code: text for code in languages if (text := writers.reports.get((key, code))) is not None}
        if texts:
            found.append(Report(key, tuple(each.number for each in speaking), texts))
    return tuple(found)
