"""One category of an edition in a chat: the report, its papers one line each, buttons for their cards."""

from collections.abc import Sequence

from bot.document import category_name
from bot.document.blocks import Block, Button, Buttons, Fold, Heading, Items, Paragraph, Span, text
from bot.document.in_language import card_of
from bot.document.paper_card import body, line
from bot.document.report_parts import Part, label, parts, sentences, whole_text_read
from bot.domain.category import Categories
from bot.domain.chat import Length
from bot.domain.edition import Edition, EditionPaper
from bot.wording.choose import reading

BUTTONS_IN_A_ROW = 5


def category_page(
    edition: Edition, key: str, categories: Categories, language: str, length: Length
) -> tuple[Block, ...]:
    """The category's section; at full length every paper's card follows behind its title."""
    words = reading(language)
    papers = edition.of_category(key)
    shown = f"{category_name.icon(key, categories)} {category_name.name(key, categories, language)}"
    numbers = tuple(str(listed.number) for listed in papers)
    return (
        Heading(text(f"{shown} · {words.papers(len(papers))}"), level=2),
        *report(edition, key, language),
        Items(tuple(line(listed, language) for listed in papers), numbers),
        *(_cards(papers, language) if length == "full" else ()),
        *_buttons(papers, language),
    )


def report(edition: Edition, key: str, language: str) -> tuple[Block, ...]:
    """The report: its first part open, the rest folded. No sentence that stands in the list below comes twice."""
    papers = edition.of_category(key)
    said = [part for part in parts(edition, key, language, reading(language).report) if part.bullets]
    listed = {found.tldr.text for found in (card_of(paper, language) for paper in papers) if found}
    fresh = [Part(part.name, tuple(bullet for bullet in part.bullets if bullet.text not in listed)) for part in said]
    new = [part for part in fresh if part.bullets]
    if not new:
        return ()
    first, others = new[0], new[1:]
    named = [block for part in others for block in _part(part)]
    rest = (*(named[1:] if len(others) == 1 else named), *_elsewhere(edition, key, language, fresh))
    folded = " · ".join(part.name for part in others)
    return (*_part(first), *((Fold((Span(folded, bold=True),), rest),) if folded else rest))


def _elsewhere(edition: Edition, key: str, language: str, fresh: Sequence[Part]) -> tuple[Block, ...]:
    """One line for the parts whose sentences all stand in the list, one for those that the papers do not speak of."""
    words = reading(language).report
    found = {part.name for part in fresh}
    silent = [part.name for part in parts(edition, key, language, words) if part.name not in found]
    whole = whole_text_read(edition.of_category(key), language)
    in_list = [part.name for part in fresh if not part.bullets]
    lines = ([words.in_list(in_list)] if in_list else []) + ([words.silent_parts(silent, whole)] if silent else [])
    return tuple(Paragraph(text(line)) for line in lines)


def _part(part: Part) -> tuple[Block, ...]:
    return (Paragraph(label(part.name)), sentences(part))


def _cards(papers: Sequence[EditionPaper], language: str) -> tuple[Block, ...]:
    return tuple(
        Fold((Span(f"{listed.number}. {listed.paper.title or listed.paper.id}", bold=True),), body(listed, language))
        for listed in papers
        if card_of(listed, language)
    )


def _buttons(papers: Sequence[EditionPaper], language: str) -> tuple[Block, ...]:
    words = reading(language).card
    details = [
        Button(words.details(listed.number), f"/paper {listed.number}")
        for listed in papers
        if card_of(listed, language)
    ]
    if not details:
        return ()
    rows = [tuple(details[start : start + BUTTONS_IN_A_ROW]) for start in range(0, len(details), BUTTONS_IN_A_ROW)]
    return (Buttons(tuple(rows)),)
