"""One category's message of a post: of one edition or of several, short enough for the place in which it stands."""

from collections.abc import Sequence
from dataclasses import replace

from bot.document.blocks import Document
from bot.document.category_page import Without, category_page, listed_with
from bot.document.numbered import papers_of
from bot.document.one_message import Fits, Shelf, first_fitting, page_steps
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.domain.shown import About, Page


def section(editions: Sequence[Edition], key: str, categories: Categories, page: Page, fits: Fits | None) -> Document:
    """The category's page in these editions, newest first, and what it shows. `page` says how it is made.

    With a Shelf it is made once for all posts that show it.
    """
    sections = fits.sections if isinstance(fits, Shelf) else {}
    at = (tuple(edition.day for edition in editions), key, page.language, page.length)
    if at not in sections:
        sections[at] = _made(editions, key, categories, page, fits)
    document = sections[at]
    return replace(document, about=replace(document.about, page=page)) if document.about else document


def _made(editions: Sequence[Edition], key: str, categories: Categories, page: Page, fits: Fits | None) -> Document:

    def made(without: Without) -> Document:
        shown = category_page(editions, key, categories, page.language, page.length, without)
        return Document(shown, _about(editions, key, page, without))

    return first_fitting(page_steps(len(papers_of(editions, key))), made, fits)


def _about(editions: Sequence[Edition], key: str, page: Page, without: Without) -> About:
    """The papers of the newest edition, and beside them those of each older one that has some."""
    shown = listed_with(editions, key, without)
    numbers = [
        (edition.day, tuple(paper.listed.number for paper in shown if paper.day == edition.day)) for edition in editions
    ]
    (day, papers), *others = numbers
    return About(day, papers, key, page, tuple((older, listed) for older, listed in others if listed))
