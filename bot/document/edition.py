"""An edition as a Document: the only place that decides what a post holds, in a chat as in a terminal."""

from collections.abc import Collection, Sequence

from bot.document import category_name
from bot.document.blocks import Block, Break, Document, Heading, Paragraph, text
from bot.document.front_page import ICON, FrontWithout, front_page
from bot.document.notes import notes
from bot.document.one_message import Fits, first_fitting, front_steps
from bot.document.section import section
from bot.domain.category import Categories
from bot.domain.chat import Length
from bot.domain.edition import Edition
from bot.domain.shown import About, Page
from bot.wording.choose import reading


def post(
    edition: Edition,
    categories: Categories,
    *,
    chosen: Collection[str] | None,
    language: str,
    length: Length = "brief",
    fits: Fits | None = None,
    before: Sequence[Block] = (),
) -> Document:
    """Front page, then one section for each chosen category that has papers (`chosen` None: all of them).

    With `fits` at brief length each of them is exactly one message: what is too much is left out, and a button leads
    to it. `before` stands above the front page, in the same message.
    """
    if edition.state == "none":
        return Document((*before, *day_without(edition, language).blocks))
    short = fits if length == "brief" else None
    page = Page("post", language, length, None if chosen is None else tuple(sorted(chosen)), whole=short is None)
    front = _front(edition, categories, page, short, before)
    blocks = list(front.blocks)
    for key in category_name.with_papers(edition):
        if chosen is None or key in chosen:
            shown = section((edition,), key, categories, page, short)
            blocks += (Break(shown.about), *shown.blocks)
    return Document(tuple(blocks), front.about)


def _front(
    edition: Edition, categories: Categories, page: Page, fits: Fits | None, before: Sequence[Block]
) -> Document:
    """The front page, below what stands before it."""
    about = About(edition.day, page=page)

    def made(without: FrontWithout) -> Document:
        return Document((*before, *front_page(edition, categories, page.chosen, page.language, without)), about)

    counts, said = len(category_name.with_papers(edition)), len(notes(edition, page.language))
    return first_fitting(tuple(front_steps(counts, said)), made, fits)


def day_without(edition: Edition, language: str) -> Document:
    """A day without an edition: the reason, and what could not be read."""
    words = reading(language)
    reason = words.reasons.of(edition.reason or "no_papers")
    lines = [reason, *notes(edition, language)]
    return Document(
        (
            Heading(text(f"{ICON} {words.front.title_without_papers(edition.day)}"), level=1),
            Paragraph(text("\n".join(lines))),
        )
    )
