"""The front page of an edition: date, counts by category, the picture, and what readers must know."""

from collections.abc import Collection

from bot.document import category_name
from bot.document.blocks import Block, Heading, Paragraph, Picture, text
from bot.document.notes import notes
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.wording.choose import reading

ICON = "🗞"
PICTURE = "categories.png"


def front_page(
    edition: Edition, categories: Categories, chosen: Collection[str] | None, language: str
) -> tuple[Block, ...]:
    """The front page for a chat that has `chosen` these categories (None: all)."""
    words = reading(language).front
    keys = category_name.with_papers(edition)
    left_out = tuple(key for key in keys if chosen is not None and key not in chosen)
    lines = [*notes(edition, language)]
    if left_out:
        missing = sum(len(edition.of_category(key)) for key in left_out)
        lines.append(words.left_out(missing, [category_name.name(key, categories, language) for key in left_out]))
    if len(left_out) == len(keys):
        lines.insert(0, words.nothing_chosen)
    return (
        Heading(text(f"{ICON} {words.title(edition.day, len(edition.papers))}"), level=1),
        Picture(PICTURE, picture_words(edition, categories, language)),
        Paragraph(text(counts_line(edition, categories, language))),
        *((Paragraph(text("\n".join(lines))),) if lines else ()),
    )


def counts_line(edition: Edition, categories: Categories, language: str) -> str:
    """`LLM 5 · Computer Vision 4 · …` in one line."""
    return " · ".join(f"{name} {count}" for name, count in counts(edition, categories, language))


def counts(edition: Edition, categories: Categories, language: str) -> tuple[tuple[str, int], ...]:
    """Names and numbers of papers, in the categories' order."""
    keys = category_name.with_papers(edition)
    return tuple((category_name.name(key, categories, language), len(edition.of_category(key))) for key in keys)


def picture_words(edition: Edition, categories: Categories, language: str) -> str:
    """What the picture shows, for those who do not see it."""
    return reading(language).front.picture(edition.day, counts(edition, categories, language))
