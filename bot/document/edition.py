"""An edition as a Document: the only place that decides what a post holds, in a chat as in a terminal."""

from collections.abc import Collection

from bot.document import category_name
from bot.document.blocks import Block, Break, Document, Heading, Paragraph, text
from bot.document.category_page import category_page
from bot.document.front_page import ICON, front_page
from bot.document.notes import notes
from bot.domain.category import Categories
from bot.domain.chat import Length
from bot.domain.edition import Edition
from bot.wording.choose import reading


def post(
    edition: Edition,
    categories: Categories,
    *,
    chosen: Collection[str] | None,
    language: str,
    length: Length = "brief",
) -> Document:
    """Front page, then one section for each chosen category that has papers (`chosen` None: all of them)."""
    if edition.state == "none":
        return day_without(edition, language)
    blocks: list[Block] = list(front_page(edition, categories, chosen, language))
    for key in category_name.with_papers(edition):
        if chosen is None or key in chosen:
            blocks += (Break(), *category_page(edition, key, categories, language, length))
    return Document(tuple(blocks))


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
