"""The front page of an edition: date, counts by category, the picture, and what readers must know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.document import category_name
from bot.document.blocks import Block, Button, Buttons, Heading, Paragraph, Picture, text
from bot.document.notes import notes
from bot.document.on_site import on_site
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.wording.choose import reading

ICON = "🗞"
PICTURE = "categories.png"
COMMANDS = ("/categories", "/status")
"""Where the counts and the notes that a shortened page leaves out are told."""


@dataclass(frozen=True, slots=True)
class FrontWithout:
    """What a shortened front page leaves out: the names of other categories, the picture, then counts and notes.

    The last `counts` categories and the last `notes` notes are only counted.
    """

    names: bool = False
    picture: bool = False
    counts: int = 0
    notes: int = 0


WHOLE = FrontWithout()


def front_page(
    edition: Edition,
    categories: Categories,
    chosen: Collection[str] | None,
    language: str,
    without: FrontWithout = WHOLE,
) -> tuple[Block, ...]:
    """The front page for a chat that has `chosen` these categories (None: all)."""
    words = reading(language).front
    shown = Picture(picture_place(edition.day), picture_words(edition, categories, language))
    lines = _lines(edition, categories, chosen, language, without)
    return (
        Heading(text(f"{ICON} {words.title(edition.day, len(edition.papers))}"), level=1),
        *(() if without.picture else (shown,)),
        Paragraph(text(_counted(edition, categories, language, without.counts))),
        *((Paragraph(text("\n".join(lines))),) if lines else ()),
        *on_site((edition.day,), categories, language),
        *((_everything(edition, language),) if _not_chosen(edition, chosen) else ()),
    )


def _not_chosen(edition: Edition, chosen: Collection[str] | None) -> tuple[str, ...]:
    """The categories with papers that this chat did not choose."""
    return tuple(key for key in category_name.with_papers(edition) if chosen is not None and key not in chosen)


def _everything(edition: Edition, language: str) -> Buttons:
    """A button and no command in the words: in a channel nobody can write one."""
    return Buttons(((Button(reading(language).show_all, f"/digest all {edition.day.isoformat()}"),),))


def _counted(edition: Edition, categories: Categories, language: str, left_out: int) -> str:
    """The line of counts; the last ones only as how many more there are."""
    if not left_out:
        return counts_line(edition, categories, language)
    shown = [f"{name} {count}" for name, count in counts(edition, categories, language)[:-left_out]]
    return " · ".join([*shown, f"{reading(language).front.more(left_out)}: {COMMANDS[0]}"])


def _lines(
    edition: Edition, categories: Categories, chosen: Collection[str] | None, language: str, without: FrontWithout
) -> list[str]:
    """What readers must know: the notes, and what the edition has beyond what this chat chose."""
    words = reading(language).front
    left_out = _not_chosen(edition, chosen)
    said = notes(edition, language)
    lines = [words.nothing_chosen] if len(left_out) == len(category_name.with_papers(edition)) else []
    lines += said[: len(said) - without.notes]
    lines += [f"{words.more(without.notes)}: {COMMANDS[1]}"] if without.notes else []
    if left_out:
        missing = sum(len(edition.of_category(key)) for key in left_out)
        names = [] if without.names else [category_name.name(key, categories, language) for key in left_out]
        lines.append(words.left_out(missing, names))
    return lines


def picture_place(day: date) -> str:
    """The picture's place in the archive."""
    return f"{day.isoformat()}/{PICTURE}"


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
